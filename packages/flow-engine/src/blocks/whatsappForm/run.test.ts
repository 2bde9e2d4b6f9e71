import { describe, expect, it } from "vitest";
import { buildDocument, buildEnvironment, converse } from "../../testing/buildEnvironment.ts";

const document = buildDocument(
  {
    kind: "whatsappTemplate",
    id: "t",
    settings: { name: "order_update", language: "de", parameters: ["{{ contact.name }}"] },
    to: { next: "c" },
  },
  { kind: "catalogue", id: "c", settings: { text: "Look", productIds: ["p1", " "] }, to: { next: "f" } },
  {
    kind: "whatsappForm",
    id: "f",
    settings: { formId: "77", text: "Fill in", answers: [{ key: "size", value: "shoe_size" }] },
    to: { next: "e" },
  },
  { kind: "end", id: "e" },
);
const onWhatsApp = buildEnvironment({ contact: { name: "Ada" }, chat: { channel: "whatsapp" } });

describe("blocks of WhatsApp", () => {
  it("send template, catalogue and form, and keep the form's answers", () => {
    const chat = converse(document, onWhatsApp);
    expect(
      chat.last.effects.map((effect) => (effect.kind === "channelMessage" ? effect.message : null)),
    ).toEqual([
      { kind: "template", name: "order_update", language: "de", parameters: ["Ada"] },
      { kind: "catalogue", text: "Look", productIds: ["p1"] },
      { kind: "form", formId: "77", text: "Fill in", buttonLabel: "Open" },
    ]);
    expect(chat.say("typed").effects).toEqual([]);
    chat.say({ kind: "form", values: { shoe_size: "42", other: "x" } });
    expect(chat.last.effects[0]).toEqual({ kind: "updateContact", patch: { attributes: { size: "42" } } });
    expect(chat.state.status).toBe("ended");
  });

  it("are passed over elsewhere, with a word in the trace", () => {
    const chat = converse(document);
    expect(chat.state.status).toBe("ended");
    expect(chat.last.effects.some((effect) => effect.kind === "channelMessage")).toBe(false);
    const warnings = chat.last.trace.filter((entry) => entry.kind === "warning");
    expect(warnings.map(({ code }) => code)).toEqual(Array(3).fill("channel_unsupported"));
  });
});
