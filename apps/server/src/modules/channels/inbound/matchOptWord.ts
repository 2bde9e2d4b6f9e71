// Words that end or begin a person's wish for news, alone in a message and in any spelling of case.

import type { ChannelSettings } from "@parley/contracts/channelSettings";

export function matchOptWord(
  settings: Pick<ChannelSettings, "optInWords" | "optOutWords" | "optInMessage" | "optOutMessage">,
  text: string,
): { isIn: boolean; answer: string } | undefined {
  const said = normalized(text);
  const isOneOf = (words: readonly string[]) => words.some((word) => normalized(word) === said);
  if (isOneOf(settings.optOutWords)) return { isIn: false, answer: settings.optOutMessage };
  if (isOneOf(settings.optInWords)) return { isIn: true, answer: settings.optInMessage };
  return undefined;
}

function normalized(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\p{P}\p{S}]/gu, "")
    .trim();
}
