// A template's conversation as plain lines. Waits are skipped, and a call for a person ends the play with a note.
import type { FlowDocument } from "@parley/contracts/flow";
import type { MessageContent, VisitorInput } from "@parley/contracts/messages";
import { contentLines } from "@parley/contracts/plainContent";
import { t } from "../../../i18n/t.ts";
import {
  answer,
  beginTest,
  skipWait,
  type TestLine,
  type TestSession,
} from "../../editor/testing/testSession.ts";

/** A flow that waits more often than this without asking anything is cut off. */
const MOST_WAITS = 20;
/** The same for every play, so that a preview does not change from look to look. */
const SEED = 1;

export interface PlayLine {
  id: number;
  by: "bot" | "visitor" | "note";
  text: string;
}

export interface Play {
  test: TestSession;
  lines: readonly PlayLine[];
}

export function beginPlay(document: FlowDocument, botName: string): Play {
  const facts = {
    contact: { name: null, email: null, phone: null, tags: [], attributes: {}, city: null, country: null },
    chat: {
      status: "OPEN",
      channel: "website",
      pageUrl: null,
      pageTitle: null,
      referrer: null,
      device: null,
      browser: null,
      language: "en",
      visits: 1,
      agentsOnline: true,
    },
    bot: { name: botName, timeZone: "UTC", language: "en" },
  };
  // Nothing outside is asked in a preview: calls answer as they would when all goes well.
  return settle(document, beginTest(document, facts, moment(), { isAutomatic: true }));
}

export function playAnswer(document: FlowDocument, play: Play, input: VisitorInput, shown: string): Play {
  return settle(document, answer(document, play.test, input, shown, moment()));
}

function moment() {
  return { nowMs: Date.now(), seed: SEED };
}

function settle(document: FlowDocument, begun: TestSession): Play {
  let test = begun;
  for (let waits = 0; waits < MOST_WAITS && test.session.status === "waiting"; waits += 1) {
    test = skipWait(document, test, moment());
  }
  return { test, lines: test.lines.flatMap(toLine) };
}

function toLine(line: TestLine): PlayLine[] {
  switch (line.kind) {
    case "bot":
      return [{ id: line.id, by: "bot", text: plainText(line.content) }];
    case "visitor":
      return [{ id: line.id, by: "visitor", text: line.text }];
    case "note":
      if (line.note.kind === "liveChat")
        return [{ id: line.id, by: "note", text: t("bots.wizard.noteAgent") }];
      if (line.note.kind === "ended") return [{ id: line.id, by: "note", text: t("bots.wizard.noteEnd") }];
      return [];
  }
}

function plainText(content: MessageContent): string {
  return contentLines(content).join("\n");
}
