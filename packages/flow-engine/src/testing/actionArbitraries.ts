// Random settings of the action blocks, good and bad; `text` makes the texts.

import fc from "fast-check";
import { statusLabels } from "../blocks/setStatus/schema.ts";

const range = fc.record({ from: fc.constantFrom(0, 540, 1_320), to: fc.constantFrom(0, 120, 1_020, 1_440) });

export function actionSettings(text: fc.Arbitrary<string>): fc.Arbitrary<object> {
  return fc.record(
    {
      apiId: fc.constantFrom("", "api1"),
      statusRows: fc.array(fc.record({ status: fc.constantFrom("200", "4xx", "", "odd") }), { maxLength: 3 }),
      method: fc.constantFrom("GET", "POST", "TRACE"),
      headers: fc.array(fc.record({ name: fc.constantFrom("X-A", "bad name"), value: text }), {
        maxLength: 2,
      }),
      body: fc.oneof(text, fc.constantFrom('{"a": "{{ contact.name }}"}', '{"a": {{ answers.a }}}', "[")),
      waitForReply: fc.boolean(),
      saveToVariable: fc.constantFrom("", "v", "__proto__"),
      target: fc.constantFrom(
        { kind: "member", memberId: "m1" },
        { kind: "member", memberId: "" },
        { kind: "team", memberIds: ["m1", "m2"], method: "leastBusy" },
      ),
      suggestions: fc.array(text, { maxLength: 4 }),
      maximumQuestions: fc.constantFrom(1, 2, 0),
      instructions: text,
      status: fc.constantFrom(...Object.keys(statusLabels), "GONE"),
      note: text,
      message: text,
      to: fc.oneof(text, fc.constant("a@example.com, b@example.com")),
      subject: text,
      source: fc.constantFrom("bot", "own"),
      week: fc.dictionary(fc.constantFrom("1", "5", "7", "9"), fc.array(range, { maxLength: 2 })),
      variants: fc.array(
        fc.record({
          id: fc.constantFrom("a", "b", "next"),
          title: text,
          percent: fc.constantFrom(0, 50, 100, -1),
        }),
        { maxLength: 3 },
      ),
      attributeKey: fc.constantFrom("", "n", "__proto__"),
      ways: fc.constantFrom(1, 2, 5),
      list: fc.oneof(text, fc.constantFrom("a,b,c", '["x", 1, {"y": 2}]', "1\n2", "x,".repeat(300))),
      itemVariable: fc.constantFrom("item", "", "__proto__", "bad name"),
      language: fc.constantFrom("de", "xx", "", "{{ attributes.colour }}"),
      action: fc.constantFrom("start", "stop", "in", "out"),
      sequenceId: fc.constantFrom("", "s1"),
      name: fc.constantFrom("", "order_update", "Bad Name"),
      parameters: fc.array(text, { maxLength: 3 }),
      formId: fc.constantFrom("", "f1"),
      scope: fc.constantFrom("contact", "conversation"),
    },
    { requiredKeys: [] },
  );
}
