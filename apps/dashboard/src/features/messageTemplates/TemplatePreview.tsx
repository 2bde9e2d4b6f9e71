// A template as the person will see it, with what is filled in so far.

import { Text } from "@mantine/core";
import type { TemplateButton, TemplateDraft } from "@parley/contracts/messageTemplates";
import { IconFile, IconMapPin, IconPhoto, IconVideo } from "@tabler/icons-react";
import { t } from "../../i18n/t.ts";
import { fillWords } from "./fillWords.ts";
import classes from "./templates.module.css";

interface TemplatePreviewProps {
  content: TemplateDraft;
  values: Readonly<Record<string, string>>;
}

const headerIcons = { image: IconPhoto, video: IconVideo, document: IconFile, location: IconMapPin };

export function TemplatePreview({ content, values }: TemplatePreviewProps) {
  const { header, body, footer, buttons, cards = [], authentication } = content;
  const HeaderIcon = header && header.kind !== "text" ? headerIcons[header.kind] : null;
  return (
    <div className={classes.preview} role="region" aria-label={t("templates.preview")}>
      <div className={classes.bubble} dir="auto">
        {header?.kind === "text" ? (
          <Text fw={600} size="sm">
            {fillWords(header.text, "header.", values)}
          </Text>
        ) : null}
        {HeaderIcon ? (
          <div className={classes.media}>
            <HeaderIcon size={26} stroke={1.5} aria-hidden />
          </div>
        ) : null}
        <Text size="sm" className={classes.words}>
          {authentication
            ? t("templates.code", { code: values["body.1"] || "{{1}}" })
            : fillWords(body.text, "body.", values)}
        </Text>
        {footer ? (
          <Text size="xs" c="dimmed">
            {footer}
          </Text>
        ) : null}
        <Buttons buttons={buttons} />
      </div>
      {cards.length > 0 ? (
        <div className={classes.cards}>
          {cards.map((card, index) => (
            // Cards have no names; their place is what tells them apart.
            <div key={`card${String(index)}`} className={classes.bubble} dir="auto">
              <div className={classes.media}>
                {card.header.kind === "video" ? <IconVideo size={22} /> : <IconPhoto size={22} />}
              </div>
              <Text size="sm" className={classes.words}>
                {fillWords(card.text, `card${index}.body.`, values)}
              </Text>
              <Buttons buttons={card.buttons} />
            </div>
          ))}
        </div>
      ) : null}
    </div>
  );
}

function Buttons({ buttons }: { buttons: readonly TemplateButton[] }) {
  if (buttons.length === 0) return null;
  return (
    <ul className={classes.buttons}>
      {buttons.map((button, index) => (
        <li key={`button${String(index)}`}>{titleOf(button)}</li>
      ))}
    </ul>
  );
}

function titleOf(button: TemplateButton): string {
  if (button.kind === "copyCode") return t("templates.copyCode");
  return button.title ?? t("templates.copyCode");
}
