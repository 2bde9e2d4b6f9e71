// What needs this person now, the live figures, the bots, and the first steps until they are done.
import { Grid, Stack } from "@mantine/core";
import { useAllows, useMe } from "../../app/workspace.tsx";
import { t } from "../../i18n/t.ts";
import { Page } from "../../ui/Page.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { BotsAtAGlance } from "./BotsAtAGlance.tsx";
import { FirstSteps } from "./FirstSteps.tsx";
import { LiveFigures } from "./LiveFigures.tsx";
import { NeedsMe } from "./NeedsMe.tsx";

export function HomePage() {
  const { user } = useMe();
  const canReadInbox = useAllows("inbox", "read");
  const canReadBots = useAllows("bots", "read");
  const firstName = user.name.trim().split(/\s+/)[0] ?? user.name;
  return (
    <Page width="wide">
      <PageHeader title={t("home.greeting", { name: firstName })} />
      <Stack gap="lg">
        {canReadInbox ? <LiveFigures /> : null}
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Stack gap="lg">
              <FirstSteps />
              {canReadInbox ? <NeedsMe /> : null}
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>{canReadBots ? <BotsAtAGlance /> : null}</Grid.Col>
        </Grid>
      </Stack>
    </Page>
  );
}
