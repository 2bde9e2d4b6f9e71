// The list of chats: people and groups, as they stand to the chosen bot.
import { byId, element } from "./dom.js";

export const hue = (id) => Math.abs(id * 47) % 360;
export const initials = (name) =>
  name
    .split(/\s+/)
    .map((word) => word[0])
    .slice(0, 2)
    .join("")
    .toUpperCase();
const fullName = (user) => [user.first_name, user.last_name].filter(Boolean).join(" ");

export function renderList(state, openChat) {
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
