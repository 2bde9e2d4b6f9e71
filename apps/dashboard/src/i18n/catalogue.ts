// All English messages, merged from the features. Another language is a second object with the same keys.
import { accountMessages } from "../features/account/messages.ts";
import { authMessages } from "../features/auth/messages.ts";
import { botsMessages } from "../features/bots/messages.ts";
import { developersMessages } from "../features/developers/messages.ts";
import { editorMessages } from "../features/editor/messages.ts";
import { homeMessages } from "../features/home/messages.ts";
import { inboxMessages } from "../features/inbox/messages.ts";
import { instanceMessages } from "../features/instance/messages.ts";
import { membersMessages } from "../features/members/messages.ts";
import { settingsMessages } from "../features/settings/messages.ts";
import { shellMessages } from "../app/messages.ts";
import { uiMessages } from "../ui/messages.ts";

export const catalogue = {
  ...uiMessages,
  ...shellMessages,
  ...authMessages,
  ...homeMessages,
  ...botsMessages,
  ...settingsMessages,
  ...membersMessages,
  ...accountMessages,
  ...developersMessages,
  ...instanceMessages,
  ...editorMessages,
  ...inboxMessages,
};

export type MessageKey = keyof typeof catalogue;
