// Messages as elements. Everything that was written by anyone becomes text nodes.
import { element } from "./dom.js";

const time = (seconds) =>
  new Date(seconds * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
const kilobytes = (size = 0) =>
  size < 1_048_576 ? `${Math.max(1, Math.round(size / 1024))} kB` : `${(size / 1_048_576).toFixed(1)} MB`;

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

/** Entities nest properly; each level takes those inside its range. */
export function formatted(text, entities = [], start = 0, end = text.length) {
  const nodes = [];
  let at = start;
  const inside = entities.filter((entity) => entity.offset >= start && entity.offset + entity.length <= end);
  for (const [index, entity] of inside.entries()) {
    if (entity.offset < at) continue;
    if (entity.offset > at) nodes.push(text.slice(at, entity.offset));
    const stop = entity.offset + entity.length;
    const children = formatted(text, inside.slice(index + 1), entity.offset, stop);
    nodes.push(wrap(entity, children, text.slice(entity.offset, stop)));
    // A block ends its line by itself.
    at = BLOCKS.has(entity.type) && text[stop] === "\n" ? stop + 1 : stop;
  }
  if (at < end) nodes.push(text.slice(at, end));
  return nodes;
}

function wrap(entity, children, text) {
  if (entity.type === "spoiler") return element("span", { class: "spoiler" }, children);
  if (entity.type === "text_link" || entity.type === "url") {
    const address = entity.url ?? (/^https?:/.test(text) ? text : `http://${text}`);
    return element(
      "a",
      { href: /^https?:/.test(address) ? address : "#", target: "_blank", rel: "noreferrer" },
      children,
    );
  }
  if (entity.type === "email") return element("a", { href: `mailto:${text}` }, children);
  if (TAGS[entity.type]) return element(TAGS[entity.type], {}, children);
  const isAction = ["bot_command", "mention", "hashtag", "cashtag"].includes(entity.type);
  return element("span", isAction ? { style: "color: var(--accent)" } : {}, children);
}

export function renderMessage(message, { userId, isGroup, actions }) {
  const service = serviceText(message);
  if (service) return element("div", { class: "service" }, service);
  const isOwn = message.from?.id === userId;
  const author = message.from?.first_name ?? message.chat.title;
  const body = element("div", { class: "bubble" });
  if (isGroup && !isOwn) body.append(element("span", { class: "name" }, author));
  if (message.forward_origin)
    body.append(
      element("small", {}, `Forwarded from ${message.forward_origin.sender_user?.first_name ?? "a chat"}`),
    );
  if (message.reply_to_message)
    body.append(element("div", { class: "reply" }, summary(message.reply_to_message)));
  body.append(...content(message, actions));
  const caption = message.text ?? message.caption;
  const entities = message.entities ?? message.caption_entities;
  if (caption) body.append(element("div", { class: "text" }, formatted(caption, entities)));
  body.append(meta(message, isOwn, actions));
  return element(
    "div",
    {
      class: `message${isOwn ? " own" : ""}${message.isHidden ? " unseen" : ""}`,
      title: message.isHidden ? "Privacy mode: the bot does not see this" : "",
    },
    body,
    message.reply_markup && inlineKeyboard(message, actions),
  );
}

function serviceText(message) {
  if (message.new_chat_members)
    return `${message.new_chat_members.map((user) => user.first_name).join(", ")} joined`;
  if (message.left_chat_member) return `${message.left_chat_member.first_name} left`;
  if (message.migrate_to_chat_id) return "The group became a supergroup";
  if (message.migrate_from_chat_id) return "Supergroup, upgraded from a group";
  return undefined;
}

export function summary(message) {
  const kinds = [
    "photo",
    "video",
    "animation",
    "audio",
    "voice",
    "video_note",
    "document",
    "sticker",
    "location",
    "contact",
    "poll",
    "dice",
  ];
  return (
    message.text ?? message.caption ?? kinds.find((kind) => message[kind])?.replace("_", " ") ?? "message"
  );
}

function meta(message, isOwn, actions) {
  const button = (label, title, run) => {
    const made = element("button", { type: "button", title, ariaLabel: title }, label);
    made.addEventListener("click", run);
    return made;
  };
  return element(
    "div",
    { class: "meta" },
    message.reactions.length > 0 &&
      element(
        "span",
        { class: "reactions" },
        message.reactions.map((emoji) => element("span", {}, emoji)),
      ),
    button("↩", "Reply", () => actions.reply(message)),
    button("♡", "React", () => actions.react(message)),
    isOwn && (message.text || message.caption) && button("✎", "Edit", () => actions.edit(message)),
    message.edit_date && "edited",
    time(message.date),
  );
}

function content(message, actions) {
  const { location, contact, poll, dice, sticker, photo } = message;
  if (photo)
    return [
      element("img", {
        src: actions.fileUrl(photo.at(-1).file_id),
        alt: "Photo",
        width: Math.min(photo.at(-1).width, 320),
      }),
    ];
  for (const kind of ["animation", "video", "video_note", "audio", "voice", "document"]) {
    if (message[kind]) return [fileRow(kind, message[kind], actions)];
  }
  if (sticker)
    return [fileRow("sticker", { ...sticker, file_name: `Sticker ${sticker.emoji ?? ""}` }, actions)];
  if (location) {
    const label = message.venue ? `${message.venue.title}, ${message.venue.address}` : "Location";
    return [
      element(
        "span",
        { class: "place" },
        `📍 ${label}`,
        element("br"),
        element("small", {}, `${location.latitude}, ${location.longitude}`),
      ),
    ];
  }
  if (contact)
    return [
      element(
        "div",
        { class: "file" },
        element("b", {}, "☎"),
        element("span", {}, contact.first_name, element("small", {}, contact.phone_number)),
      ),
    ];
  if (dice) return [element("div", { style: "font-size: 2.2rem" }, `${dice.emoji} ${dice.value}`)];
  return poll ? [pollBox(message, actions)] : [];
}

function fileRow(kind, file, actions) {
  const link = element(
    "a",
    { href: actions.fileUrl(file.file_id), target: "_blank", rel: "noreferrer" },
    file.file_name ?? kind.replace("_", " "),
  );
  return element(
    "div",
    { class: "file" },
    element("b", {}, kind === "voice" || kind === "audio" ? "♪" : "↓"),
    element(
      "span",
      {},
      link,
      element("small", {}, `${kind.replace("_", " ")}, ${kilobytes(file.file_size)}`),
    ),
  );
}

function pollBox(message, actions) {
  const { poll } = message;
  return element(
    "div",
    { class: "poll" },
    element("strong", {}, poll.question),
    poll.options.map((option, index) => {
      const button = element(
        "button",
        { type: "button", disabled: poll.is_closed },
        option.text,
        element("small", {}, String(option.voter_count)),
      );
      button.addEventListener("click", () => actions.vote(message, index));
      return button;
    }),
  );
}

function inlineKeyboard(message, actions) {
  return element(
    "div",
    { class: "inline" },
    message.reply_markup.inline_keyboard.map((row) =>
      element(
        "div",
        {},
        row.map((button) => inlineButton(message, button, actions)),
      ),
    ),
  );
}

function inlineButton(message, button, actions) {
  if (button.url)
    return element(
      "a",
      { href: button.url, target: "_blank", rel: "noreferrer", class: button.style ?? "" },
      `${button.text} ↗`,
    );
  const made = element("button", { type: "button", class: button.style ?? "" }, button.text);
  made.addEventListener("click", () => actions.press(message, button));
  return made;
}
