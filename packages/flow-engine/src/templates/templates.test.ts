import { describe, expect, it } from "vitest";
import { migrateDocument } from "../document/migrateDocument.ts";
import { buildEnvironment, converse, deepFreeze } from "../testing/buildEnvironment.ts";
import { buildVisitor } from "../testing/buildVisitor.ts";
import { validate } from "../validation/validate.ts";
import { flowTemplates, findTemplate } from "./index.ts";

/** Conversations each template is tried with. */
const visits = 60;
/** Answers after which a visitor would have given up. */
const patience = 80;

describe("starter templates", () => {
  it("are twelve with ids of their own", () => {
    expect(new Set(flowTemplates.map((template) => template.id)).size).toBe(12);
    expect(findTemplate("faq")?.name).toBe("Frequent questions");
    expect(findTemplate("constructor")).toBeUndefined();
  });

  describe.each(flowTemplates)("$id", (template) => {
    it("has no problems", () => {
      expect(validate(template.document, { channel: "website", flowIds: [] })).toEqual([]);
    });

    it("survives export and import", () => {
      const copy = migrateDocument(JSON.parse(JSON.stringify(template.document)));
      expect(copy).toMatchObject({ ok: true, value: { document: template.document, unknownKinds: [] } });
    });

    it("lays every block out from top to bottom without overlaps", () => {
      const { positions } = template.layout;
      expect(Object.keys(positions).toSorted()).toEqual(Object.keys(template.document.blocks).toSorted());
      const places = Object.values(positions);
      for (const [index, { x, y }] of places.entries()) {
        const others = places.slice(index + 1).filter((other) => other.y === y);
        expect(others.every((other) => Math.abs(other.x - x) >= 300)).toBe(true);
      }
      expect(positions[template.document.start ?? ""]?.y).toBe(0);
    });

    it.each([true, false])("leads every visitor to an end (agents online: %s)", (agentsOnline) => {
      const document = deepFreeze(template.document);
      for (let seed = 1; seed <= visits; seed += 1) {
        const environment = buildEnvironment({ chat: { agentsOnline } });
        const visitor = buildVisitor(seed);
        const chat = converse(document, environment);
        for (let turn = 0; turn < patience && chat.state.status === "awaitingInput"; turn += 1) {
          if (chat.state.input) chat.say(visitor.answer(chat.state.input));
          const warnings = chat.last.trace.filter((entry) => entry.kind === "warning");
          expect(warnings).toEqual([]);
        }
        expect(["ended", "handedOff"]).toContain(chat.state.status);
      }
    });
  });
});
