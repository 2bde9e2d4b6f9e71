// English messages, merged from the features. Another language is a second object with the same keys. The texts of the
// larger screens come with those screens (see the router), so that the first screen does not wait for them.
import { accountMessages } from "../features/account/messages.ts";
import { authMessages } from "../features/auth/messages.ts";
import { botsMessages } from "../features/bots/messages.ts";
import { developersMessages } from "../features/developers/messages.ts";
import type { apisMessages } from "../features/developers/apis/messages.ts";
import type { connectionMessages } from "../features/bots/connection/messages.ts";
import type { installMessages } from "../features/bots/install/messages.ts";
import type { botSettingsMessages } from "../features/bots/settings/messages.ts";
import type { editorMessages } from "../features/editor/messages.ts";
import type { messageTemplatesMessages } from "../features/messageTemplates/messages.ts";
import type { bookingsMessages } from "../features/bookings/messages.ts";
import { homeMessages } from "../features/home/messages.ts";
import type { inboxMessages } from "../features/inbox/messages.ts";
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
};

export type MessageKey =
  | keyof typeof catalogue
  | keyof typeof botSettingsMessages
  | keyof typeof bookingsMessages
  | keyof typeof messageTemplatesMessages
  | keyof typeof apisMessages
  | keyof typeof connectionMessages
  | keyof typeof installMessages
  | keyof typeof editorMessages
  | keyof typeof inboxMessages;
