// Settings of the return.

import { z } from "zod";
import { speakingFields, textField } from "../../settings/commonFields.ts";

export const returnFlowSettings = z.object({
  text: textField("Message", { required: false, hint: "Optional. Said before the conversation goes back." }),
  ...speakingFields(),
});
