// What to call each of several bots: its name, and where two share one, the end of their ids as well.

/** Enough of an id to tell the bots of a workspace apart, and to find it in an address. */
const CODE_LENGTH = 4;

interface NamedBot {
  id: string;
  name: string;
}

export type BotLabels = (bot: NamedBot) => string;

/** @example const labelOf = botLabels(bots); labelOf(bots[0]) // "Shop", or "Shop · 3f2a" beside another "Shop" */
export function botLabels(bots: Iterable<NamedBot>): BotLabels {
  const idsByName = new Map<string, Set<string>>();
  for (const { id, name } of bots) {
    const ids = idsByName.get(keyOf(name)) ?? new Set();
    idsByName.set(keyOf(name), ids.add(id));
  }
  return ({ id, name }) =>
    (idsByName.get(keyOf(name))?.size ?? 0) > 1 ? `${name.trim()} · ${id.slice(-CODE_LENGTH)}` : name;
}

/** Names that look alike are alike. */
function keyOf(name: string): string {
  return name.trim().toLocaleLowerCase();
}
