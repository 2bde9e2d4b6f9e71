import type { VisitorInput } from "@parley/contracts/messages";
import { describe, expect, it } from "vitest";
import { outputsOf } from "../../document/outputsOf.ts";
import { buildDocument, converse, textsOf } from "../../testing/buildEnvironment.ts";
import { validate } from "../../validation/validate.ts";

const open = { id: "open", title: "Open", url: "https://example.com/lamp" };
const cards = [
  {
    id: "lamp",
    title: "Lamp",
    text: "Bright",
    imageUrl: "https://example.com/lamp.jpg",
    buttons: [open, { id: "buyLamp", title: "Buy" }],
  },
  {
    id: "chair",
    title: "Chair",
    buttons: [
      { id: "buyChair", title: "Buy" },
      { id: "ask", title: "Ask us" },
    ],
  },
];
const document = (settings = {}) =>
  buildDocument(
    {
      kind: "cards",
      id: "c",
      settings: { text: "Look:", cards, ...settings },
      to: { buyLamp: "l", buyChair: "ch", ask: "a", next: "n" },
    },
    ...["l", "ch", "a", "n"].map((id) => ({ kind: "message", id, settings: { text: id } })),
  );

describe("cards", () => {
  it("shows cards and waits for an answer", () => {
    const chat = converse(document());
    expect(chat.last.effects).toEqual([
      {
        kind: "send",
        blockId: "c",
        content: {
          kind: "cards",
          text: "Look:",
          cards: [
            {
              id: "lamp",
              title: "Lamp",
              text: "Bright",
              imageUrl: "https://example.com/lamp.jpg",
              buttons: [open, { id: "buyLamp", title: "Buy" }],
            },
            {
              id: "chair",
              title: "Chair",
              buttons: [
                { id: "buyChair", title: "Buy" },
                { id: "ask", title: "Ask us" },
              ],
            },
          ],
        },
        delayMs: 0,
      },
    ]);
    expect(chat.state.input).toMatchObject({
      kind: "cards",
      options: [
        { id: "buyLamp", title: "Lamp: Buy" },
        { id: "buyChair", title: "Chair: Buy" },
        { id: "ask", title: "Ask us" },
      ],
    });
  });

  it.each<[VisitorInput | string, string]>([
    [{ kind: "choice", optionIds: ["ask"] }, "a"],
    ["ask US", "a"],
    ["chair: buy", "ch"],
    ["lamp", "l"],
    ["2", "ch"],
  ])("takes %j", (input, way) => {
    const chat = converse(document());
    chat.say(input);
    expect(textsOf(chat.last)).toEqual([way]);
  });

  it.each<VisitorInput | string>(["buy", "chair", { kind: "choice", optionIds: ["open"] }, "9"])(
    "refuses %j",
    (input) => {
      const chat = converse(document());
      chat.say(input);
      expect(textsOf(chat.last)).toEqual(["Please choose one of the buttons."]);
    },
  );

  it("has a way out for each answer, and one for skipping", () => {
    const ids = (settings: object) => outputsOf(document(settings).blocks["c"]!).map(({ id }) => id);
    expect(ids({})).toEqual(["buyLamp", "buyChair", "ask"]);
    expect(ids({ allowSkip: true })).toEqual(["buyLamp", "buyChair", "ask", "next"]);
    expect(ids({ cards: [{ id: "lamp", title: "Lamp", buttons: [open] }] })).toEqual(["next"]);
  });

  it("goes on at once when nothing can be answered", () => {
    const chat = converse(document({ cards: [{ id: "lamp", title: "Lamp", buttons: [open] }] }));
    expect(chat.last.effects).toMatchObject([{ content: { kind: "cards" } }, { content: { text: "n" } }]);
  });

  it("leaves out cards and buttons that show nothing or run a script", () => {
    const bad = [
      { id: "x", title: "", imageUrl: "javascript:1" },
      { id: "y", title: "Y", buttons: [{ id: "b", title: "B", url: "javascript:alert(1)" }, { id: "e" }] },
    ];
    const { effects } = converse(document({ cards: bad })).last;
    expect(effects).toMatchObject([{ content: { cards: [{ id: "y", buttons: [] }] } }]);
  });

  it("reports what is missing", () => {
    const codes = (settings: object) =>
      validate(document(settings), { channel: "website", flowIds: [] }).map(({ code }) => code);
    expect(codes({ cards: [] })).toContain("cards_missing");
    const broken = [
      {
        id: "x",
        title: "",
        imageUrl: "x",
        buttons: [
          { id: "a", title: "" },
          { id: "a", title: "A" },
        ],
      },
    ];
    expect(codes({ cards: broken })).toEqual(
      expect.arrayContaining([
        "card_title_missing",
        "button_title_missing",
        "option_id_repeated",
        "url_invalid",
      ]),
    );
  });
});
