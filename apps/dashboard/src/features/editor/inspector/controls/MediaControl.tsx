// A picture or video: its address, or a file that is uploaded to get one.

import { asText, type ControlProps } from "../controlProps.ts";
import { acceptedMedia } from "./acceptedMedia.ts";
import { MediaInput } from "./MediaInput.tsx";

export function MediaControl({ field, value, onChange, error, isFocused }: ControlProps) {
  const isImage = field.control === "imageUrl";
  return (
    <MediaInput
      label={field.label}
      description={field.hint}
      placeholder={field.placeholder ?? ""}
      error={error}
      value={asText(value)}
      accept={isImage ? acceptedMedia.image : acceptedMedia.video}
      isImage={isImage}
      isFocused={isFocused}
      onChange={onChange}
    />
  );
}
