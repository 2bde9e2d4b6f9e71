// @ts-nocheck: runs in the browser as it is.
// The chat page: shows what describeWorld and describeChat tell, twice a second, and plays what the user does.
import { act, byId, element, toast, view } from "./dom.js";
import { ask } from "./dialogs.js";
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
const hue = (id) => Math.abs(id * 47) % 360;
const initials = (name) =>
  name
    .split(/\s+/)
    .map((word) => word[0])
    .slice(0, 2)
    .join("")
    .toUpperCase();
const fullName = (user) => [user.first_name, user.last_name].filter(Boolean).join(" ");

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
  renderList();
  if (!state.open) return;
  const chat = await view("chat", place());
  if (chat.error) return;
  state.chat = chat;
  const shown = JSON.stringify(chat);
  if (shown === state.shown) return;
  state.shown = shown;
  renderChat();
}

function renderList() {
  const { bots, users, groups } = state.world;
  const select = byId("bot");
  if (select.dataset.key !== JSON.stringify(bots.map(({ id, first_name }) => [id, first_name]))) {
    select.dataset.key = JSON.stringify(bots.map(({ id, first_name }) => [id, first_name]));
    select.replaceChildren(
      ...bots.map((bot) => element("option", { value: bot.id }, `${bot.first_name} (@${bot.username})`)),
    );
    select.value = state.bot;
  }
  const bot = bots.find(({ id }) => id === state.bot);
  byId("token").textContent = bot
    ? `${bot.token}${bot.webhook ? ` → ${bot.webhook}` : ""}${bot.pending ? ` (${bot.pending} waiting)` : ""}`
    : "";
  const links = bot?.links ?? {};
  const linkText = { active: "has started the bot", blocked: "has blocked the bot" };
  const rows = [
    ...users.map((user) => ({
      key: `u${user.id}`,
      id: user.id,
      name: fullName(user),
      note: user.isDeactivated ? "deactivated" : (linkText[links[user.id]] ?? "new to the bot"),
      open: { user: user.id },
    })),
    ...groups
      .filter((group) => !group.migratedTo)
      .map((group) => ({
        key: `g${group.id}`,
        id: group.id,
        name: group.title,
        note: `${group.type}, ${group.members.length} members`,
        open: {
          user: group.members.find(({ id }) => users.some((user) => user.id === id))?.id,
          chat: group.id,
        },
      })),
  ];
  const key = JSON.stringify([rows, state.open]);
  if (byId("chats").dataset.key === key) return;
  byId("chats").dataset.key = key;
  byId("chats").replaceChildren(
    ...rows.map((row) => {
      const isOpen =
        state.open &&
        (row.open.chat
          ? row.open.chat === state.open.chat
          : !state.open.chat && row.open.user === state.open.user);
      const button = element(
        "button",
        { type: "button" },
        element(
          "span",
          { class: "avatar", style: `--hue: ${hue(row.id)}`, ariaHidden: "true" },
          initials(row.name),
        ),
        element("span", { class: "who" }, element("strong", {}, row.name), element("small", {}, row.note)),
      );
      button.setAttribute("aria-current", String(Boolean(isOpen)));
      button.addEventListener("click", () => openChat(row.open));
      return button;
    }),
  );
}

