// Messages and answers in plain words: for previews, transcripts, notifications and channels that only have text.
// Signs stand for what has no words, so that every reader understands them. No imports of values: the widget uses this.

import type { InputRequest, MessageContent, VisitorInput } from "./messages.ts";
import { plainText } from "./richText.ts";

/** One line: what was said, or what kind of thing was sent. Marks of emphasis are kept. */
export function contentTitle(content: MessageContent): string {
  switch (content.kind) {
    case "text":
    case "choice":
    case "links":
      return content.text;
    case "cards":
      return content.text || content.cards.map(({ title }) => title).join(", ");
    case "image":
      return content.text || content.alt || "🖼";
    case "video":
      return content.text || "🎬";
    case "audio":
      return content.text || "🎵";
    case "document":
      return content.text || `📄 ${content.name}`;
    case "contactCard":
      return `👤 ${content.name}`;
    case "location":
      return `📍 ${content.name || content.address || coordinates(content)}`;
    case "files":
      return content.text || `📎 ${content.files.map(({ name }) => name).join(", ")}`;
    case "template":
    case "form":
    case "products":
      return content.text;
    case "order":
      return (
        content.text ||
        `🛒 ${content.items.map(({ productId, quantity }) => `${quantity} × ${productId}`).join(", ")}`
      );
    case "unsupported":
      return `⚠ ${content.type}`;
    case "event":
      return content.title ?? "";
  }
}

/** Everything a message says, line by line, without marks of emphasis; addresses in full. */
export function contentLines(content: MessageContent): string[] {
  return linesOf(content).filter((line) => line !== "");
}

function linesOf(content: MessageContent): string[] {
  switch (content.kind) {
    case "text":
    case "choice":
      return [plainText(content.text)];
    case "links":
      return [plainText(content.text), ...content.links.map(({ title, url }) => `${title} (${url})`)];
    case "cards":
      return [
        plainText(content.text),
        ...content.cards.flatMap((card) => [
          plainText([card.title, card.text].filter(Boolean).join(" – ")),
          ...card.buttons.map(({ title, url }) => (url ? `${title} (${url})` : title)),
        ]),
      ];
    case "image":
      return [plainText(content.text ?? ""), `🖼 ${content.alt}`.trim()];
    case "video":
      return [plainText(content.text ?? ""), `🎬 ${content.url}`];
    case "audio":
      return [plainText(content.text ?? ""), `🎵 ${content.url}`];
    case "document":
      return [plainText(content.text ?? ""), `📄 ${content.name} (${content.url})`];
    case "contactCard":
      return [
        `👤 ${[content.name, content.organisation].filter(Boolean).join(", ")}`,
        content.phone ?? "",
        content.email ?? "",
        content.url ?? "",
      ];
    case "location":
      return [`📍 ${[content.name, content.address, coordinates(content)].filter(Boolean).join(", ")}`];
    case "files":
      return [plainText(content.text), ...content.files.map(({ name }) => `📎 ${name}`)];
    case "template":
      return [
        plainText(content.header?.text ?? ""),
        plainText(content.text),
        plainText(content.footer ?? ""),
        ...(content.cards ?? []).map(({ text }) => plainText(text)),
        ...content.buttons.map(({ title, url }) => (url ? `${title} (${url})` : title)),
      ];
    case "form":
      return [plainText(content.text), `📝 ${content.buttonLabel}`];
    case "products":
      return [plainText(content.text), ...content.productIds.map((productId) => `🛍 ${productId}`)];
    case "order":
      return [
        plainText(content.text),
        ...content.items.map(
          ({ productId, quantity, price, currency }) => `🛒 ${quantity} × ${productId}, ${price} ${currency}`,
        ),
      ];
    case "unsupported":
      return [`⚠ ${content.type}`];
    case "event":
      return [content.title ?? "", content.text ?? ""];
  }
}

function coordinates({ latitude, longitude }: { latitude: number; longitude: number }): string {
  return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
}

/** What a visitor answered, as it reads in the conversation. `request` is the question that was open. */
export function inputText(input: VisitorInput, request: InputRequest | null): string {
  switch (input.kind) {
    case "text":
      return input.text;
    case "phone":
      return `${input.dialCode} ${input.number}`;
    case "choice":
      return input.optionIds.map((id) => optionTitle(request, id)).join(", ");
    case "date":
      return [input.from, input.to]
        .flatMap((moment) => (moment ? [moment.replace("T", " ")] : []))
        .join(" – ");
    case "slot":
      return slotText(input);
    case "location":
      return `📍 ${input.name || coordinates(input)}`;
    case "form":
      return formText(input.values, request);
    case "files":
    case "resend":
    case "skip":
    case "back":
      return "";
  }
}

function optionTitle(request: InputRequest | null, id: string): string {
  if (request?.kind === "consent") return id === "yes" ? request.acceptLabel : request.declineLabel;
  if (request?.kind === "iframe") return request.buttonLabel;
  const options = request && "options" in request ? request.options : [];
  return options.find((option) => option.id === id)?.title ?? id;
}

/** `2026-05-04 15:30 (Europe/Berlin)`: the moment in the zone it was chosen in. */
function slotText({ start, timeZone }: Extract<VisitorInput, { kind: "slot" }>): string {
  try {
    const parts = new Intl.DateTimeFormat("sv-SE", {
      dateStyle: "short",
      timeStyle: "short",
      timeZone: timeZone ?? "UTC",
    });
    return `${parts.format(new Date(start))} (${timeZone ?? "UTC"})`;
  } catch {
    return start;
  }
}

function formText(values: Readonly<Record<string, string | boolean>>, request: InputRequest | null): string {
  if (request?.kind !== "form") return "";
  return request.fields
    .flatMap(({ id, label, options }) => {
      const value = Object.hasOwn(values, id) ? values[id] : undefined;
      if (value === undefined || value === "") return [];
      const text =
        typeof value === "boolean"
          ? value
            ? "✓"
            : "✗"
          : (options?.find((option) => option.id === value)?.title ?? value);
      return [`${label}: ${text}`];
    })
    .join("\n");
}
