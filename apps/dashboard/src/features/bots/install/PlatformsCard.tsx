// Where the snippet goes on the usual platforms.
import { Accordion, List } from "@mantine/core";
import { t } from "../../../i18n/t.ts";
import { Section } from "../../../ui/Section.tsx";

const platforms = ["html", "wordpress", "shopify", "wix", "squarespace", "tagManager"] as const;

export function PlatformsCard() {
  return (
    <Section title={t("bots.install.platforms")} text={t("bots.install.platformsText")}>
      <Accordion variant="separated" chevronPosition="left">
        {platforms.map((platform) => (
          <Accordion.Item key={platform} value={platform}>
            <Accordion.Control>{t(`bots.install.${platform}`)}</Accordion.Control>
            <Accordion.Panel>
              <List type="ordered" size="sm" spacing={4}>
                {t(`bots.install.${platform}.steps`)
                  .split("\n")
                  .map((line) => (
                    <List.Item key={line}>{line}</List.Item>
                  ))}
              </List>
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </Section>
  );
}
