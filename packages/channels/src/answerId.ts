// The id of a button: which question it belongs to and which answer it gives, within Telegram's 64 bytes. A press of an
// older question's button is thereby known to be one.

/** Shortest limit among the channels, in bytes. */
const MAXIMUM_BYTES = 64;
const mark = "a";
const separator = "|";

/** Longer ids are cut from the block's side: the answer must stay whole. */
export function answerId(blockId: string, optionId: string): string {
  const room = MAXIMUM_BYTES - byteLength(optionId) - 2 * separator.length - mark.length;
  return [mark, blockId.slice(0, Math.max(0, room)), optionId].join(separator);
}

export function readAnswerId(id: string): { blockId: string; optionId: string } | undefined {
  const [kind, blockId, ...rest] = id.split(separator);
  if (kind !== mark || blockId === undefined || rest.length === 0) return undefined;
  return { blockId, optionId: rest.join(separator) };
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Answers that every question may have beside its own; no option's id looks like them. */
export const controlAnswers = { skip: "!skip", back: "!back", resend: "!resend" } as const;
