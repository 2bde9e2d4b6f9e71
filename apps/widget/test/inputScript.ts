// A conversation that asks for one thing of every kind, for tests and for looking at it.

import type { InputRequest, MessageContent } from "@parley/contracts/messages";
import type { Step } from "./conversationServer.ts";
import type { WidgetServer } from "./startWidgetServer.ts";

const ask = (blockId: string) => ({ blockId, canSkip: false, canGoBack: false });
const text = (words: string) => ({ kind: "text" as const, text: words });

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Half hours from nine to noon UTC on the coming days. */
function slots(now: number) {
  const midnight = now - (now % dayMs);
  return [1, 2, 3, 4, 7, 8].flatMap((day) =>
    [9, 9.5, 10, 10.5, 11, 11.5].map((hour) => ({
      start: new Date(midnight + day * dayMs + hour * hourMs).toISOString(),
      end: new Date(midnight + day * dayMs + (hour + 0.5) * hourMs).toISOString(),
    })),
  );
}

/** A drawing of a bicycle from the server in memory. */
export const picture = (colour: string) => `/api/widget/v1/pictures/${colour}`;

export const cards: MessageContent = {
  kind: "cards",
  text: "These three would suit you:",
  cards: [
    {
      id: "c1",
      title: "City 3",
      text: "Light, three gears, from *€ 690*.",
      imageUrl: picture("3b82f6"),
      buttons: [
        { id: "city", title: "Choose City 3" },
        { id: "city-more", title: "Details", url: "https://example.com/city" },
      ],
    },
    {
      id: "c2",
      title: "Tour 9",
      text: "Made for long days with luggage.",
      imageUrl: picture("0f766e"),
      buttons: [{ id: "tour", title: "Choose Tour 9" }],
    },
    {
      id: "c3",
      title: "Cargo",
      imageUrl: picture("b45309"),
      buttons: [{ id: "cargo", title: "Choose Cargo" }],
    },
  ],
};

export const contents: MessageContent[] = [
  { kind: "audio", url: "/api/widget/v1/files/none", text: "How the bell sounds" },
  { kind: "document", url: "https://example.com/price-list.pdf", name: "Price list 2026.pdf" },
  {
    kind: "contactCard",
    name: "Maya Lindqvist",
    organisation: "Northwind Bikes",
    phone: "+46 8 123 456",
    email: "maya@example.com",
    url: "https://example.com/maya",
  },
  {
    kind: "location",
    latitude: 52.52,
    longitude: 13.405,
    name: "Northwind workshop",
    address: "Alexanderplatz 1, Berlin",
  },
];

