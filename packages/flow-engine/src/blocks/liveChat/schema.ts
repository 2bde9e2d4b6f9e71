// Settings of the live chat.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { speakingFields, textField } from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";

/** Members one request may notify by name. */
const maximumMembers = 100;

export const liveChatSettings = z.object({
  text: textField("Message", {
    initial: "I am connecting you with our team. One moment, please.",
    hint: "Said while the visitor waits for an agent. Not said when nobody is online.",
  }),
  notifyMemberIds: field(z.array(z.string().max(limits.nameLength)).max(maximumMembers).default([]), {
    label: "Notify",
    hint: "Leave empty to notify everybody who may take chats.",
    tab: "logic",
    control: "members",
  }),
  ...speakingFields(),
});
