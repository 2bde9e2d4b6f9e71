import { templateDraft } from "@parley/contracts/messageTemplates";
import { templateParameters } from "@parley/contracts/messages";
import { expect, it } from "vitest";
import { fillTemplate } from "./fillTemplate.ts";
import { templateMessage } from "./templateMessage.ts";
import { templateNeeds } from "./templateNeeds.ts";

const context = { language: "en", absoluteUrl: (url: string) => new URL(url, "https://chat.example").href };
const payload = (index: number) => `payload ${index}`;
const common = { name: "x", language: "en_US", category: "MARKETING" };
const carousel = templateDraft.parse({
  ...common,
  body: { text: "Hello {{1}}!" },
  cards: [1, 2].map(() => ({
    header: { kind: "video", sampleUrl: "/files/teapot" },
    text: "Only {{1}} today.",
    buttons: [
      { kind: "quickReply", title: "More" },
      { kind: "url", title: "Buy", url: "https://shop.example/{{1}}" },
    ],
  })),
});
const card = { body: { "1": "€ 10" }, buttons: { "1": "teapot" } };

it("fills every card, with the sample's file where no other is given", () => {
  expect(templateNeeds(carousel).cards[0]).toMatchObject({ media: "video", body: ["1"] });
  const given = templateParameters.parse({ body: { "1": "Mara" }, cards: [card, { ...card, media: "123" }] });
  const filled = fillTemplate(carousel, given, payload);
  if (!filled.ok) throw new Error(filled.missing);
  expect(filled.content.cards?.[0]).toMatchObject({ text: "Only € 10 today.", mediaKind: "video" });
  const sent = JSON.stringify(templateMessage(filled.content, context).body);
  expect(sent).toContain('"video":{"link":"https://chat.example/files/teapot"}');
  expect(sent).toContain('"video":{"id":"123"}');
  expect(sent).toContain('"sub_type":"url"');
});

it.each([
  ["body.1", {}],
  ["cards.0.body.1", { body: { "1": "Mara" } }],
  ["cards.1.buttons.1", { body: { "1": "Mara" }, cards: [card, { ...card, buttons: {} }] }],
])("names %s when it is missing", (missing, given) => {
  expect(fillTemplate(carousel, templateParameters.parse(given), payload)).toEqual({ ok: false, missing });
});

it("puts a code into the text and behind its button", () => {
  const draft = templateDraft.parse({
    ...common,
    category: "AUTHENTICATION",
    body: { text: "" },
    authentication: { advisesSecrecy: true, codeExpiresMinutes: 10 },
    buttons: [{ kind: "otp", type: "copyCode" }],
  });
  const filled = fillTemplate(draft, templateParameters.parse({ body: { "1": "482913" } }), payload);
  expect(filled).toMatchObject({
    ok: true,
    content: {
      text: "*482913* is your verification code. For your security, do not share this code.",
      footer: "This code expires in 10 minutes.",
      parameters: { body: { "1": "482913" }, buttons: { "0": "482913" } },
    },
  });
});

it("tells WhatsApp when an offer ends", () => {
  const draft = templateDraft.parse({
    ...common,
    body: { text: "Today only." },
    limitedTimeOffer: { text: "Today", hasExpiration: true },
    buttons: [{ kind: "copyCode", example: "SAVE10" }],
  });
  const buttons = { "0": "SAVE10" };
  expect(fillTemplate(draft, templateParameters.parse({ buttons }), payload)).toEqual({
    ok: false,
    missing: "offerExpiresAt",
  });
  const given = templateParameters.parse({ buttons, offerExpiresAt: "2026-03-10T12:00:00Z" });
  const filled = fillTemplate(draft, given, payload);
  if (!filled.ok) throw new Error(filled.missing);
  const sent = JSON.stringify(templateMessage(filled.content, context).body);
  expect(sent).toContain(`"expiration_time_ms":${Date.parse("2026-03-10T12:00:00Z")}`);
  expect(sent).toContain('"coupon_code":"SAVE10"');
});
