// Settings of a bot: sections on the left, the form, and the chat as visitors see it on the right.
import { Box, Text, Title } from "@mantine/core";
import { Link, Navigate, useParams } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { t } from "../../../i18n/t.ts";
import { Page } from "../../../ui/Page.tsx";
import { QueryView } from "../../../ui/QueryView.tsx";
import { BotPreview } from "../preview/BotPreview.tsx";
import { useBot } from "../queries.ts";
import { SectionForm } from "./SectionForm.tsx";
import { isSectionName, sectionNames, type SectionName } from "./sections.ts";
import classes from "./BotSettingsPage.module.css";

export function BotSettingsPage() {
  const { botId, section } = useParams({ from: "/app/bots/$botId/settings/$section" });
  if (!isSectionName(section)) {
    return <Navigate to="/bots/$botId/settings/$section" params={{ botId, section: "design" }} replace />;
  }
  return <Settings key={`${botId} ${section}`} botId={botId} section={section} />;
}

interface Shown {
  values: Record<string, unknown>;
  isDirty: boolean;
}

function Settings({ botId, section }: { botId: string; section: SectionName }) {
  const bot = useBot(botId);
  const [shown, setShown] = useState<Shown>({ values: {}, isDirty: false });
  const onChange = useCallback(
    (values: Record<string, unknown>, isDirty: boolean) => setShown({ values, isDirty }),
    [],
  );

  return (
    <div className={classes.page}>
      <nav className={classes.sections} aria-label={t("bots.settings.sections")}>
        {sectionNames.map((name) => (
          <Link
            key={name}
            to="/bots/$botId/settings/$section"
            params={{ botId, section: name }}
            className={classes.section}
          >
            {t(`bots.settings.${name}`)}
          </Link>
        ))}
      </nav>
      <Box className={classes.form}>
        <Title order={1} size="h2">
          {t(`bots.settings.${section}`)}
        </Title>
        <Text c="dimmed" mt={4} mb="lg">
          {t(`bots.settings.${section}.text`)}
        </Text>
        <QueryView query={bot}>
          {(data) => <SectionForm bot={data} section={section} onChange={onChange} />}
        </QueryView>
      </Box>
      <aside className={classes.preview} aria-label={t("bots.settings.preview")}>
        {bot.data ? (
          <BotPreview
            bot={bot.data}
            draft={section === "design" && shown.isDirty ? shown.values : undefined}
          />
        ) : (
          <Page>{null}</Page>
        )}
      </aside>
    </div>
  );
}
