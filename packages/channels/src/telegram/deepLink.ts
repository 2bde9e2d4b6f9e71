// A link that opens the bot and starts it with a word of ours.

/** Longest payload, and what may stand in it. */
const payloadPattern = /^[A-Za-z0-9_-]{1,64}$/;

/** Undefined for a payload Telegram would not pass on. */
export function deepLink(
  username: string,
  payload?: string,
  target: "private" | "group" = "private",
): string | undefined {
  const url = new URL(`https://t.me/${encodeURIComponent(username.replace(/^@/, ""))}`);
  if (payload === undefined && target === "private") return url.href;
  if (payload !== undefined && !payloadPattern.test(payload)) return undefined;
  url.searchParams.set(target === "group" ? "startgroup" : "start", payload ?? "");
  return url.href;
}
