// The world at start: one account with two numbers, a few people, and approved templates to try.

import { createBuckets } from "../../kit/createBuckets.ts";
import type { MetaWithUsage } from "../createMeta.ts";
import type { Account, Person, Phone, Template, Whatsapp } from "./types.ts";

/** In and out together. */
const NUMBER_PER_SECOND = 80;
/** One message in six seconds to one person, after a burst of so many. */
const PAIR_BURST = 45;
const PAIR_PER_SECOND = 1 / 6;

const ACCOUNT_ID = "102290129340398";

export function createState(meta: MetaWithUsage): Whatsapp {
  const { clock } = meta;
  const account: Account = {
    id: ACCOUNT_ID,
    name: "Lakeside Bakery",
    isSubscribed: false,
    isDisabled: false,
  };
  const phones = [
    createPhone({
      id: "106540352242922",
      accountId: account.id,
      number: "4930555500101",
      verifiedName: "Lakeside Bakery",
    }),
    createPhone({
      id: "106540352242923",
      accountId: account.id,
      number: "4930555500102",
      verifiedName: "Sandbox",
    }),
  ];
  const people = [
    createPerson({
      id: "4915555500201",
      name: "Mara Winter",
      phone: "4915555500201",
      userId: "DE.13491208655302741918",
    }),
    createPerson({
      id: "447700900123",
      name: "José Ibáñez 🌞",
      phone: "447700900123",
      userId: "GB.13491208655302741919",
      username: "jose.i",
    }),
    createPerson({
      id: "FR.13491208655302741920",
      name: "Léa",
      userId: "FR.13491208655302741920",
      username: "lea.b",
      sharesPhone: false,
    }),
  ];
  const token = meta.tokens.issue({
    value: `EAAwhatsapp${meta.ids.letters(40)}`,
    type: "SYSTEM_USER",
    subjectId: "122100000000001",
    scopes: ["whatsapp_business_messaging", "whatsapp_business_management"],
    isLongLived: true,
  });
  const state: Whatsapp = {
    meta,
    settings: { sentAfterMs: 100, deliveredAfterMs: 400, reviewAfterMs: 3_000, marketingPerDay: undefined },
    accounts: new Map([[account.id, account]]),
    phones: new Map(phones.map((phone) => [phone.id, phone])),
    people: new Map(people.map((person) => [person.id, person])),
    messages: new Map(),
    media: new Map(),
    templates: new Map(),
    blockedNames: new Map(),
    flows: new Map(),
    uploads: new Map(),
    rates: {
      number: createBuckets({ clock, capacity: NUMBER_PER_SECOND, refillPerSecond: NUMBER_PER_SECOND }),
      pair: createBuckets({ clock, capacity: PAIR_BURST, refillPerSecond: PAIR_PER_SECOND }),
    },
    initiated: [],
    revision: 1,
    token: token.value,
  };
  for (const template of sampleTemplates(meta, account.id)) state.templates.set(template.id, template);
  return state;
}

export function createPhone(
  given: Partial<Phone> & Pick<Phone, "id" | "accountId" | "number" | "verifiedName">,
): Phone {
  return {
    isNameApproved: true,
    isVerified: true,
    isRegistered: true,
    pin: "123456",
    wrongPins: 0,
    registerTimes: [],
    quality: "GREEN",
    tier: "TIER_250",
    hasPayment: true,
    isUpgrading: false,
    profile: { about: "Hey there! I am using WhatsApp." },
    automation: {},
    blocked: new Set(),
    codes: new Map(),
    ...given,
  };
}

export function createPerson(given: Partial<Person> & Pick<Person, "id" | "name" | "userId">): Person {
  return {
    sharesPhone: true,
    isOnline: true,
    readsAtOnce: false,
    hasBlocked: new Set(),
    stoppedMarketing: new Set(),
    wroteAt: new Map(),
    entries: new Map(),
    typingUntil: new Map(),
    ...given,
  };
}

function sampleTemplates(meta: MetaWithUsage, accountId: string): Template[] {
  const common = {
    accountId,
    status: "APPROVED" as const,
    format: "POSITIONAL" as const,
    quality: "GREEN" as const,
    rejectedReason: "NONE",
    pauses: 0,
    edits: [],
    isHeld: false,
    createdAt: meta.clock.now(),
  };
  return [
    {
      ...common,
      id: meta.ids.digits(16),
      name: "hello_world",
      language: "en_US",
      category: "UTILITY",
      components: [
        { type: "HEADER", format: "TEXT", text: "Hello World" },
        {
          type: "BODY",
          text: "Welcome and congratulations! This message shows that your number can send templates.",
        },
        { type: "FOOTER", text: "WhatsApp Business Platform sample message" },
      ],
    },
    {
      ...common,
      id: meta.ids.digits(16),
      name: "order_ready",
      language: "en_US",
      category: "UTILITY",
      components: [
        { type: "HEADER", format: "TEXT", text: "Order {{1}}", example: { header_text: ["A17"] } },
        {
          type: "BODY",
          text: "Hello {{1}}, your order {{2}} is ready.",
          example: { body_text: [["Mara", "A17"]] },
        },
        {
          type: "BUTTONS",
          buttons: [
            {
              type: "URL",
              text: "Track",
              url: "https://shop.example/t/{{1}}",
              example: ["https://shop.example/t/A17"],
            },
            { type: "QUICK_REPLY", text: "Stop" },
          ],
        },
      ],
    },
    {
      ...common,
      id: meta.ids.digits(16),
      name: "spring_offer",
      language: "en_US",
      category: "MARKETING",
      components: [
        {
          type: "BODY",
          text: "Hi {{1}}, fresh rolls at half price today.",
          example: { body_text: [["Mara"]] },
        },
        { type: "FOOTER", text: "Reply STOP to opt out" },
        {
          type: "BUTTONS",
          buttons: [
            { type: "QUICK_REPLY", text: "Tell me more" },
            { type: "QUICK_REPLY", text: "Stop" },
          ],
        },
      ],
    },
  ];
}