export const requests = {
  url: { kind: "url", ...ask("url"), maxLength: 2_000 },
  date: { kind: "date", ...ask("date"), mode: "date", min: "2026-05-04", max: "2026-05-29" },
  dateTime: { kind: "date", ...ask("dateTime"), mode: "dateTime", min: null, max: null },
  time: { kind: "date", ...ask("time"), mode: "time", min: null, max: null },
  span: { kind: "date", ...ask("span"), mode: "range", min: "2026-05-04", max: null },
  stars: {
    kind: "rating",
    ...ask("stars"),
    style: "stars",
    min: 1,
    max: 5,
    labels: ["Awful", "Poor", "Fine", "Good", "Superb"],
  },
  emoji: { kind: "rating", ...ask("emoji"), style: "emoji", min: 1, max: 5, labels: [] },
  numbers: { kind: "rating", ...ask("numbers"), style: "numbers", min: 1, max: 7, labels: [] },
  nps: {
    kind: "rating",
    ...ask("nps"),
    style: "nps",
    min: 0,
    max: 10,
    labels: ["Not likely", ...Array.from({ length: 9 }, () => ""), "Very likely"],
  },
  range: {
    kind: "range",
    ...ask("range"),
    min: 100,
    max: 2_000,
    step: 50,
    initial: 650,
    prefix: "€",
    suffix: "",
  },
  files: {
    kind: "files",
    ...ask("files"),
    types: ["image/*", "application/pdf"],
    maxBytes: 5_000_000,
    maxCount: 3,
  },
  signature: { kind: "signature", ...ask("signature"), clearLabel: "", submitLabel: "Sign" },
  location: { kind: "location", ...ask("location") },
  iframe: {
    kind: "iframe",
    ...ask("iframe"),
    url: "https://example.com/calendar",
    title: "Our calendar",
    buttonLabel: "I am done",
    heightPixels: 180,
  },
  appointment: { kind: "appointment", ...ask("appointment"), slots: slots(Date.now()), timeZone: "UTC" },
  consent: {
    kind: "consent",
    ...ask("consent"),
    acceptLabel: "I agree",
    declineLabel: "No, thank you",
    linkTitle: "Our privacy policy",
    linkUrl: "https://example.com/privacy",
  },
  form: {
    kind: "form",
    ...ask("form"),
    fields: [
      { id: "name", kind: "text", label: "Name", isRequired: true, autocomplete: "name" },
      { id: "mail", kind: "email", label: "E-mail", isRequired: true },
      { id: "phone", kind: "phone", label: "Phone", isRequired: false },
      { id: "count", kind: "number", label: "How many bikes?", isRequired: false },
      { id: "day", kind: "date", label: "Preferred day", isRequired: false },
      { id: "site", kind: "url", label: "Website", isRequired: false },
      {
        id: "size",
        kind: "select",
        label: "Frame size",
        isRequired: true,
        options: [
          { id: "s", title: "Small" },
          { id: "l", title: "Large" },
        ],
      },
      { id: "notes", kind: "textarea", label: "Notes", isRequired: false, placeholder: "Anything else?" },
      { id: "terms", kind: "checkbox", label: "I accept the rules of the workshop", isRequired: true },
    ],
    submitLabel: "Send the form",
  },
  otp: { kind: "otp", ...ask("otp"), length: 6, sentTo: "r***@example.com" },
  tiles: {
    kind: "choice",
    ...ask("tiles"),
    options: [
      { id: "t1", title: "City", text: "Short ways", imageUrl: picture("3b82f6") },
      { id: "t2", title: "Tour", text: "Long days", imageUrl: picture("0f766e") },
      { id: "t3", title: "Cargo", imageUrl: picture("b45309") },
      { id: "t4", title: "Not sure", imageUrl: "/api/widget/v1/pictures" },
    ],
  },
  severalTiles: {
    kind: "choices",
    ...ask("severalTiles"),
    options: [
      { id: "t1", title: "City", text: "Short ways", imageUrl: picture("3b82f6") },
      { id: "t2", title: "Tour", text: "Long days", imageUrl: picture("0f766e") },
      { id: "t3", title: "Cargo", imageUrl: picture("b45309") },
    ],
    min: 1,
    max: 2,
    submitLabel: "",
  },
  explained: {
    kind: "choice",
    ...ask("explained"),
    options: [
      { id: "e1", title: "Small service", text: "Brakes, gears and air, about an hour" },
      { id: "e2", title: "Full service", text: "Everything taken apart and cleaned" },
    ],
  },
  cards: {
    kind: "cards",
    ...ask("cards"),
    options: [
      { id: "city", title: "Choose City 3" },
      { id: "tour", title: "Choose Tour 9" },
      { id: "cargo", title: "Choose Cargo" },
    ],
  },
} satisfies Record<string, InputRequest>;

export type InputName = keyof typeof requests;

/** Asks one question, thanks, and is done. */
export function asking(name: InputName, question = "Please answer this:"): Step[] {
  return [
    { says: [name === "cards" ? cards : text(question)], input: requests[name] },
    { says: [text("Thank you!")], input: null },
  ];
}

/** What the panel has sent as its last answer. */
export function lastAnswer(server: WidgetServer): unknown {
  const sent = server.requests.findLast(({ path }) => path.endsWith("/messages"));
  return (sent?.body as { input?: unknown } | undefined)?.input;
}

/** One question after the other, each of which can be left out. */
export function everything(server: WidgetServer, names: InputName[]) {
  server.settings.script = names.map((name) => ({
    says: [name === "cards" ? cards : { kind: "text" as const, text: `Question ${name}` }],
    input: { ...requests[name], canSkip: true } as InputRequest,
  }));
}
