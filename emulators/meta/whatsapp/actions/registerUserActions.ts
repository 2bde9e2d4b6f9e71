// What a person does in the chat, as control calls under `/_control/whatsapp/`. All take `user` and `number`, the first by default.

import { createHash } from "node:crypto";
import type { ControlAction } from "../../../kit/createControl.ts";
import { isRecord } from "../../../kit/readParameters.ts";
import { downloadUrl, storeMedia } from "../media/registerMedia.ts";
import type { Json, Media, Person, Phone, Whatsapp } from "../types.ts";
import { statusError } from "../whatsappError.ts";
import { chooseMessage, choosePerson, choosePhone, refuse } from "./choose.ts";
import { choicesOf } from "./pressButton.ts";
import { receiveMessage, type Incoming } from "./receiveMessage.ts";
import { sampleFile } from "./sampleFile.ts";

const RECEIVED_LIFE_MS = 7 * 24 * 3_600_000;
const LARGEST_INCOMING_BYTES = 100 * 1024 * 1024;
const KINDS = ["image", "video", "audio", "document", "sticker"];

type Sender = (values: Json, phone: Phone, person: Person) => Incoming | Incoming[];

export function registerUserActions(state: Whatsapp): void {
  const { control, clock } = state.meta;

  /** An action which makes one or more messages of the person. */
  function sends(name: string, make: Sender): void {
    const run: ControlAction = (values) => {
      const person = choosePerson(state, values["user"]);
      const phone = choosePhone(state, values["number"]);
      if (person.hasBlocked.has(phone.id)) refuse("The user has blocked this number.");
      const made = make(values, phone, person);
      const ids = (Array.isArray(made) ? made : [made]).map(
        (incoming) => receiveMessage(state, phone, person, { ...incoming, ...extrasOf(values) }).id,
      );
      return { id: ids[0], ids };
    };
    control.action(`whatsapp/${name}`, run);
  }

  sends("text", ({ text }) =>
    typeof text === "string" ? { type: "text", content: { text: { body: text } } } : refuse("Give text."),
  );

  function incomingMedia(values: Json, phone: Phone, tint: number): Incoming {
    const kind = String(values["kind"] ?? "image");
    if (!KINDS.includes(kind)) refuse(`kind is one of ${KINDS.join(", ")}.`);
    const sample = sampleFile(kind, tint);
    const bytes =
      typeof values["base64"] === "string" ? Buffer.from(values["base64"], "base64") : sample.bytes;
    const mime = typeof values["mime"] === "string" ? values["mime"] : sample.mime;
    if (bytes.length > LARGEST_INCOMING_BYTES || values["isTooLarge"] === true) {
      return {
        type: "unsupported",
        content: { unsupported: { type: kind } },
        errors: [statusError(131052, "The media is larger than 100 MB.")],
      };
    }
    const name = String(values["name"] ?? sample.name);
    const download =
      values["download"] === "slow" || values["download"] === "never" ? values["download"] : "normal";
    const media = storeMedia(state, {
      mime,
      bytes,
      name,
      accountId: phone.accountId,
      expiresAt: clock.now() + RECEIVED_LIFE_MS,
      download,
    });
    return { type: kind, content: { [kind]: presentMedia(kind, media, values) } };
  }

  function presentMedia(kind: string, media: Media, { caption, voice }: Json): Json {
    return {
      id: media.id,
      mime_type: media.mime,
      sha256: createHash("sha256").update(media.bytes).digest("base64"),
      url: downloadUrl(state, media),
      ...(kind === "document" ? { filename: media.name } : {}),
      ...(kind === "audio" ? { voice: voice !== false } : {}),
      ...(kind === "sticker" ? { animated: false } : {}),
      ...(typeof caption === "string" && caption !== "" ? { caption } : {}),
    };
  }

  sends("media", (values, phone) => incomingMedia(values, phone, 0));
  sends("album", (values, phone) => {
    const count = typeof values["count"] === "number" ? values["count"] : 3;
    return Array.from({ length: count }, (_, index) =>
      incomingMedia({ ...values, kind: "image", ...(index > 0 ? { caption: "" } : {}) }, phone, index),
    );
  });

  sends("location", ({ latitude = 52.52, longitude = 13.405, name, address }) => ({
    type: "location",
    content: {
      location: { latitude, longitude, ...(name ? { name } : {}), ...(address ? { address } : {}) },
    },
  }));

  sends("contacts", ({ contacts }) => ({
    type: "contacts",
    content: {
      contacts: Array.isArray(contacts)
        ? contacts
        : [
            {
              name: { formatted_name: "Tom Baker", first_name: "Tom" },
              phones: [{ phone: "+49 1555 5500301", wa_id: "4915555500301", type: "CELL" }],
            },
          ],
    },
  }));

  sends("reaction", (values, phone, person) => {
    const message = chooseMessage(state, phone, person, values["messageId"]);
    const emoji = String(values["emoji"] ?? "👍");
    message.reaction = emoji;
    return {
      type: "reaction",
      content: { reaction: { message_id: message.id, ...(emoji === "" ? {} : { emoji }) } },
    };
  });

  sends("press", (values, phone, person) => {
    const message = chooseMessage(state, phone, person, values["messageId"]);
    const choices = choicesOf(message);
    const wanted = values["choice"];
    const choice =
      typeof wanted === "number"
        ? choices[wanted]
        : choices.find(({ id, title }) => id === wanted || title === wanted);
    return (
      choice?.incoming ?? refuse(`The message offers ${choices.map(({ id }) => id).join(", ") || "nothing"}.`)
    );
  });

  sends("form", (values, phone, person) => {
    const message = chooseMessage(state, phone, person, values["messageId"]);
    const token = flowTokenOf(message.body);
    const response = JSON.stringify({
      ...(token === undefined ? {} : { flow_token: token }),
      ...(isRecord(values["response"]) ? values["response"] : {}),
    });
    const nfm = { name: String(values["name"] ?? "flow"), body: "Sent", response_json: response };
    return {
      type: "interactive",
      content: { interactive: { type: "nfm_reply", nfm_reply: nfm } },
      contextId: message.id,
    };
  });

  sends("order", ({ catalogId = "900100", text, items }) => ({
    type: "order",
    content: {
      order: {
        catalog_id: catalogId,
        ...(text ? { text } : {}),
        product_items: Array.isArray(items)
          ? items
          : [{ product_retailer_id: "sku1", quantity: 2, item_price: 30, currency: "EUR" }],
      },
    },
  }));

  sends("unsupported", ({ kind = "poll" }) => ({
    type: "unsupported",
    content: { unsupported: { type: kind } },
    errors: [statusError(131051, "Message type is currently not supported.")],
  }));

  sends("raw", ({ type, content }) =>
    typeof type === "string" && isRecord(content) ? { type, content } : refuse("Give type and content."),
  );
}

