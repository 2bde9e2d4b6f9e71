// An emulator of the Telegram Bot API with its users: bots talk to it over HTTP, people act through the control API,
// the chat page or the functions of this object.
import { createApp, type App } from "../kit/createApp.ts";
import { createControl } from "../kit/createControl.ts";
import { createFaults, type Faults } from "../kit/createFaults.ts";
import { createIds } from "../kit/createIds.ts";
import { createJournal, type Journal } from "../kit/createJournal.ts";
import { createVirtualClock, type VirtualClock } from "../kit/createVirtualClock.ts";
import { handleApi, runWebhookAnswer, type MakeContext } from "./handleApi.ts";
import { createRateLimits } from "./methods/createRateLimits.ts";
import { createPageHandler } from "./page/createPageHandler.ts";
import { addControlActions } from "./user/addControlActions.ts";
import { createGroupActions, type GroupActions } from "./user/createGroupActions.ts";
import { createUserActions, type UserActions } from "./user/createUserActions.ts";
import { createPolling } from "./updates/createPolling.ts";
import { createWebhookPump, type WebhookPump } from "./updates/createWebhookPump.ts";
import type { Bot } from "./world/entities.ts";
import { createWorld, type NewBot, type World } from "./world/createWorld.ts";

export interface TelegramOptions {
  clock?: VirtualClock;
  seed?: number;
  /** Accepts `http://` webhooks and any port, for development on one machine. */
  allowHttpWebhooks?: boolean;
  /** Messages to one chat at once, before one per second. */
  chatBurst?: number;
  /** How long a webhook may take to answer. */
  webhookTimeoutMs?: number;
}

export interface Telegram {
  app: App;
  clock: VirtualClock;
  journal: Journal;
  faults: Faults;
  deliveries: WebhookPump;
  state: World;
  users: UserActions;
  groups: GroupActions;
  addBot(details?: NewBot): Bot;
  /** The bot gets a new token; the old one is refused from now on. */
  revokeToken(botId: number): Bot;
}

/** What control calls work on. */
export type ControlTelegram = Omit<Telegram, "app">;

/** A burst of messages that the real server tolerates too. */
const DEFAULT_CHAT_BURST = 3;
const DEFAULT_WEBHOOK_TIMEOUT_MS = 60_000;
const TOKEN_SECRET_LENGTH = 33;

export function createTelegram(options: TelegramOptions = {}): Telegram {
  const {
    clock = createVirtualClock(),
    seed = 1,
    allowHttpWebhooks = false,
    chatBurst = DEFAULT_CHAT_BURST,
    webhookTimeoutMs = DEFAULT_WEBHOOK_TIMEOUT_MS,
  } = options;
  const ids = createIds(seed);
  const journal = createJournal();
  const faults = createFaults();
  const state = createWorld({ clock, ids });
  const rateLimits = createRateLimits({ clock, chatBurst });
  const polling = createPolling({ clock });

  const pump = createWebhookPump({
    clock,
    ids,
    timeoutMs: webhookTimeoutMs,
    onAnswer(box, body) {
      const bot = [...state.bots.values()].find((known) => known.box === box);
      if (bot && body.trimStart().startsWith("{")) void runWebhookAnswer(body, bot, makeContext);
    },
  });

  const makeContext: MakeContext = (bot, given) => ({
    world: state,
    bot,
    arguments: given,
    rateLimits,
    polling,
    pump,
    settings: { allowHttpWebhooks },
  });

  const users = createUserActions(state);
  const groups = createGroupActions(state);

  const telegram: ControlTelegram = {
    clock,
    journal,
    faults,
    deliveries: pump,
    state,
    users,
    groups,
    addBot(details = {}) {
      const bot = state.addBot(details);
      pump.attach(bot.box);
      return bot;
    },
    revokeToken(botId) {
      const bot = users.bot(botId);
      bot.token = `${bot.user.id}:AA${ids.letters(TOKEN_SECRET_LENGTH)}`;
      bot.box.webhook = undefined;
      return bot;
    },
  };

  const control = createControl({ clock, journal, faults, deliverer: pump });
  addControlActions(control, telegram);
  const app = createApp({
    clock,
    journal: withoutTokens(journal),
    faults,
    private: [control.handler, createPageHandler(state)],
    provider: (call) => handleApi(call, state, makeContext),
  });
  return { ...telegram, app };
}

/** The token is a part of the path, which the journal would keep whole. */
function withoutTokens(journal: Journal): Journal {
  return {
    ...journal,
    record: (at, call, answer) =>
      journal.record(at, { ...call, path: call.path.replace(/\/bot(\d*)[^/]*/, "/bot$1:…") }, answer),
  };
}
