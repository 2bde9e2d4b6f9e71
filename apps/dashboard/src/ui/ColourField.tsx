// A colour, typed or picked, with a name on every button of it.
import { ColorInput, type ColorInputProps } from "@mantine/core";
import { t } from "../i18n/t.ts";

export function ColourField(props: ColorInputProps) {
  return <ColorInput format="hex" eyeDropperButtonProps={{ "aria-label": t("ui.pickColour") }} {...props} />;
}
