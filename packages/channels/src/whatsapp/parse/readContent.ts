// What a message holds, by its type.

import type { InboundContact, InboundContent, MediaKind, OrderItem } from "../../inbound.ts";
import { fields, id, isFields, list, number, text, type Fields } from "../../readFields.ts";
import { readForm } from "./readForm.ts";

export function readContent(message: Fields): InboundContent {
  const type = text(message["type"]) ?? "";
  const own = fields(message[type]);
  return readKnown(type, own, message) ?? unsupported(type, message);
}

/** Undefined when the type is not known, or what makes it up is missing. */
function readKnown(type: string, own: Fields, message: Fields): InboundContent | undefined {
  switch (type) {
    case "text": {
      const body = text(own["body"]);
      return body === undefined ? undefined : { kind: "text", text: body };
    }
    case "image":
    case "video":
    case "document":
    case "sticker":
      return readMedia(type, own);
    case "audio":
      return readMedia(own["voice"] === true ? "voice" : "audio", own);
    case "location":
      return readLocation(own);
    case "contacts":
      return { kind: "contacts", contacts: list(message["contacts"]).filter(isFields).map(readContact) };
    case "interactive":
      return readInteractive(own);
    case "button": {
      const title = text(own["text"]) ?? text(own["payload"]);
      return title === undefined ? undefined : { kind: "press", id: text(own["payload"]) ?? title, title };
    }
    case "order":
      return readOrder(own);
    case "request_welcome":
      return { kind: "start" };
    default:
      return undefined;
  }
}

function unsupported(type: string, message: Fields): InboundContent {
  const named = text(fields(message["unsupported"])["type"]);
  const error = fields(list(message["errors"])[0]);
  const reason = text(fields(error["error_data"])["details"]) ?? text(error["title"]);
  return {
    kind: "unsupported",
    type: named ?? (type === "" ? "unknown" : type),
    ...(reason === undefined ? {} : { text: reason }),
  };
}

function readMedia(kind: MediaKind, own: Fields): InboundContent | undefined {
  const mediaId = id(own["id"]);
  const url = text(own["url"]);
  if (mediaId === undefined && url === undefined) return undefined;
  const caption = text(own["caption"]);
  const type = text(own["mime_type"]);
  const name = text(own["filename"]);
  return {
    kind: "media",
    media: {
      kind,
      ...(mediaId === undefined ? {} : { id: mediaId }),
      ...(url === undefined ? {} : { url }),
      ...(type === undefined ? {} : { type }),
      ...(name === undefined ? {} : { name }),
    },
    ...(caption === undefined ? {} : { text: caption }),
  };
}

function readLocation(own: Fields): InboundContent | undefined {
  const latitude = coordinate(own["latitude"]);
  const longitude = coordinate(own["longitude"]);
  if (latitude === undefined || longitude === undefined) return undefined;
  const name = text(own["name"]);
  const address = text(own["address"]);
  return {
    kind: "location",
    latitude,
    longitude,
    ...(name === undefined ? {} : { name }),
    ...(address === undefined ? {} : { address }),
  };
}

function coordinate(value: unknown): number | undefined {
  const read = text(value) === undefined ? number(value) : Number(value);
  return read !== undefined && Number.isFinite(read) ? read : undefined;
}

function readContact(contact: Fields): InboundContact {
  const name = fields(contact["name"]);
  const organisation = text(fields(contact["org"])["company"]);
  const url = texts(contact["urls"], "url")[0];
  return {
    name: text(name["formatted_name"]) ?? text(name["first_name"]) ?? "",
    phones: list(contact["phones"]).flatMap((entry) => {
      const phone = text(fields(entry)["phone"]) ?? text(fields(entry)["wa_id"]);
      return phone === undefined ? [] : [phone];
    }),
    emails: texts(contact["emails"], "email"),
    ...(organisation === undefined ? {} : { organisation }),
    ...(url === undefined ? {} : { url }),
    // Answers a request for the person's own card; WhatsApp fills it in.
    ...(contact["origin"] === "contact_request" ? { isOwn: true } : {}),
  };
}

function texts(entries: unknown, name: string): string[] {
  return list(entries).flatMap((entry) => text(fields(entry)[name]) ?? []);
}

function readInteractive(own: Fields): InboundContent | undefined {
  const type = text(own["type"]) ?? "";
  const reply = fields(own[type]);
  switch (type) {
    case "button_reply":
    case "list_reply": {
      const pressed = text(reply["id"]);
      const title = text(reply["title"]) ?? pressed;
      return pressed === undefined || title === undefined ? undefined : { kind: "press", id: pressed, title };
    }
    case "nfm_reply":
      return readForm(reply["response_json"]);
    default:
      return type === "" ? undefined : { kind: "unsupported", type };
  }
}

function readOrder(own: Fields): InboundContent {
  const words = text(own["text"]);
  return {
    kind: "order",
    catalogueId: id(own["catalog_id"]) ?? "",
    ...(words === undefined ? {} : { text: words }),
    items: list(own["product_items"]).flatMap(readItem),
  };
}

function readItem(entry: unknown): OrderItem[] {
  const item = fields(entry);
  const productId = id(item["product_retailer_id"]);
  if (productId === undefined) return [];
  return [
    {
      productId,
      quantity: coordinate(item["quantity"]) ?? 1,
      price: coordinate(item["item_price"]) ?? 0,
      currency: text(item["currency"]) ?? "",
    },
  ];
}
