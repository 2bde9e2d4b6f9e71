// A person taps what a message offers: reply button, row of a list, quick reply of a carousel or of a template.

import { isRecord } from "../../../kit/readParameters.ts";
import type { Json, Message } from "../types.ts";
import type { Incoming } from "./receiveMessage.ts";

export interface Choice {
  id: string;
  title: string;
  incoming: Incoming;
}

/** Everything in the message that answers when tapped, in order. */
export function choicesOf(message: Message): Choice[] {
  const contextId = message.id;
  if (message.type === "template") {
    return buttonsOf(message.rendered).map((button) => {
      const [payload, text] = [String(button["payload"] ?? button["text"]), String(button["text"])];
      return {
        id: payload,
        title: text,
        incoming: { type: "button", content: { button: { payload, text } }, contextId },
      };
    });
  }
  const interactive = message.body["interactive"];
  if (!isRecord(interactive) || !isRecord(interactive["action"])) return [];
  const { action } = interactive;
  const answer = (kind: string, content: Json): Choice => ({
    id: String(content["id"]),
    title: String(content["title"]),
    incoming: { type: "interactive", content: { interactive: { type: kind, [kind]: content } }, contextId },
  });
  const rows = records(action["sections"]).flatMap((section) => records(section["rows"]));
  const cards = records(action["cards"]).flatMap((card) =>
    isRecord(card["action"]) ? records(card["action"]["buttons"]) : [],
  );
  return [
    ...records(action["buttons"]).flatMap(({ reply }) =>
      isRecord(reply) ? [answer("button_reply", pick(reply))] : [],
    ),
    ...cards.flatMap(({ quick_reply: reply }) =>
      isRecord(reply) ? [answer("button_reply", pick(reply))] : [],
    ),
    ...rows.map((row) =>
      answer("list_reply", {
        ...pick(row),
        ...(row["description"] ? { description: row["description"] } : {}),
      }),
    ),
  ];
}

function pick({ id, title }: Json): Json {
  return { id, title };
}

/** The quick replies of a template, in its cards too. */
function buttonsOf(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(buttonsOf);
  if (!isRecord(value)) return [];
  if (value["type"] === "QUICK_REPLY") return [value];
  return Object.values(value).flatMap(buttonsOf);
}

function records(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
