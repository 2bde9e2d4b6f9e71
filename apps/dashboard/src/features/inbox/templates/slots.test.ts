import { messageTemplate } from "@parley/contracts/api/messageTemplates";
import { describe, expect, it } from "vitest";
import { fillWords } from "../../messageTemplates/fillWords.ts";
import { firstValues, parametersOf, slotsOf } from "./slots.ts";

const hex = (digit: string) => digit.repeat(24);
const template = messageTemplate.parse({
  id: hex("a"),
  connectionId: hex("b"),
  account: "102",
  providerId: "9",
  status: "APPROVED",
  reason: null,
  quality: "UNKNOWN",
  formerCategory: null,
  content: {
    name: "order_ready",
    language: "en_US",
    category: "UTILITY",
    variables: "named",
    header: { kind: "image", sampleUrl: "/files/1" },
    body: { text: "Hello {{first_name}}, {{order}} is ready.", examples: { order: "A17" } },
    buttons: [{ kind: "url", title: "Track", url: "https://shop.example/{{1}}" }],
  },
  needs: {
    header: [],
    headerMedia: "image",
    body: ["first_name", "order"],
    buttons: [{ index: 0, kind: "url", title: "Track" }],
    cards: [],
  },
  buttonFlows: {},
  isForeign: false,
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
});

describe("filling a template", () => {
  it("asks for everything it leaves open, in reading order", () => {
    expect(slotsOf(template).map(({ place, name }) => `${place} ${name}`)).toEqual([
      "media image",
      "body first_name",
      "body order",
      "url Track",
    ]);
  });

  it("begins with what is known", () => {
    expect(firstValues(template, "Mara Winter")).toEqual({ "body.first_name": "Mara", media: "/files/1" });
    expect(firstValues(template, null)).toEqual({ media: "/files/1" });
  });

  it("sends what was filled in, without the space around it", () => {
    const values = { ...firstValues(template, "Mara"), "body.order": " A17 ", "button.0": "A17" };
    expect(parametersOf(template, values)).toEqual({
      header: {},
      headerMedia: "/files/1",
      body: { first_name: "Mara", order: "A17" },
      buttons: { "0": "A17" },
    });
  });

  it("shows what is still open as it is", () => {
    const { text } = template.content.body;
    expect(fillWords(text, "body.", { "body.order": "A17" })).toBe("Hello {{first_name}}, A17 is ready.");
  });

  it("asks when an offer ends, and sends the moment", () => {
    const content = { ...template.content, limitedTimeOffer: { text: "Half price", hasExpiration: true } };
    const offer = { ...template, content };
    expect(slotsOf(offer).map(({ place }) => place)).toContain("offer");
    const values = { ...firstValues(offer, null), offer: "2026-03-01T12:00" };
    expect(parametersOf(offer, values).offerExpiresAt).toBe(new Date("2026-03-01T12:00").toISOString());
  });
});
