// Cards: title, text, picture, and buttons that open an address or answer the bot.

import { limits } from "@parley/contracts/limits";
import type { Block } from "@parley/contracts/flow";
import { t } from "../../../../i18n/t.ts";
import { newId } from "../../model/newId.ts";
import { asRecords, asText, type ControlProps } from "../controlProps.ts";
import { TemplateText } from "../TemplateText.tsx";
import { acceptedMedia } from "./acceptedMedia.ts";
import { MediaInput } from "./MediaInput.tsx";
import { rowName, Rows } from "./Rows.tsx";
import { RowTarget } from "./RowTarget.tsx";

interface CardButton {
  id: string;
  title: string;
  url: string;
}

interface Card {
  id: string;
  title: string;
  text: string;
  imageUrl: string;
  buttons: CardButton[];
}

export function CardsControl({ block, field, value, onChange, error }: ControlProps) {
  const cards = asRecords(value).map((card): Card => ({
    id: asText(card["id"]),
    title: asText(card["title"]),
    text: asText(card["text"]),
    imageUrl: asText(card["imageUrl"]),
    buttons: asRecords(card["buttons"]).map((button) => ({
      id: asText(button["id"]),
      title: asText(button["title"]),
      url: asText(button["url"]),
    })),
  }));
  return (
    <Rows
      field={field}
      error={error}
      rows={cards}
      idOf={({ id }) => id}
      nameOf={(card, index) => rowName(card.title, t("editor.cards.row"), index)}
      makeRow={() => ({ id: newId(), title: "", text: "", imageUrl: "", buttons: [] })}
      addLabel={t("editor.cards.add")}
      onChange={onChange}
    >
      {(card, change, name) => (
        <>
          <TemplateText
            label={t("editor.cards.title", { name })}
            isLabelHidden
            placeholder={t("editor.cards.titlePlaceholder")}
            value={card.title}
            onChange={(title) => change({ title })}
          />
          <TemplateText
            label={t("editor.cards.text", { name })}
            isLabelHidden
            isMultiline
            placeholder={t("editor.cards.textPlaceholder")}
            value={card.text}
            onChange={(text) => change({ text })}
          />
          <MediaInput
            label={t("editor.pictures.picture", { name })}
            isLabelHidden
            placeholder="https://"
            value={card.imageUrl}
            accept={acceptedMedia.image}
            isImage
            onChange={(imageUrl) => change({ imageUrl })}
          />
          <Buttons block={block} buttons={card.buttons} onChange={(buttons) => change({ buttons })} />
        </>
      )}
    </Rows>
  );
}

interface ButtonsProps {
  block: Block;
  buttons: CardButton[];
  onChange: (buttons: CardButton[]) => void;
}

function Buttons({ block, buttons, onChange }: ButtonsProps) {
  return (
    <Rows
      field={{ label: t("editor.cards.buttons"), maximumItems: limits.buttonsPerCard }}
      error={undefined}
      rows={buttons}
      idOf={({ id }) => id}
      nameOf={(button, index) => rowName(button.title, t("editor.cards.button"), index)}
      makeRow={() => ({ id: newId(), title: "", url: "" })}
      addLabel={t("editor.cards.addButton")}
      onChange={onChange}
    >
      {(button, change, name) => (
        <>
          <TemplateText
            label={t("editor.cards.buttonTitle", { name })}
            isLabelHidden
            placeholder={t("editor.cards.buttonTitlePlaceholder")}
            value={button.title}
            onChange={(title) => change({ title })}
          />
          <TemplateText
            label={t("editor.cards.buttonUrl", { name })}
            isLabelHidden
            placeholder={t("editor.cards.buttonUrlPlaceholder")}
            value={button.url}
            onChange={(url) => change({ url })}
          />
          {button.url === "" ? <RowTarget block={block} output={button.id} name={name} /> : null}
        </>
      )}
    </Rows>
  );
}
