// The chat page: shows what describeWorld and describeChat tell, twice a second, and plays what the user does.
import { act, byId, element, toast, view } from "./dom.js";
import { ask } from "./dialogs.js";
import { addMenus } from "./menus.js";
import { hue, initials, renderList } from "./chats.js";
import { renderMessage, summary } from "./render.js";

const REFRESH_MS = 500;
const REACTIONS = ["👍", "❤", "🔥", "🎉", "😁", "👎"];

const state = {
  world: undefined,
  chat: undefined,
  open: undefined,
  bot: undefined,
  shown: "",
  answers: new Set(),
  replyTo: undefined,
  editing: undefined,
};

const place = () => ({
  user: state.open.user,
  bot: state.bot,
  ...(state.open.chat && { chat: state.open.chat }),
});

const actions = {
  fileUrl: (id) => `/telegram/file?id=${encodeURIComponent(id)}`,
  reply(message) {
    state.replyTo = message;
    state.editing = undefined;
    showContext();
  },
  edit(message) {
    state.editing = message;
    state.replyTo = undefined;
    byId("text").value = message.text ?? message.caption ?? "";
    showContext();
  },
  async react(message) {
    const chosen = await ask(
      "Reaction",
      [
        {
          name: "emoji",
          label: "Emoji",
          options: ["", ...REACTIONS].map((value) => ({ value, label: value || "None" })),
        },
      ],
      "React",
    );
    if (chosen)
      await run("react", { messageId: message.message_id, emoji: chosen.emoji ? [chosen.emoji] : [] });
  },
  vote: (message, index) => run("vote", { messageId: message.message_id, options: [index] }),
  async press(message, button) {
    if (button.callback_data !== undefined)
      return run("press", { messageId: message.message_id, data: button.callback_data });
    if (button.copy_text) {
      await navigator.clipboard?.writeText(button.copy_text.text).catch(() => undefined);
      return toast(`Copied: ${button.copy_text.text}`);
    }
    return toast("This kind of button opens inside the real app only.");
  },
};

async function run(name, body = {}) {
  const answer = await act(name, { ...place(), ...body });
  await refresh();
  return answer;
}

async function refresh() {
  state.world = await view("world");
  state.bot ??= state.world.bots[0]?.id;
  renderList(state, openChat);
  if (!state.open) return;
  const chat = await view("chat", place());
  if (chat.error) return;
  state.chat = chat;
  const shown = JSON.stringify(chat);
  if (shown === state.shown) return;
  state.shown = shown;
  renderChat();
}

async function openChat(open) {
  if (open.user === undefined) return toast("Nobody in this group can write.");
  Object.assign(state, { open, shown: "", replyTo: undefined, editing: undefined });
  document.querySelector("main").dataset.open = "";
  byId("app").dataset.view = "chat";
  byId("messages").replaceChildren();
  showContext();
  await refresh();
}

function renderChat() {
  const { chat, bots, link, messages, typing, drafts, keyboard, answers } = state.chat;
  const { users, groups } = state.world;
  const isGroup = chat.type !== "private";
  const [bot] = bots;
  byId("chat-title").textContent = isGroup
    ? chat.title
    : `${bot?.first_name ?? "Bot"} · as ${chat.first_name}`;
  byId("avatar").textContent = initials(isGroup ? chat.title : (bot?.first_name ?? "?"));
  byId("avatar").style.setProperty("--hue", String(hue(isGroup ? chat.id : (bot?.id ?? 0))));
  const action = typing.map(({ name, action: kind }) => `${name}: ${kind.replace("_", " ")}…`).join(", ");
  byId("chat-state").textContent =
    action || (isGroup ? `${chat.type} ${chat.id}` : link === "blocked" ? "blocked" : "bot");
  const members = groups.find(({ id }) => id === chat.id)?.members ?? [];
  const acting = byId("acting");
  acting.hidden = !isGroup;
  acting.replaceChildren(
    ...users
      .filter(({ id }) => members.some((member) => member.id === id))
      .map((user) => element("option", { value: user.id }, user.first_name)),
  );
  acting.value = state.open.user;

  const list = byId("messages");
  const isAtEnd = list.childElementCount === 0 || list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const introduction =
    messages.length === 0 && bot?.description ? [element("div", { class: "service" }, bot.description)] : [];
  list.replaceChildren(
    ...introduction,
    ...messages.map((message) => renderMessage(message, { userId: state.open.user, isGroup, actions })),
    ...drafts.map((draft) =>
      element("div", { class: "message unseen" }, element("div", { class: "bubble" }, draft.text || "…")),
    ),
  );
  byId("start").hidden = link === "active";
  byId("start").textContent = link === "blocked" ? "Unblock" : "Start";
  byId("composer").hidden = link !== "active";
  renderKeyboard(link === "active" ? keyboard : null);
  if (isAtEnd) showEnd();
  for (const answer of answers) {
    if (state.answers.has(answer.id)) continue;
    state.answers.add(answer.id);
    if (answer.text || answer.url) toast(answer.text ?? `Opens ${answer.url}`);
  }
}

