// Browser code: draws one message of the chat. Texts become nodes, never HTML.

export const messageScript = String.raw`
const el = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== undefined && value !== false && value !== null) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== ""));
  return node;
};
const MARKS = [["*", "strong"], ["_", "em"], ["~", "s"], ["${"`"}", "code"]];
function formatted(source) {
  const pattern = /(^|[\s(])([*_~${"`"}])(\S(?:[^\n]*?\S)?)\2(?=$|[\s).,!?:;])/;
  const match = pattern.exec(source);
  if (!match) return [source];
  const start = match.index + match[1].length;
  const tag = MARKS.find(([mark]) => mark === match[2])[1];
  return [source.slice(0, start), el(tag, {}, ...(tag === "code" ? [match[3]] : formatted(match[3]))), ...formatted(source.slice(match.index + match[0].length))];
}
const safeLink = (address) => (/^https?:\/\//i.test(address ?? "") ? address : undefined);
const paragraph = (source, name) => (source ? el("p", { class: name }, ...formatted(String(source))) : "");

function drawMedia(kind, media = {}) {
  const stored = media.storedId ?? (String(media.url ?? "").includes("/lookaside/") || media.id ? media.id : undefined);
  const source = stored ? "/whatsapp/file/" + encodeURIComponent(stored) : safeLink(media.link);
  const name = media.filename ?? kind;
  if (!source) return [el("p", { class: "foot" }, kind)];
  if (kind === "image" || kind === "sticker") return [el("img", { src: source, alt: media.caption ?? kind, class: kind })];
  if (kind === "video") return [el("video", { src: source, controls: true })];
  if (kind === "audio") return [el("audio", { src: source, controls: true })];
  return [el("a", { class: "file", href: source, target: "_blank", rel: "noreferrer" }, "📄", el("span", {}, name))];
}
const drawHeader = (header) => {
  if (!header) return [];
  if (header.type === "text") return [el("h3", {}, header.text)];
  return drawMedia(header.type, header[header.type]);
};

function drawInteractive(message, act) {
  const content = message.body.interactive;
  if (content.button_reply) return [paragraph(content.button_reply.title)];
  if (content.list_reply) return [paragraph(content.list_reply.title), paragraph(content.list_reply.description, "foot")];
  if (content.nfm_reply) return [paragraph("Form sent"), paragraph(content.nfm_reply.response_json, "foot")];
  const { action = {} } = content;
  const choices = el("div", { class: "choices" });
  for (const { id, title } of message.choices) choices.append(el("button", { onclick: () => act("press", { messageId: message.id, choice: id }) }, title));
  const link = safeLink(action.parameters?.url);
  if (link) choices.append(el("a", { href: link, target: "_blank", rel: "noreferrer" }, "↗ " + action.parameters.display_text));
  if (action.name === "send_location") choices.append(el("button", { onclick: () => act("location", { replyTo: message.id }) }, "📍 Send location"));
  if (action.name === "flow") choices.append(el("button", { onclick: () => {
    const answer = prompt("Answers as JSON", '{"email":"mara@mail.example"}');
    if (answer) act("form", { messageId: message.id, response: JSON.parse(answer) });
  } }, action.parameters?.flow_cta ?? "Open form"));
  const cards = (action.cards ?? []).map((card) => el("div", { class: "card-item" }, ...drawHeader(card.header), paragraph(card.body?.text), card.action?.parameters ? el("a", { href: safeLink(card.action.parameters.url), target: "_blank", rel: "noreferrer" }, card.action.parameters.display_text) : ""));
  return [...drawHeader(content.header), paragraph(content.body?.text), paragraph(content.footer?.text, "foot"), cards.length > 0 ? el("div", { class: "cards" }, cards) : "", choices.childElementCount > 0 ? choices : ""];
}

function drawTemplate(message, act) {
  const parts = [];
  const choices = el("div", { class: "choices" });
  for (const part of message.rendered?.components ?? []) {
    if (part.type === "HEADER") parts.push(part.media ? drawMedia(part.media.type, part.media) : el("h3", {}, part.text ?? ""));
    if (part.type === "BODY") parts.push(paragraph(part.text));
    if (part.type === "FOOTER") parts.push(paragraph(part.text, "foot"));
    if (part.type === "CAROUSEL") parts.push(el("div", { class: "cards" }, part.cards.map((card) => el("div", { class: "card-item" }, card.components.map((each) => each.media ? drawMedia(each.media.type, each.media) : paragraph(each.text))))));
    for (const button of part.type === "BUTTONS" ? part.buttons : []) {
      const link = safeLink(button.url);
      if (link) choices.append(el("a", { href: link, target: "_blank", rel: "noreferrer" }, "↗ " + button.text));
      else if (button.type === "QUICK_REPLY") choices.append(el("button", { onclick: () => act("press", { messageId: message.id, choice: String(button.payload ?? button.text) }) }, button.text));
      else choices.append(el("button", { onclick: () => navigator.clipboard?.writeText(button.code ?? button.phone_number ?? "") }, button.text ?? "Copy " + (button.code ?? "")));
    }
  }
  return [...parts.flat(), choices.childElementCount > 0 ? choices : ""];
}

function drawContent(message, act) {
  const { type, body } = message;
  switch (type) {
    case "text": return [paragraph(body.text?.body)];
    case "interactive": return drawInteractive(message, act);
    case "template": return drawTemplate(message, act);
    case "button": return [paragraph(body.button.text)];
    case "location": return [paragraph("📍 " + (body.location.name ?? "Location")), paragraph([body.location.address, body.location.latitude + ", " + body.location.longitude].filter(Boolean).join(" · "), "foot")];
    case "contacts": return body.contacts.map((contact) => el("p", {}, "👤 " + contact.name.formatted_name + " " + (contact.phones?.[0]?.phone ?? "")));
    case "order": return [paragraph("🛒 Order"), ...body.order.product_items.map((item) => paragraph(item.quantity + " × " + item.product_retailer_id + " · " + item.item_price + " " + item.currency, "foot"))];
    case "unsupported": return [paragraph("Unsupported message", "foot")];
    default: return body[type]?.id || body[type]?.link ? [...drawMedia(type, body[type]), paragraph(body[type].caption)] : [paragraph(type, "foot")];
  }
}
`;
