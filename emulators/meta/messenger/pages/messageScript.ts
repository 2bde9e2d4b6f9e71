// Browser code: draws one message of the chat, its cards and buttons. Texts become nodes, never HTML.

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
const safeLink = (address) => (/^https?:\/\//i.test(address ?? "") ? address : undefined);
const outside = (address, label, name) => el("a", { href: safeLink(address), class: name, target: "_blank", rel: "noreferrer" }, label);
const paragraph = (source, name) => (source ? el("p", { class: name }, String(source)) : "");

function drawButtons(buttons = []) {
  if (buttons.length === 0) return "";
  return el("div", { class: "choices" }, buttons.map((button) => {
    if (button.type === "postback") return el("button", { onclick: () => act("postback", { title: button.title, payload: button.payload }) }, button.title);
    if (button.type === "web_url") return outside(button.url, "↗ " + button.title);
    if (button.type === "phone_number") return el("a", { href: "tel:" + button.payload }, "📞 " + button.title);
    const isLink = button.type === "account_link";
    return el("button", { onclick: () => act("account-linking", isLink ? { status: "linked", authorizationCode: "emulated" } : { status: "unlinked" }) }, isLink ? "Log in" : "Log out");
  }));
}

const drawCard = (element) => el("div", { class: "card-item" },
  safeLink(element.image_url) ? el("img", { src: element.image_url, alt: "" }) : "",
  el("strong", {}, element.title ?? element.id ?? ""), paragraph(element.subtitle, "foot"),
  element.default_action ? outside(element.default_action.url, "Open") : "", drawButtons(element.buttons));

function drawTemplate(payload) {
  const elements = payload.elements ?? [];
  switch (payload.template_type) {
    case "button": return [paragraph(payload.text), drawButtons(payload.buttons)];
    case "media": return elements.flatMap((element) => [...drawAttachment({ type: element.media_type, payload: { url: element.url } }), drawButtons(element.buttons)]);
    case "receipt": return [el("h3", {}, "Receipt " + payload.order_number), ...elements.map((item) => paragraph((item.quantity ?? 1) + " × " + item.title + " · " + (item.price ?? "") + " " + payload.currency, "foot")), paragraph("Total " + (payload.summary.total_cost ?? "") + " " + payload.currency)];
    case "coupon": case "customer_feedback": return [el("h3", {}, payload.title), paragraph(payload.subtitle, "foot")];
    default: return [el("div", { class: "cards" }, elements.map(drawCard))];
  }
}

function drawAttachment({ type, payload = {}, title, url }) {
  const source = safeLink(payload.url);
  switch (type) {
    case "template": return drawTemplate(payload);
    case "image": return [el("img", { src: source, alt: "Picture" })];
    case "sticker": return [el("p", {}, payload.sticker_id === 369239263222822 ? "👍" : "Sticker " + payload.sticker_id)];
    case "video": return [el("video", { src: source, controls: true })];
    case "audio": return [el("audio", { src: source, controls: true })];
    case "file": return [outside(source, "📄 " + decodeURIComponent(new URL(source).pathname.split("/").at(-1)), "file")];
    case "location": return [paragraph("📍 " + payload.coordinates.lat + ", " + payload.coordinates.long)];
    case "like_heart": return [el("p", {}, "❤")];
    case "ephemeral": return [paragraph("A picture to look at once", "foot")];
    case "fallback": return [outside(url, title ?? url ?? "Link", "file")];
    default: return [el("p", { class: "foot" }, type.replaceAll("_", " ")), paragraph(payload.title), source ? outside(source, "Open", "file") : ""];
  }
}

function drawContent(message) {
  const { content } = message;
  if (message.isDeleted) return [paragraph("Taken back", "foot")];
  if (content.is_unsupported) return [paragraph("Unsupported message", "foot")];
  return [
    content.reply_to?.story ? el("span", { class: "context" }, "Answer to a story") : "",
    paragraph(content.text),
    content.template ? paragraph("Utility template " + content.template.name, "foot") : "",
    ...(content.attachments ?? []).flatMap(drawAttachment),
  ];
}
`;
