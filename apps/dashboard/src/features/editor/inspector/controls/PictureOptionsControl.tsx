// Options with a picture: title, picture, a line of text, and where each leads.

import { t } from "../../../../i18n/t.ts";
import { newId } from "../../model/newId.ts";
import { asRecords, asText, type ControlProps } from "../controlProps.ts";
import { TemplateText } from "../TemplateText.tsx";
import { acceptedMedia } from "./acceptedMedia.ts";
import { MediaInput } from "./MediaInput.tsx";
import { rowName, Rows } from "./Rows.tsx";
import { RowTarget } from "./RowTarget.tsx";

interface PictureOption {
  id: string;
  title: string;
  imageUrl: string;
  text: string;
}

export function PictureOptionsControl({ block, field, value, onChange, error }: ControlProps) {
  const options = asRecords(value).map((item): PictureOption => ({
    id: asText(item["id"]),
    title: asText(item["title"]),
    imageUrl: asText(item["imageUrl"]),
    text: asText(item["text"]),
  }));
  return (
    <Rows
      field={field}
      error={error}
      rows={options}
      idOf={({ id }) => id}
      nameOf={(option, index) => rowName(option.title, t("editor.pictures.row"), index)}
      makeRow={() => ({ id: newId(), title: "", imageUrl: "", text: "" })}
      addLabel={t("editor.pictures.add")}
      onChange={onChange}
    >
      {(option, change, name, index) => (
        <>
          <TemplateText
            label={t("editor.options.title", { number: index + 1 })}
            isLabelHidden
            placeholder={t("editor.pictures.title")}
            value={option.title}
            maxLength={80}
            onChange={(title) => change({ title })}
          />
          <MediaInput
            label={t("editor.pictures.picture", { name })}
            isLabelHidden
            placeholder="https://"
            value={option.imageUrl}
            accept={acceptedMedia.image}
            isImage
            onChange={(imageUrl) => change({ imageUrl })}
          />
          <TemplateText
            label={t("editor.pictures.text", { name })}
            isLabelHidden
            placeholder={t("editor.pictures.textPlaceholder")}
            value={option.text}
            onChange={(text) => change({ text })}
          />
          <RowTarget block={block} output={option.id} name={name} />
        </>
      )}
    </Rows>
  );
}
