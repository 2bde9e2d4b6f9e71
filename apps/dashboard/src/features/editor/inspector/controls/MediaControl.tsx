// A picture, video, sound or document: its address, or a file that is uploaded to get one.

import { asText, type ControlProps } from "../controlProps.ts";
import { acceptedMedia } from "./acceptedMedia.ts";
import { MediaInput } from "./MediaInput.tsx";

export function MediaControl({ field, value, onChange, error, isFocused }: ControlProps) {
  const kind = kindOf(field.control);
  return (
    <MediaInput
      label={field.label}
      description={field.hint}
      placeholder={field.placeholder ?? ""}
      error={error}
      value={asText(value)}
      accept={acceptedMedia[kind]}
      isImage={kind === "image"}
      isFocused={isFocused}
      onChange={onChange}
    />
  );
}

function kindOf(control: ControlProps["field"]["control"]): keyof typeof acceptedMedia {
  switch (control) {
    case "imageUrl":
      return "image";
    case "videoUrl":
      return "video";
    case "audioUrl":
      return "audio";
    default:
      return "document";
  }
}