function renderKeyboard(keyboard) {
  const box = byId("keyboard");
  byId("text").placeholder = keyboard?.input_field_placeholder ?? "Message";
  box.hidden = !keyboard?.keyboard;
  if (box.hidden) return;
  box.replaceChildren(
    ...keyboard.keyboard.map((row) =>
      element(
        "div",
        {},
        row.map((button) => {
          const made = element("button", { type: "button" }, button.text);
          made.addEventListener("click", () => pressKey(button));
          return made;
        }),
      ),
    ),
  );
}

function pressKey(button) {
  if (button.request_contact) return run("sendContact");
  if (button.request_location) return run("sendLocation");
  return run("sendText", { text: button.text });
}

/** Pictures take their place only when they are loaded. */
function showEnd() {
  const list = byId("messages");
  const scroll = () => (list.scrollTop = list.scrollHeight);
  scroll();
  for (const image of list.querySelectorAll("img")) image.addEventListener("load", scroll, { once: true });
}

function showContext() {
  const { replyTo, editing } = state;
  const box = byId("context");
  box.hidden = !replyTo && !editing;
  if (box.hidden) return;
  const cancel = element("button", { type: "button", ariaLabel: "Cancel" }, "×");
  cancel.addEventListener("click", () => {
    state.replyTo = undefined;
    state.editing = undefined;
    byId("text").value = "";
    showContext();
  });
  box.replaceChildren(
    element("span", {}, editing ? `Edit: ${summary(editing)}` : `Reply to: ${summary(replyTo)}`),
    cancel,
  );
  byId("text").focus();
}

byId("composer").addEventListener("submit", async (event) => {
  event.preventDefault();
  const input = byId("text");
  const { editing, replyTo } = state;
  const text = input.value;
  if (!text.trim()) return;
  const answer = editing
    ? await run("edit", { messageId: editing.message_id, text })
    : await run("sendText", { text, replyTo: replyTo?.message_id });
  if (!answer) return;
  input.value = "";
  Object.assign(state, { editing: undefined, replyTo: undefined });
  showContext();
  byId("messages").scrollTop = byId("messages").scrollHeight;
});

byId("start").addEventListener("click", () => run(state.chat.link === "blocked" ? "unblock" : "start"));
byId("back").addEventListener("click", () => (byId("app").dataset.view = "list"));
byId("bot").addEventListener("change", (event) => {
  state.bot = Number(event.target.value);
  state.shown = "";
  void refresh();
});
byId("acting").addEventListener("change", (event) =>
  openChat({ ...state.open, user: Number(event.target.value) }),
);
byId("token").addEventListener("click", () => {
  const bot = state.world.bots.find(({ id }) => id === state.bot);
  void navigator.clipboard?.writeText(bot.token).then(() => toast("Token copied"));
});
byId("advance").addEventListener("click", async () => {
  await act("clock", { advanceMs: 3_600_000 });
  toast("The clock moved forward by an hour.");
});
byId("new-user").addEventListener("click", async () => {
  const given = await ask(
    "New user",
    [
      { name: "firstName", label: "First name", required: true },
      { name: "lastName", label: "Last name" },
      { name: "username", label: "Username" },
      { name: "languageCode", label: "Language", value: "en" },
    ],
    "Create",
  );
  const user = given && (await act("createUser", given));
  if (user) await openChat({ user: user.id });
});
byId("new-group").addEventListener("click", async () => {
  const kinds = ["group", "supergroup", "channel"].map((value) => ({ value, label: value }));
  const given = await ask(
    "New group",
    [
      { name: "title", label: "Title", required: true },
      { name: "type", label: "Kind", options: kinds },
    ],
    "Create",
  );
  const members = [...state.world.users.map(({ id }) => id), state.bot];
  const chat = given && (await act("createGroup", { ...given, members }));
  if (chat) await openChat({ user: members[0], chat: chat.id });
});

addMenus({ state, place, run, refresh, openChat });

await refresh();
setInterval(() => void refresh().catch(() => undefined), REFRESH_MS);
