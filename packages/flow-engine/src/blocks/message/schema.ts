// Settings of the message block.

import { z } from "zod";
import { speakingFields, textField } from "../../settings/commonFields.ts";

export const messageSettings = z.object({
  text: textField("Message"),
  ...speakingFields(),
});
