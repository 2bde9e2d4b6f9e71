// What somebody sent over a messenger, as the answer a flow understands and the message people read.

import { controlAnswers, readAnswerId, type InboundContact, type InboundContent } from "@parley/channels";
import type { InputRequest, MessageContent, SentFile, VisitorInput } from "@parley/contracts/messages";
import { parsePhoneNumberFromString } from "libphonenumber-js/min";

export interface ToldInput {
  /** Absent when a flow can make nothing of it: it is only shown. */
  input?: VisitorInput;
  /** Shown in place of what the answer alone would show. */
  content?: MessageContent;
  /** Pressed Start. */
  beginsAnew?: boolean;
}

/** `request` is the question that stands open; `file` is what was fetched of a media message. */
export function toInput(
  content: InboundContent,
  request: InputRequest | null,
  file: SentFile | undefined,
): ToldInput {
  switch (content.kind) {
    case "text":
      return { input: { kind: "text", text: content.text } };
    case "press":
      return pressed(content, request);
    case "start": {
      // Whoever opens an empty chat or a link has said nothing yet.
      const text = content.title ?? "👋";
      return { input: { kind: "text", text }, beginsAnew: true };
    }
    case "media":
      return media(content, request, file);
    case "location": {
      const { latitude, longitude, name, address } = content;
      return {
        input: {
          kind: "location",
          latitude,
          longitude,
          ...(name !== undefined && { name: name.slice(0, 100) }),
        },
        content: {
          kind: "location",
          latitude,
          longitude,
          ...(name !== undefined && { name }),
          ...(address !== undefined && { address }),
        },
      };
    }
    case "contacts":
      return contacts(content.contacts, request);
    case "form":
      return {
        input: { kind: "form", values: content.values },
        content: {
          kind: "text",
          text: Object.entries(content.values)
            .map(([name, value]) => `${name}: ${value}`)
            .join("\n"),
        },
      };
    case "order": {
      const { catalogueId, text = "", items } = content;
      const order = { kind: "order", text, catalogueId, items } as const;
      const said = text || items.map(({ productId, quantity }) => `${quantity} × ${productId}`).join(", ");
      return { input: { kind: "text", text: said || "🛒" }, content: order };
    }
    case "unsupported":
      return { content: { kind: "unsupported", type: content.type } };
  }
}

function pressed({ id, title }: { id: string; title: string }, request: InputRequest | null): ToldInput {
  const answer = readAnswerId(id);
  const said = title || id;
  // A button of an older question says its title, like somebody who types it.
  if (!answer || !request?.blockId.startsWith(answer.blockId)) return { input: { kind: "text", text: said } };
  if (answer.optionId === controlAnswers.skip) return { input: { kind: "skip" } };
  if (answer.optionId === controlAnswers.back) return { input: { kind: "back" } };
  if (answer.optionId === controlAnswers.resend) return { input: { kind: "resend" } };
  if (request.kind === "appointment") return { input: { kind: "slot", start: answer.optionId } };
  return {
    input: { kind: "choice", optionIds: [answer.optionId] },
    content: {
      kind: "choice",
      text: title || optionTitle(request, answer.optionId),
      optionIds: [answer.optionId],
    },
  };
}

function optionTitle(request: InputRequest, optionId: string): string {
  if (!("options" in request)) return optionId;
  return request.options.find(({ id }) => id === optionId)?.title ?? optionId;
}

function media(
  { text }: { text?: string },
  request: InputRequest | null,
  file: SentFile | undefined,
): ToldInput {
  if (!file) return text ? { input: { kind: "text", text } } : {};
  const content: MessageContent = { kind: "files", text: text ?? "", files: [file] };
  // A picture with words answers a question for words with them.
  const wantsFiles = request?.kind === "files" || request?.kind === "signature";
  if (text && !wantsFiles) return { input: { kind: "text", text }, content };
  return { input: { kind: "files", fileIds: [file.id] }, content };
}

function contacts(shared: readonly InboundContact[], request: InputRequest | null): ToldInput {
  const [first] = shared;
  if (!first) return {};
  const phone = first.phones[0];
  const content = {
    kind: "contactCard",
    name: first.name || phone || "",
    ...(first.organisation !== undefined && { organisation: first.organisation }),
    ...(phone !== undefined && { phone }),
    ...(first.emails[0] !== undefined && { email: first.emails[0] }),
    ...(first.url !== undefined && { url: first.url }),
  } as const;
  const number = phone === undefined ? undefined : splitPhone(phone);
  if (request?.kind === "phone" && number) return { input: { kind: "phone", ...number }, content };
  return { input: { kind: "text", text: phone ?? first.name }, content };
}

/** Dial code with `+` and the rest of a number that begins with its country, with or without `+`. */
export function splitPhone(phone: string): { dialCode: string; number: string } | undefined {
  const parsed = parsePhoneNumberFromString(`+${phone.replaceAll(/\D/g, "")}`);
  if (!parsed) return undefined;
  return { dialCode: `+${parsed.countryCallingCode}`, number: parsed.nationalNumber };
}
