// Every variable a text of a flow may name, for the variable picker.

import type { FlowDocument } from "@parley/contracts/flow";
import { chatVariables, contactVariables } from "../liquid/scope.ts";
import { describeBlock } from "./describeBlock.ts";
import { listAnswers } from "./listAnswers.ts";
import { writtenVariables } from "./writtenVariables.ts";

export interface FlowVariable {
  group: "contact" | "attributes" | "answers" | "variables" | "chat" | "bot" | "time";
  label: string;
  /** What is inserted into the text, for instance `{{ contact.name }}`. */
  snippet: string;
}

export function listVariables(document: FlowDocument, attributeKeys: readonly string[] = []): FlowVariable[] {
  return [
    ...Object.entries(contactVariables).map(([key, label]) => variable("contact", label, `contact.${key}`)),
    ...attributeKeys.map((key) => variable("attributes", key, pathOf("attributes", key))),
    ...Object.values(document.blocks).flatMap((block) => {
      const title = block.title || describeBlock(block) || block.id;
      return listAnswers(block).map(({ id, part }) =>
        variable("answers", part === null ? title : `${title} › ${part}`, pathOf("answers", id)),
      );
    }),
    ...writtenVariables(document).map((name) => variable("variables", name, pathOf("variables", name))),
    ...Object.entries(chatVariables).map(([key, label]) => variable("chat", label, `chat.${key}`)),
    variable("bot", "Bot's name", "bot.name"),
    variable("time", "Date", 'now | date: "%-d %B %Y"'),
    variable("time", "Time", 'now | date: "%H:%M"'),
  ];
}

function variable(group: FlowVariable["group"], label: string, expression: string): FlowVariable {
  return { group, label, snippet: `{{ ${expression} }}` };
}

/** Names that are no plain word are written in brackets. */
function pathOf(root: string, key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) ? `${root}.${key}` : `${root}["${key.replaceAll('"', "")}"]`;
}
