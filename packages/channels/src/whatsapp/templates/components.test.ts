// Drafts and Meta's components, both ways, and the gallery against the emulator's rules.

import { templateDraft, type TemplateDraft } from "@parley/contracts/messageTemplates";
import { templateGallery } from "@parley/contracts/templateGallery";
import { describe, expect, it } from "vitest";
import { createMeta } from "../../../../../emulators/meta/createMeta.ts";
import { registerWhatsapp } from "../../../../../emulators/meta/whatsapp/registerWhatsapp.ts";
import { createState } from "../../../../../emulators/meta/whatsapp/createState.ts";
import { checkTemplate } from "../../../../../emulators/meta/whatsapp/templates/checkTemplate.ts";
import { fromComponents } from "./fromComponents.ts";
import { toComponents } from "./toComponents.ts";

const carousel: TemplateDraft = templateDraft.parse({
  name: "teapots",
  language: "de",
  category: "MARKETING",
  body: { text: "Hello {{1}}, look!", examples: { "1": "Mara" } },
  cards: [1, 2].map((number) => ({
    header: { kind: "image", handle: `4::${number}` },
    text: "For {{1}} only!",
    examples: { "1": "€ 10" },
    buttons: [
      { kind: "quickReply", title: "More" },
      { kind: "url", title: "Buy", url: "https://shop.example/{{1}}", example: "https://shop.example/1" },
    ],
  })),
});
const buttons: TemplateDraft = templateDraft.parse({
  name: "everything",
  language: "en_US",
  category: "UTILITY",
  header: { kind: "document", handle: "4::3" },
  body: { text: "Everything." },
  buttons: [
    { kind: "phone", title: "Call", phone: "+493055550101" },
    { kind: "form", title: "Fill in", formId: "123" },
    { kind: "catalogue", title: "Catalogue" },
    { kind: "voiceCall", title: "Speak" },
    { kind: "requestContact", title: "Number" },
  ],
  ttlSeconds: 600,
});
const oneTap: TemplateDraft = templateDraft.parse({
  name: "code",
  language: "en_US",
  category: "AUTHENTICATION",
  body: { text: "" },
  authentication: { advisesSecrecy: false },
  buttons: [
    {
      kind: "otp",
      type: "oneTap",
      title: "Copy",
      autofillTitle: "Fill in",
      apps: [{ packageName: "com.example.shop", signatureHash: "K8aAINcGX70" }],
    },
  ],
});

const read = (draft: TemplateDraft) =>
  fromComponents({
    name: draft.name,
    language: draft.language,
    category: draft.category,
    format: draft.variables === "named" ? "NAMED" : "POSITIONAL",
    ttlSeconds: draft.ttlSeconds,
    components: JSON.parse(JSON.stringify(toComponents(draft))),
  });

describe("components", () => {
  it.each([carousel, buttons, oneTap, ...templateGallery.map(({ draft }) => draft)])(
    "of $name come back as the draft they were made of",
    (draft) => {
      expect(read(draft)).toEqual({ draft, isForeign: false });
    },
  );

  it.each([
    [
      "a header of another kind",
      [
        { type: "HEADER", format: "PRODUCT" },
        { type: "BODY", text: "x" },
      ],
    ],
    ["a component of the future", [{ type: "BODY", text: "x" }, { type: "HOLOGRAM" }]],
    [
      "a button of another kind",
      [
        { type: "BODY", text: "x" },
        { type: "BUTTONS", buttons: [{ type: "MPM", text: "Look" }] },
      ],
    ],
    ["nothing that can be read", "components"],
  ])("with %s are foreign, or empty, and never an error", (_, components) => {
    const told = { name: "x", language: "en_US", category: "UTILITY", components };
    expect(fromComponents(told).isForeign).toBe(components !== "components");
  });
});

describe("the gallery", () => {
  const meta = createMeta({ channels: [registerWhatsapp] });
  const state = createState(meta);
  meta.clock.stop();

  it.each(templateGallery)("$id follows our rules and those of the provider", ({ draft }) => {
    expect(templateDraft.parse(draft)).toEqual(draft);
    const components = toComponents(draft);
    const format = draft.variables === "named" ? "NAMED" : "POSITIONAL";
    expect(() =>
      checkTemplate(state, { name: draft.name, category: draft.category, format, components }),
    ).not.toThrow();
  });

  it("has no id twice and something of every category", () => {
    expect(new Set(templateGallery.map(({ id }) => id)).size).toBe(templateGallery.length);
    expect(new Set(templateGallery.map(({ draft }) => draft.category)).size).toBe(3);
  });
});
