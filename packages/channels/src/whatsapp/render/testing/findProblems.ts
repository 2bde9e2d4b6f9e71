// What WhatsApp would refuse in a message, by the limits of its documents; for tests.

import { fields, list, text, type Fields } from "../../../readFields.ts";

export function findProblems(body: Fields): string[] {
  const type = text(body["type"]) ?? "";
  const own = fields(body[type]);
  switch (type) {
    case "text":
      return within("text", own["body"], 1, 4_096);
    case "image":
    case "video":
    case "document":
      return within("caption", own["caption"] ?? "-", 1, 1_024);
    case "interactive":
      return interactiveProblems(own);
    default:
      return [];
  }
}

function interactiveProblems(own: Fields): string[] {
  const type = text(own["type"]) ?? "";
  const action = fields(own["action"]);
  const found = within("body", fields(own["body"])["text"], 1, 1_024);
  switch (type) {
    case "button": {
      const replies = list(action["buttons"]).map((button) => fields(fields(button)["reply"]));
      return [...found, ...count("buttons", replies, 1, 3), ...entries(replies, 20, 256)];
    }
    case "list": {
      const rows = list(action["sections"]).flatMap((section) => list(fields(section)["rows"]).map(fields));
      return [
        ...found,
        ...within("label", action["button"], 1, 20),
        ...count("rows", rows, 1, 10),
        ...entries(rows, 24, 200),
        ...rows.flatMap((row) => within("description", row["description"] ?? "-", 1, 72)),
      ];
    }
    case "cta_url":
      return [...found, ...within("link", fields(action["parameters"])["display_text"], 1, 20)];
    case "carousel": {
      const cards = list(action["cards"]).map(fields);
      const bodies = cards.map((card) => fields(card["body"])["text"]);
      return [
        ...found,
        ...count("cards", cards, 2, 10),
        ...bodies.flatMap((words) => within("card", words, 1, 160)),
        ...bodies.flatMap((words) => (String(words).split("\n").length > 3 ? ["card: line breaks"] : [])),
      ];
    }
    default:
      return found;
  }
}

function entries(all: readonly Fields[], titleMaximum: number, idMaximum: number): string[] {
  const titles = all.map(({ title }) => title);
  return [
    ...titles.flatMap((title) => within("title", title, 1, titleMaximum)),
    ...all.flatMap(({ id }) => within("id", id, 1, idMaximum)),
    ...(new Set(titles).size === titles.length ? [] : ["titles: not unique"]),
  ];
}

function within(name: string, value: unknown, least: number, most: number): string[] {
  if (typeof value !== "string" || value.trim() === "") return [`${name}: missing`];
  return value.length < least || value.length > most ? [`${name}: ${value.length}`] : [];
}

function count(name: string, all: readonly unknown[], least: number, most: number): string[] {
  return all.length < least || all.length > most ? [`${name}: ${all.length}`] : [];
}
