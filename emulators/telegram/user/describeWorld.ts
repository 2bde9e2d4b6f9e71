// What the chat page and a test's author see: everything that exists, and one chat as its user sees it.
import type { StoredMessage } from "../world/entities.ts";
import type { Place } from "./createUserActions.ts";
import type { ControlTelegram } from "../createTelegram.ts";

/** A chat action fades after this time, a draft later. */
const ACTION_SHOWN_MS = 5_000;
const DRAFT_SHOWN_MS = 30_000;
/** The page shows no more of a long chat. */
const MOST_MESSAGES = 300;
/** The answer to a press stays on the screen so long. */
const ANSWER_SHOWN_MS = 6_000;

export function describeWorld({ state }: ControlTelegram): unknown {
  return {
    now: state.clock.now(),
    bots: [...state.bots.values()].map(({ user, token, box, links }) => ({
      ...user,
      token,
      webhook: box.webhook?.url ?? "",
      pending: box.pending().length,
      lastError: box.webhook?.lastError,
      links: Object.fromEntries(links),
    })),
    users: [...state.people.values()].map(({ user, phoneNumber, isDeactivated }) => ({
      ...user,
      phoneNumber,
      isDeactivated,
    })),
    groups: [...state.groups.values()].map(({ chat, isForum, members, migratedTo }) => ({
      ...chat,
      isForum,
      members: [...members].map(([id, status]) => ({ id, status })),
      migratedTo,
    })),
  };
}

export function describeChat({ state, users }: ControlTelegram, place: Place): unknown {
  const { chat, bots, person } = users.scene(place);
  const now = state.clock.now();
  const seen = new Map<number, StoredMessage>();
  for (const bot of bots) {
    for (const stored of state.thread(bot, chat.id).messages) {
      if (!stored.isDeleted && !seen.has(stored.message.message_id))
        seen.set(stored.message.message_id, stored);
    }
  }
  const messages = [...seen.values()]
    .toSorted((left, right) => left.message.message_id - right.message.message_id)
    .slice(-MOST_MESSAGES);
  const typing = bots.filter(({ actions }) => now - (actions.get(chat.id)?.at ?? 0) < ACTION_SHOWN_MS);
  const drafts = bots.map(({ drafts: own }) => own.get(chat.id));
  const [first] = bots;
  return {
    chat,
    bots: bots.map(({ user, descriptions, commands, menuButtons }) => ({
      ...user,
      description: descriptions.get("") ?? "",
      commands: commands.get("default|:|") ?? commands.get("all_private_chats|:|") ?? [],
      menuButton: menuButtons.get(chat.id) ?? menuButtons.get("default"),
    })),
    link: chat.type === "private" ? (first?.links.get(person.user.id) ?? "none") : "active",
    keyboard: currentKeyboard(messages),
    typing: typing.map(({ user, actions }) => ({
      name: user.first_name,
      action: actions.get(chat.id)?.action,
    })),
    drafts: drafts.filter((draft) => draft && now - draft.at < DRAFT_SHOWN_MS),
    answers: bots.flatMap(({ callbacks }) =>
      [...callbacks.values()]
        .filter(({ from, at, answer }) => from.id === person.user.id && answer && now - at < ANSWER_SHOWN_MS)
        .map(({ id, answer }) => ({ id, ...answer })),
    ),
    messages: messages.map(({ message, reactions, isHidden }) => ({
      ...message,
      isHidden,
      reactions: [...reactions.values()].flat(),
    })),
  };
}

/** The last one counts; it stays until it is taken away. */
function currentKeyboard(messages: readonly StoredMessage[]): unknown {
  const last = messages.findLast(({ keyboard }) => keyboard !== undefined);
  if (!last?.keyboard || last.keyboard["remove_keyboard"] === true) return null;
  return { ...last.keyboard, messageId: last.message.message_id };
}
