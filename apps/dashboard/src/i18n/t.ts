// The one way a text reaches the screen: `t("area.key", values)`. Messages are ICU (plurals, selects), compiled on first use.
import { i18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { catalogue, type MessageKey } from "./catalogue.ts";

const LANGUAGE = "en";

i18n.setMessagesCompiler(compileMessage);
i18n.load(LANGUAGE, catalogue);
i18n.activate(LANGUAGE);

export type { MessageKey };
export type MessageValues = Record<string, string | number>;

/**
 * The text of a message in the present language.
 * @example t("bots.count", { count: 3 })
 */
export function t(key: MessageKey, values?: MessageValues): string {
  return i18n._(key, values);
}

/** Adds the texts of a screen that is loaded later than the rest. */
export function addMessages(messages: Readonly<Record<string, string>>): void {
  i18n.load(LANGUAGE, messages);
}

/** Whether a key built at run time exists, for instance `errors.<code>`. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(i18n.messages, key);
}

export function currentLanguage(): string {
  return i18n.locale;
}
