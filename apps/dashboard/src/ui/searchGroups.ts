// Narrows grouped choices down to what was typed, best matches first.

interface Searchable {
  id: string;
  label: string;
  description?: string;
  keywords?: string;
}

interface Group<Item> {
  label: string;
  items: readonly Item[];
}

/** Groups and their items by how well they match; an item that stands in several groups is shown once. */
export function searchGroups<Item extends Searchable>(
  groups: readonly Group<Item>[],
  search: string,
): readonly Group<Item>[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === "") return groups.filter((group) => group.items.length > 0);
  const words = wanted.split(/\s+/);
  const found = new Set<string>();
  return groups
    .map((group) => {
      const ranked = group.items
        .map((item) => ({ item, rank: rankOf(item, wanted, words) }))
        .filter(({ item, rank }) => rank < noMatch && !found.has(item.id))
        .toSorted((one, other) => one.rank - other.rank);
      for (const { item } of ranked) found.add(item.id);
      return { label: group.label, items: ranked.map(({ item }) => item), rank: ranked[0]?.rank ?? noMatch };
    })
    .filter((group) => group.items.length > 0)
    .toSorted((one, other) => one.rank - other.rank);
}

const noMatch = 4;

/** 0: is its id or begins with it, 1: holds it, 2: holds all its words, 3: found by description or keywords. */
function rankOf({ id, label, description, keywords }: Searchable, wanted: string, words: string[]): number {
  if (id.toLowerCase() === wanted) return 0;
  const name = label.toLowerCase();
  if (name.startsWith(wanted)) return 0;
  if (name.includes(wanted)) return 1;
  if (words.every((word) => name.includes(word))) return 2;
  const text = `${name} ${description ?? ""} ${keywords ?? ""}`.toLowerCase();
  return words.every((word) => text.includes(word)) ? 3 : noMatch;
}
