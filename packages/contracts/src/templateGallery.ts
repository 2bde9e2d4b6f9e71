// Message templates to begin with: each a draft Meta's rules allow, to be copied and put into one's own words.

import type { TemplateDraft } from "./messageTemplates.ts";

export interface GalleryTemplate {
  id: string;
  title: string;
  /** What it is for, in a sentence. */
  about: string;
  draft: TemplateDraft;
}

const english = { language: "en_US", variables: "positional", buttons: [] } as const;
const reply = (title: string) => ({ kind: "quickReply", title }) as const;

export const templateGallery: readonly GalleryTemplate[] = [
  {
    id: "order_confirmed",
    title: "Order confirmed",
    about: "Tells a customer that the order has arrived, with a link to follow it.",
    draft: {
      ...english,
      name: "order_confirmed",
      category: "UTILITY",
      header: { kind: "text", text: "Order {{1}}", example: "A1042" },
      body: {
        text: "Hello {{1}}, thank you for your order. We have received it and will tell you as soon as it is on its way. Total: {{2}}.",
        examples: { "1": "Mara", "2": "€ 48.00" },
      },
      footer: "Reply to this message if anything is wrong.",
      buttons: [
        {
          kind: "url",
          title: "View order",
          url: "https://shop.example/orders/{{1}}",
          example: "https://shop.example/orders/A1042",
        },
      ],
    },
  },
  {
    id: "order_shipped",
    title: "Order on its way",
    about: "Names the carrier and the day, and links to the tracking page.",
    draft: {
      ...english,
      name: "order_shipped",
      category: "UTILITY",
      variables: "named",
      body: {
        text: "Hello {{first_name}}, your order {{order_number}} left our warehouse today. {{carrier}} expects to deliver it on {{delivery_day}}.",
        examples: {
          first_name: "Mara",
          order_number: "A1042",
          carrier: "City Parcel",
          delivery_day: "Friday, 6 March",
        },
      },
      buttons: [
        {
          kind: "url",
          title: "Track parcel",
          url: "https://shop.example/track/{{1}}",
          example: "https://shop.example/track/A1042",
        },
        reply("I will not be home"),
      ],
    },
  },
  {
    id: "appointment_reminder",
    title: "Appointment reminder",
    about: "Reminds of an appointment and lets the person confirm or move it with one tap.",
    draft: {
      ...english,
      name: "appointment_reminder",
      category: "UTILITY",
      body: {
        text: "Hello {{1}}, this is a reminder of your appointment on {{2}} at {{3}}. Will you be there?",
        examples: { "1": "Mara", "2": "Tuesday, 10 March", "3": "14:30" },
      },
      buttons: [reply("I will be there"), reply("Choose another time"), reply("Cancel")],
    },
  },
  {
    id: "payment_due",
    title: "Invoice due",
    about: "A polite reminder of an open invoice with a link to pay.",
    draft: {
      ...english,
      name: "payment_due",
      category: "UTILITY",
      body: {
        text: "Hello {{1}}, invoice {{2}} over {{3}} is due on {{4}}. If you have paid it in the meantime, there is nothing left to do.",
        examples: { "1": "Mara", "2": "2026-118", "3": "€ 120.00", "4": "15 March" },
      },
      buttons: [
        {
          kind: "url",
          title: "Pay now",
          url: "https://shop.example/pay/{{1}}",
          example: "https://shop.example/pay/2026-118",
        },
        { kind: "phone", title: "Call us", phone: "+493055550101" },
      ],
    },
  },
  {
    id: "support_follow_up",
    title: "Continue a request",
    about: "Takes up a support request again after the 24 hours have passed.",
    draft: {
      ...english,
      name: "support_follow_up",
      category: "UTILITY",
      body: {
        text: "Hello {{1}}, there is news about your request {{2}}. Would you like to continue the conversation?",
        examples: { "1": "Mara", "2": "#4711" },
      },
      buttons: [reply("Yes, continue"), reply("It is solved")],
    },
  },
  {
    id: "feedback_request",
    title: "How was it?",
    about: "Asks how satisfied somebody is after a purchase or a visit.",
    draft: {
      ...english,
      name: "feedback_request",
      category: "UTILITY",
      body: {
        text: "Hello {{1}}, you received {{2}} a few days ago. How satisfied are you with it? One tap is enough.",
        examples: { "1": "Mara", "2": "your order A1042" },
      },
      buttons: [reply("Very satisfied"), reply("It was all right"), reply("Not satisfied")],
    },
  },
  {
    id: "welcome_offer",
    title: "Welcome offer",
    about: "Greets a new customer with a code to copy.",
    draft: {
      ...english,
      name: "welcome_offer",
      category: "MARKETING",
      header: { kind: "text", text: "Welcome to our shop" },
      body: {
        text: "Hello {{1}}, nice to have you with us. Your first order is {{2}} cheaper with the code below. It is good for 14 days.",
        examples: { "1": "Mara", "2": "10%" },
      },
      footer: "Reply STOP to receive no more offers.",
      buttons: [
        { kind: "copyCode", example: "WELCOME10" },
        { kind: "url", title: "Go to the shop", url: "https://shop.example" },
      ],
    },
  },
  {
    id: "abandoned_cart",
    title: "Forgotten basket",
    about: "Brings somebody back to what they left in the basket.",
    draft: {
      ...english,
      name: "abandoned_cart",
      category: "MARKETING",
      body: {
        text: "Hello {{1}}, your basket is still waiting for you: {{2}}. We keep it until tomorrow evening.",
        examples: { "1": "Mara", "2": "two bags of coffee and a mug" },
      },
      footer: "Reply STOP to receive no more offers.",
      buttons: [
        {
          kind: "url",
          title: "To the basket",
          url: "https://shop.example/basket/{{1}}",
          example: "https://shop.example/basket/8f3a",
        },
        reply("I have a question"),
      ],
    },
  },
  {
    id: "back_in_stock",
    title: "Back in stock",
    about: "Tells those who asked that a product can be ordered again.",
    draft: {
      ...english,
      name: "back_in_stock",
      category: "MARKETING",
      body: {
        text: "Good news, {{1}}: {{2}} is back in stock. You asked us to tell you, so you are among the first to know.",
        examples: { "1": "Mara", "2": "the blue teapot" },
      },
      footer: "Reply STOP to receive no more offers.",
      buttons: [reply("Show me"), reply("No longer needed")],
    },
  },
  {
    id: "weekend_offer",
    title: "Offer with an end",
    about: "A limited-time offer: WhatsApp shows a countdown beside the code.",
    draft: {
      ...english,
      name: "weekend_offer",
      category: "MARKETING",
      body: {
        text: "Hello {{1}}, this weekend everything for the garden costs {{2}} less. Copy the code and choose at leisure.",
        examples: { "1": "Mara", "2": "20%" },
      },
      limitedTimeOffer: { text: "Weekend offer", hasExpiration: true },
      buttons: [
        { kind: "copyCode", example: "GARDEN20" },
        { kind: "url", title: "To the offer", url: "https://shop.example/garden" },
      ],
    },
  },
  {
    id: "event_invitation",
    title: "Invitation",
    about: "Invites to an event and takes the answer.",
    draft: {
      ...english,
      name: "event_invitation",
      category: "MARKETING",
      variables: "named",
      header: { kind: "text", text: "You are invited" },
      body: {
        text: "Hello {{first_name}}, on {{event_day}} we open our doors: {{event_title}}. We would be glad to see you there.",
        examples: {
          first_name: "Mara",
          event_day: "Saturday, 14 March",
          event_title: "an evening about bread",
        },
      },
      footer: "Reply STOP to receive no more invitations.",
      buttons: [reply("I am coming"), reply("Not this time")],
    },
  },
  {
    id: "sign_in_code",
    title: "Sign-in code",
    about: "A one-time code with a button to copy it. WhatsApp writes the words.",
    draft: {
      ...english,
      name: "sign_in_code",
      category: "AUTHENTICATION",
      body: { text: "", examples: {} },
      authentication: { advisesSecrecy: true, codeExpiresMinutes: 10 },
      buttons: [{ kind: "otp", type: "copyCode", title: "Copy code" }],
    },
  },
  {
    id: "account_changed",
    title: "Account changed",
    about: "Tells a customer that something of the account was changed, in case it was somebody else.",
    draft: {
      ...english,
      name: "account_changed",
      category: "UTILITY",
      body: {
        text: "Hello {{1}}, the {{2}} of your account was changed on {{3}}. If this was not you, please tell us at once.",
        examples: { "1": "Mara", "2": "e-mail address", "3": "10 March at 14:30" },
      },
      buttons: [reply("It was me"), reply("It was not me")],
    },
  },
];
