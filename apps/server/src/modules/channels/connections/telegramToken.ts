// A bot's token begins with the bot's id.

/** Undefined for what BotFather cannot have given. */
export function botIdOf(token: string): string | undefined {
  return /^([1-9]\d{4,15}):[\w-]{20,80}$/.exec(token)?.[1];
}
