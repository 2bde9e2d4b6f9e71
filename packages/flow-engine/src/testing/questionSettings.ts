// Random settings of the kinds that ask or send more than a text, good ones and bad ones.

import { formFieldKinds } from "@parley/contracts/messages";
import fc from "fast-check";

/** Settings by name; `text` is any text of an author. */
export function questionSettings(text: fc.Arbitrary<string>) {
  const optionId = fc.constantFrom("red", "green", "blue", "o1", "next", "__proto__");
  const url = fc.oneof(text, fc.constantFrom("https://example.com/a.png", "javascript:alert(1)", ""));
  const button = fc.record({ id: optionId, title: text, url });
  const picture = fc.record({ id: optionId, title: text, imageUrl: url, text });
  const need = fc.constantFrom("required", "optional", "hidden");
  return {
    noAnswerMinutes: fc.constantFrom(0, 5),
    maximumAttempts: fc.constantFrom(0, 1, 2),
    saveToVariable: fc.constantFrom("", "v", "__proto__"),
    rephrase: fc.boolean(),
    optionsFrom: fc.oneof(
      { weight: 6, arbitrary: fc.constant("") },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          "Red\nBlue",
          '["Red", {"id": 1, "title": "x"}]',
          "[",
          "{{ attributes.n }}",
        ),
      },
    ),
    several: fc.boolean(),
    checkDomain: fc.boolean(),
    style: fc.constantFrom("stars", "emoji", "numbers", "nps", "hearts"),
    highest: fc.constantFrom(2, 5, 10, 11),
    labels: fc.array(text, { maxLength: 5 }),
    branchByRating: fc.boolean(),
    lowUpTo: fc.constantFrom(null, 0, 3, 9),
    highFrom: fc.constantFrom(null, 1, 10),
    step: fc.constantFrom(null, 0.1, 1, 1_000),
    initial: fc.constantFrom(null, 3, -5),
    prefix: fc.constantFrom("", "€"),
    rows: fc.array(fc.record({ id: optionId, keywords: fc.array(text, { maxLength: 3 }) }), { maxLength: 3 }),
    match: fc.constantFrom("exact", "contains", "fuzzy"),
    mode: fc.constantFrom("date", "dateTime", "time", "range"),
    hours: fc.array(
      fc.record({
        day: fc.constantFrom(1, 2, 3, 7, 8),
        from: fc.constantFrom("09:00", "23:30", "x"),
        to: fc.constantFrom("08:00", "12:00", "24:00"),
      }),
      { maxLength: 3 },
    ),
    slotMinutes: fc.constantFrom(5, 30, 480, 1),
    bufferBefore: fc.constantFrom(0, 30),
    daysAhead: fc.constantFrom(1, 14, 90),
    timeZone: fc.constantFrom("", "America/New_York", "Mars/Base"),
    title: text,
    types: fc.constantFrom([], ["image/*"], ["nonsense"]),
    maxCount: fc.constantFrom(1, 5, 99),
    fields: fc.array(
      fc.record({
        id: fc.constantFrom("one", "two", "__proto__", "bad id"),
        kind: fc.constantFrom(...formFieldKinds),
        label: text,
        isRequired: fc.boolean(),
        options: fc.array(fc.record({ id: optionId, title: text }), { maxLength: 2 }),
        saveToAttribute: fc.constantFrom("", "n", "__proto__"),
      }),
      { maxLength: 4 },
    ),
    street: need,
    extra: need,
    city: need,
    to: fc.oneof(text, fc.constant("{{ contact.email }}")),
    length: fc.constantFrom(4, 6, 99),
    acceptTyped: fc.boolean(),
    optIn: fc.boolean(),
    linkUrl: url,
    coordinates: fc.constantFrom("52.5, 13.4", "91, 0", "{{ answers.a_latitude }}, 1", ""),
    pictures: fc.array(picture, { maxLength: 2 }),
    cards: fc.array(
      fc.record({ id: optionId, title: text, imageUrl: url, buttons: fc.array(button, { maxLength: 3 }) }),
      { maxLength: 3 },
    ),
    list: fc.constantFrom("", "a\nb", '["x", "y"]', "{{ attributes.n }}"),
    itemVariable: fc.constantFrom("item", "", "__proto__"),
    waitForReply: fc.boolean(),
  };
}
