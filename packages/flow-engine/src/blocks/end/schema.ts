// Settings of the end block.

import { z } from "zod";
import { speakingFields, textField } from "../../settings/commonFields.ts";

export const endSettings = z.object({
  text: textField("Closing message", { required: false, hint: "Optional. Type / to insert a variable." }),
  ...speakingFields(),
});
