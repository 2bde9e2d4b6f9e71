// Settings of the notification.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { field } from "../../settings/field.ts";

/** Members one notification may name. */
const maximumMembers = 100;

export const notifyTeamSettings = z.object({
  message: field(z.string().max(limits.blockTextLength).default(""), {
    label: "Message to the team",
    hint: "Type / to insert a variable.",
    tab: "content",
    control: "textarea",
    template: true,
    required: true,
  }),
  memberIds: field(z.array(z.string().max(limits.nameLength)).max(maximumMembers).default([]), {
    label: "Notify",
    hint: "Leave empty to notify everybody who may take chats.",
    tab: "content",
    control: "members",
  }),
  byMail: field(z.boolean().default(false), {
    label: "Also by e-mail",
    tab: "content",
    control: "toggle",
  }),
});
export type NotifyTeamSettings = z.infer<typeof notifyTeamSettings>;