async function openChat(open) {
  if (open.user === undefined) return toast("Nobody in this group can write.");
  Object.assign(state, { open, shown: "", replyTo: undefined, editing: undefined });
  document.querySelector("main").dataset.open = "";
  byId("app").dataset.view = "chat";
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
  const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const introduction =
    messages.length === 0 && bot?.description ? [element("div", { class: "service" }, bot.description)] : [];
  list.replaceChildren(
    ...introduction,
    ...messages.map((message) => renderMessage(message, { userId: state.open.user, isGroup, actions })),
    ...drafts.map((draft) =>
      element("div", { class: "message unseen" }, element("div", { class: "bubble" }, draft.text || "…")),
    ),
  );
  if (isAtEnd) list.scrollTop = list.scrollHeight;
  byId("start").hidden = link === "active";
  byId("start").textContent = link === "blocked" ? "Unblock" : "Start";
  byId("composer").hidden = link !== "active";
  renderKeyboard(link === "active" ? keyboard : null);
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

async function sendFiles(files) {
  for (const file of files) {
    const form = new FormData();
    const kind =
      file.type.startsWith("image/") && file.type !== "image/gif"
        ? "photo"
        : file.type === "video/mp4"
          ? "video"
          : file.type === "audio/mpeg"
            ? "audio"
            : "document";
    for (const [name, value] of Object.entries({ ...place(), kind })) form.set(name, String(value));
    form.set("file", file);
    await act("sendMedia", form);
  }
  await refresh();
}
byId("file").addEventListener("change", async (event) => {
  await sendFiles([...event.target.files]);
  event.target.value = "";
});

function toggleMenu(list, items) {
  if (!list.hidden) return (list.hidden = true);
  list.replaceChildren(
    ...items.map(([label, work]) => {
      const button = element("button", { type: "button", role: "menuitem" }, label);
      button.addEventListener("click", () => {
        list.hidden = true;
        void work();
      });
      return button;
    }),
  );
  list.hidden = false;
  list.querySelector("button")?.focus();
}

byId("attach").addEventListener("click", () =>
  toggleMenu(byId("attach-list"), [
    ["File or picture…", () => byId("file").click()],
    ["Sample picture", () => run("sendMedia", { kind: "photo" })],
    [
      "Sample album",
      () =>
        run("sendAlbum", {
          items: [{ kind: "photo", caption: "Album" }, { kind: "photo" }, { kind: "photo" }],
        }),
    ],
    ["Voice message", () => run("sendMedia", { kind: "voice", duration: 4 })],
    ["Audio", () => run("sendMedia", { kind: "audio" })],
    ["Document", () => run("sendMedia", { kind: "document" })],
    ["Location", () => run("sendLocation")],
    ["Own contact", () => run("sendContact")],
    [
      "Other contact…",
      async () => {
        const given = await ask(
          "Contact",
          [
            { name: "firstName", label: "Name", required: true },
            { name: "phoneNumber", label: "Phone", value: "+4930123456", required: true },
          ],
          "Send",
        );
        if (given) await run("sendContact", given);
      },
    ],
  ]),
);

byId("menu").addEventListener("click", () => {
  const { chat } = state.chat;
  const setBot = (status) => run("setMember", { chat: chat.id, member: state.bot, status });
  const start = async () => {
    const given = await ask("Start with a deep link", [{ name: "payload", label: "Payload" }], "Start");
    if (given) await run("start", given);
  };
  const privateItems = [
    ["Start with payload…", start],
    ["Block the bot", () => run("block")],
    ["Unblock the bot", () => run("unblock")],
    ["Delete the account", () => run("deactivateUser")],
  ];
  const groupItems = [
    ["Add the bot", () => setBot("member")],
    ["Make the bot administrator", () => setBot("administrator")],
    ["Remove the bot", () => setBot("kicked")],
    [
      "Upgrade to supergroup",
      async () => {
        const upgraded = await run("upgradeGroup", { chat: chat.id });
        if (upgraded) await openChat({ ...state.open, chat: upgraded.id });
      },
    ],
  ];
  toggleMenu(byId("menu-list"), [
    ...(chat.type === "private" ? privateItems : groupItems),
    ["Revoke the bot's token", () => run("revokeToken")],
  ]);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  byId("menu-list").hidden = true;
  byId("attach-list").hidden = true;
});
document.addEventListener("click", (event) => {
  if (!event.target.closest("#menu, #menu-list")) byId("menu-list").hidden = true;
  if (!event.target.closest("#attach, #attach-list")) byId("attach-list").hidden = true;
});

await refresh();
setInterval(() => void refresh().catch(() => undefined), REFRESH_MS);
