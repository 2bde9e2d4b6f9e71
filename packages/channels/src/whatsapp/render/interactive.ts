// The interactive messages: reply buttons, a list, a link, a request for a place. `body` is within its length already:
// withTail in texts.ts sees to it.

import type { MediaKind } from "../../inbound.ts";
import type { Part, PartMedia } from "../../outbound.ts";
import type { Answer } from "../../text/readQuestion.ts";
import { shorten, shortenAll } from "../../text/shorten.ts";
import { BUTTON_LENGTH, DESCRIPTION_LENGTH, MOST_BUTTONS, MOST_ROWS, ROW_LENGTH } from "./messageLimits.ts";

/** A picture, video or document above the words. */
export type HeaderMedia = PartMedia & { kind: Extract<MediaKind, "image" | "video" | "document"> };

export function interactivePart(interactive: Record<string, unknown>, media?: PartMedia): Part {
  return {
    call: "messages",
    body: { type: "interactive", interactive },
    ...(media === undefined ? {} : { media }),
  };
}

export function fitsButtons(answers: readonly Answer[]): boolean {
  return (
    answers.length > 0 &&
    answers.length <= MOST_BUTTONS &&
    answers.every(({ title, text }) => title.length <= BUTTON_LENGTH && text === undefined)
  );
}

export function fitsList(answers: readonly Answer[]): boolean {
  return (
    answers.length > 0 &&
    answers.length <= MOST_ROWS &&
    answers.every(({ title, text }) => {
      const words = title.length > ROW_LENGTH ? joined(title, text) : (text ?? "");
      return words.length <= DESCRIPTION_LENGTH;
    })
  );
}

/** One to three answers; longer titles are cut and stay apart. */
export function buttonsPart(body: string, answers: readonly Answer[], header?: HeaderMedia): Part {
  const titles = shortenAll(
    answers.map(({ title }) => title),
    BUTTON_LENGTH,
  );
  return interactivePart(
    {
      type: "button",
      ...(header === undefined ? {} : { header: mediaHeader(header) }),
      body: { text: body },
      action: {
        buttons: answers.map(({ id }, index) => ({
          type: "reply",
          reply: { id, title: titles[index] ?? "" },
        })),
      },
    },
    header,
  );
}

/** Up to ten answers; a title too long for its row stands whole below it. */
export function listPart(body: string, answers: readonly Answer[], label: string): Part {
  const titles = shortenAll(
    answers.map(({ title }) => title),
    ROW_LENGTH,
  );
  const rows = answers.map(({ id, title, text }, index) => {
    const row = titles[index] ?? "";
    const description = row === title ? text : joined(title, text);
    return {
      id,
      title: row,
      ...(description ? { description: shorten(description, DESCRIPTION_LENGTH) } : {}),
    };
  });
  return interactivePart({
    type: "list",
    body: { text: body },
    action: { button: shorten(label, BUTTON_LENGTH), sections: [{ rows }] },
  });
}

export function linkPart(body: string, link: { title: string; url: string }, header?: HeaderMedia): Part {
  return interactivePart(
    {
      type: "cta_url",
      ...(header === undefined ? {} : { header: mediaHeader(header) }),
      body: { text: body },
      action: {
        name: "cta_url",
        parameters: { display_text: shorten(link.title, BUTTON_LENGTH), url: link.url },
      },
    },
    header,
  );
}

export function locationRequestPart(body: string): Part {
  return interactivePart({
    type: "location_request_message",
    body: { text: body },
    action: { name: "send_location" },
  });
}

export function mediaHeader(media: HeaderMedia): Record<string, unknown> {
  const filename = media.kind === "document" ? media.name : undefined;
  const file = { link: media.url, ...(filename === undefined ? {} : { filename }) };
  return { type: media.kind, [media.kind]: file };
}

function joined(title: string, text: string | undefined): string {
  return text ? `${title} – ${text}` : title;
}
