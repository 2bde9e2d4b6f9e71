import { describe, expect, it } from "vitest";
import { listVariables } from "../../document/listVariables.ts";
import { writtenAttributes } from "../../document/writtenAttributes.ts";
import { buildDocument, buildEnvironment, converse, textsOf } from "../../testing/buildEnvironment.ts";
import { validate } from "../../validation/validate.ts";

const fields = [
  { id: "company", label: "Company", saveToAttribute: "company" },
  { id: "mail", kind: "email", label: "E-mail" },
  {
    id: "size",
    kind: "select",
    label: "Size",
    options: [
      { id: "s", title: "Small" },
      { id: "l", title: "Large" },
    ],
  },
  { id: "seats", kind: "number", label: "Seats", isRequired: false },
  { id: "news", kind: "checkbox", label: "Newsletter", isRequired: false },
];
const document = (settings = {}) =>
  buildDocument(
    { kind: "form", id: "f", settings: { fields, ...settings }, to: { next: "m" } },
    {
      kind: "message",
      id: "m",
      settings: { text: "{{ answers.f_company }}: {{ answers.f_seats | times: 2 }}" },
    },
  );
const good = { company: "ACME", mail: "Ada@Example.com", size: "l", seats: "12", news: true };

describe("form", () => {
  it("keeps every field for itself, in its attribute and with the contact", () => {
    const chat = converse(document());
    expect(chat.state.input).toMatchObject({
      kind: "form",
      submitLabel: "Send",
      fields: [
        { id: "company", kind: "text", label: "Company", isRequired: true },
        { id: "mail", kind: "email" },
        {
          id: "size",
          options: [
            { id: "s", title: "Small" },
            { id: "l", title: "Large" },
          ],
        },
        { id: "seats", isRequired: false },
        { id: "news" },
      ],
    });
    chat.say({ kind: "form", values: good });
    expect(chat.last.effects[0]).toEqual({
      kind: "updateContact",
      patch: { email: "Ada@example.com", attributes: { company: "ACME" }, isLead: true },
    });
    expect(textsOf(chat.last)).toEqual(["ACME: 24"]);
    expect(chat.state.answers["f"]?.text).toBe(
      "Company: ACME\nE-mail: Ada@example.com\nSize: Large\nSeats: 12\nNewsletter: Yes",
    );
    expect(chat.state.answers["f_news"]).toEqual({ value: true, text: "Yes", partOf: "f" });
  });

  it("names every field that is wrong", () => {
    const chat = converse(document());
    chat.say({ kind: "form", values: { ...good, company: " ", mail: "ada", size: "x", seats: "many" } });
    expect(textsOf(chat.last)).toEqual([
      [
        "Please fill in “Company”.",
        "E-mail: please type an e-mail address like name@example.com.",
        "Size: please choose one of the options.",
        "Seats: please type a number.",
      ].join("\n"),
    ]);
    expect(chat.state.attempts).toBe(1);
  });

  it("leaves out what is optional and passes over what was not asked", () => {
    const chat = converse(document());
    const values = JSON.parse('{"company":"ACME","mail":"a@b.co","size":"s","__proto__":"x","other":"y"}');
    chat.say({ kind: "form", values });
    expect(Object.keys(chat.state.answers)).toEqual(["f", "f_company", "f_mail", "f_size", "f_news"]);
  });

  it("asks field by field where no form can be shown", () => {
    const chat = converse(document(), buildEnvironment({ chat: { channel: "whatsapp" } }));
    expect(textsOf(chat.last)).toEqual(["Please fill in the form.", "Company"]);
    expect(chat.state.input).toMatchObject({ kind: "text" });
    chat.say("ACME");
    expect(textsOf(chat.last)).toEqual(["E-mail"]);
    expect(chat.state.input).toMatchObject({ kind: "email" });
    chat.say("nonsense");
    expect(chat.state.attempts).toBe(1);
    chat.say("ada@example.com");
    expect(chat.state).toMatchObject({ attempts: 1, input: { kind: "choice" } });
    chat.say({ kind: "choice", optionIds: ["l"] });
    expect(textsOf(chat.last)).toEqual(["Seats (type - to leave it out)"]);
    chat.say("-");
    chat.say("no");
    expect(chat.state.status).toBe("ended");
    expect(chat.state.answers).toMatchObject({
      f_company: { text: "ACME" },
      f_mail: { text: "ada@example.com" },
      f_size: { value: "l", text: "Large" },
      f_news: { value: false },
    });
    expect(chat.state.answers["f_seats"]).toBeUndefined();
  });

  it("goes on field by field when somebody types at a form, and still takes the form", () => {
    const chat = converse(document());
    chat.say("ACME");
    expect(textsOf(chat.last)).toEqual(["E-mail"]);
    expect(chat.state.input?.kind).toBe("form");
    chat.say({ kind: "form", values: { ...good, company: "Other" } });
    expect(chat.state.answers["f_company"]?.text).toBe("Other");
  });

  it("reads dates, addresses of pages and phone numbers", () => {
    const kinds = ["date", "url", "phone", "textarea"].map((kind) => ({ id: kind, kind, label: kind }));
    const chat = converse(
      buildDocument({ kind: "form", id: "f", settings: { fields: kinds, fillContact: false } }),
    );
    const values = { date: "4 May 2026", url: "example.com", phone: "+49 1512 3456789", textarea: "a\nb" };
    chat.say({ kind: "form", values });
    expect(chat.state.answers).toMatchObject({
      f_date: { value: "2026-05-04" },
      f_url: { value: "https://example.com" },
      f_phone: { value: "+4915123456789" },
      f_textarea: { value: "a\nb" },
    });
    expect(chat.last.effects).toEqual([{ kind: "updateContact", patch: { isLead: true } }]);
  });

  it("tells texts and the picker what can be read", () => {
    expect(writtenAttributes(document())).toEqual(["company"]);
    expect(listVariables(document()).map(({ snippet }) => snippet)).toContain("{{ answers.f_seats }}");
    const codes = (settings: object, attributeKeys = ["company"]) =>
      validate(document(settings), { channel: "website", flowIds: [], attributeKeys }).map(
        ({ code }) => code,
      );
    expect(codes({})).not.toContain("variable_unknown");
    expect(codes({ fields: [] })).toEqual(expect.arrayContaining(["fields_missing", "variable_unknown"]));
    const broken = [
      { id: "a", label: "" },
      { id: "a", label: "A", kind: "select" },
    ];
    expect(codes({ fields: broken })).toEqual(
      expect.arrayContaining(["field_label_missing", "field_id_repeated", "choice_without_options"]),
    );
    expect(codes({}, [])).toContain("attribute_unknown");
  });

  it("lets a condition look at a field", () => {
    const rule = { subject: { kind: "answer", blockId: "f_size" }, operator: "equals", value: "Large" };
    const flow = buildDocument(
      { kind: "form", id: "f", settings: { fields }, to: { next: "c" } },
      {
        kind: "condition",
        id: "c",
        settings: { branches: [{ id: "b1", title: "Large", groups: [{ rules: [rule] }] }] },
        to: { b1: "m" },
      },
      { kind: "message", id: "m", settings: { text: "Large!" } },
    );
    const codes = validate(flow, { channel: "website", flowIds: [] }).map(({ code }) => code);
    expect(codes).not.toContain("answer_not_found");
    const chat = converse(flow);
    chat.say({ kind: "form", values: good });
    expect(textsOf(chat.last)).toEqual(["Large!"]);
  });

  it("forgets its fields when the visitor goes back to it", () => {
    const chat = converse(
      buildDocument(
        { kind: "form", id: "f", settings: { fields: fields.slice(0, 1) }, to: { next: "q" } },
        { kind: "textQuestion", id: "q", settings: { text: "?", allowBack: true } },
      ),
    );
    chat.say({ kind: "form", values: { company: "ACME" } });
    chat.say({ kind: "back" });
    expect(chat.state.answers).toEqual({});
    expect(chat.state.input?.kind).toBe("form");
  });
});