/** Answer, forward and advertisement can come with any message. */
function extrasOf({ replyTo, referral, forwarded, context }: Json): Partial<Incoming> {
  return {
    ...(typeof replyTo === "string" ? { contextId: replyTo } : {}),
    ...(forwarded === true ? { context: { forwarded: true } } : {}),
    ...(forwarded === "frequently" ? { context: { frequently_forwarded: true } } : {}),
    ...(isRecord(context) ? { context } : {}),
    ...(referral === true ? { referral: SAMPLE_REFERRAL } : isRecord(referral) ? { referral } : {}),
  };
}

const SAMPLE_REFERRAL: Json = {
  source_url: "https://fb.me/emulated",
  source_id: "120226305854810726",
  source_type: "ad",
  headline: "Chat with us",
  body: "Fresh bread every morning",
  media_type: "image",
  image_url: "https://scontent.example/bread.jpg",
  ctwa_clid: "AffEmulatedClickId",
  welcome_message: { text: "Hi! How can we help?" },
};

function flowTokenOf(value: unknown): string | undefined {
  if (!isRecord(value)) return undefined;
  if (typeof value["flow_token"] === "string") return value["flow_token"];
  for (const part of Object.values(value)) {
    const found = flowTokenOf(part);
    if (found !== undefined) return found;
  }
  return undefined;
}
