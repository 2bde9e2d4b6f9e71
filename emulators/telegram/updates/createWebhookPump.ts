// Carries pending updates to webhooks: one at a time per queue, many queues at once, again and again until they expire.
import type { Deliverer, DeliveryRecord, DeliverySwitches } from "../../kit/createDeliverer.ts";
import type { Ids } from "../../kit/createIds.ts";
import type { VirtualClock } from "../../kit/createVirtualClock.ts";
import { postUpdate, type PostOutcome } from "./postUpdate.ts";
import type { PendingUpdate, UpdateBox, Webhook } from "./createUpdateBox.ts";

export interface WebhookPump extends Pick<
  Deliverer,
  "switches" | "set" | "log" | "clearLog" | "pending" | "idle"
> {
  /** Looks whether anything can be sent; called after a webhook is set. */
  wake(box: UpdateBox): void;
  attach(box: UpdateBox): void;
}

export interface WebhookPumpOptions {
  clock: VirtualClock;
  ids: Ids;
  timeoutMs: number;
  /** Carries out the method call in the body of a 2xx answer. */
  onAnswer(box: UpdateBox, body: string): void;
}

interface QueueState {
  isBusy: boolean;
  notBefore: number;
  delaySeconds: number;
}

const LOG_CAPACITY = 5_000;
const FIRST_DELAY_SECONDS = 2;
/** The longest wait is random between these. */
const SHORTEST_CAP_SECONDS = 60;
const LONGEST_CAP_SECONDS = 120;
/** Constant 410 for so long removes the webhook. */
const GONE_LIMIT_MS = 23 * 60 * 60 * 1000;

export function createWebhookPump({ clock, ids, timeoutMs, onAnswer }: WebhookPumpOptions): WebhookPump {
  const switches: DeliverySwitches = { duplicate: 1, shuffle: false, batch: 1, hold: false, forge: 0 };
  const boxes = new Map<UpdateBox, Map<string, QueueState>>();
  const idlers = new Set<() => void>();
  let inFlight = 0;
  let log: DeliveryRecord[] = [];

  function queueState(box: UpdateBox, name: string): QueueState {
    const queues = boxes.get(box) ?? new Map<string, QueueState>();
    boxes.set(box, queues);
    const state = queues.get(name) ?? { isBusy: false, notBefore: 0, delaySeconds: 0 };
    queues.set(name, state);
    return state;
  }

  /** What may be sent now: the first of each queue that is neither busy nor waiting. */
  function sendable(box: UpdateBox): PendingUpdate[] {
    if (!box.webhook || switches.hold) return [];
    const pending = switches.shuffle ? shuffled(box.pending(), ids) : box.pending();
    const heads = new Map<string, PendingUpdate>();
    for (const entry of pending) if (!heads.has(entry.queue)) heads.set(entry.queue, entry);
    const busy = [...(boxes.get(box)?.values() ?? [])].filter(({ isBusy }) => isBusy).length;
    return [...heads.values()]
      .filter(({ queue }) => {
        const { isBusy, notBefore } = queueState(box, queue);
        return !isBusy && notBefore <= clock.now();
      })
      .slice(0, Math.max(0, box.webhook.maxConnections - busy));
  }

  function wake(box: UpdateBox): void {
    for (const entry of sendable(box)) {
      const { webhook } = box;
      if (webhook) void send(box, webhook, entry);
    }
    settle();
  }

  function settle(): void {
    if (inFlight > 0) return;
    for (const resolve of idlers) resolve();
    idlers.clear();
  }

  async function send(box: UpdateBox, webhook: Webhook, entry: PendingUpdate): Promise<void> {
    const state = queueState(box, entry.queue);
    state.isBusy = true;
    inFlight += 1;
    const outcome = await attempt(webhook, entry);
    if (outcome.status >= 200 && outcome.status < 300) {
      box.remove([entry]);
      Object.assign(state, { notBefore: 0, delaySeconds: 0 });
      delete webhook.goneSince;
      onAnswer(box, outcome.answer);
      for (let copy = 1; copy < switches.duplicate; copy += 1) await attempt(webhook, entry);
    } else {
      fail(box, webhook, state, outcome);
    }
    state.isBusy = false;
    inFlight -= 1;
    wake(box);
  }

  async function attempt(webhook: Webhook, { update, queue }: PendingUpdate): Promise<PostOutcome> {
    const isForged = switches.forge > 0;
    if (isForged) switches.forge -= 1;
    const at = clock.now();
    const secret = isForged ? `forged${ids.letters(8)}` : webhook.secret;
    const outcome = await postUpdate(webhook.url, JSON.stringify(update), secret, timeoutMs);
    const earlier = log.filter((record) => record.body === update).length;
    log.push({
      id: ids.next("delivery"),
      at,
      url: webhook.url,
      queue,
      body: update,
      attempt: earlier + 1,
      status: outcome.status,
      latencyMs: outcome.latencyMs,
      answer: outcome.answer,
      isForged,
    });
    if (log.length > LOG_CAPACITY) log = log.slice(-LOG_CAPACITY);
    return outcome;
  }

  function fail(box: UpdateBox, webhook: Webhook, state: QueueState, outcome: PostOutcome): void {
    webhook.lastErrorAt = clock.now();
    webhook.lastError = outcome.problem ?? "Connection failed";
    if (outcome.status === 410) {
      webhook.goneSince ??= clock.now();
      if (clock.now() - webhook.goneSince >= GONE_LIMIT_MS && box.webhook === webhook)
        box.webhook = undefined;
    } else {
      delete webhook.goneSince;
    }
    const waitSeconds = outcome.retryAfterSeconds ?? state.delaySeconds;
    state.delaySeconds = nextDelay(state.delaySeconds);
    state.notBefore = clock.now() + waitSeconds * 1000;
    // Also after no wait at all, so that a receiver which refuses everything does not hold this turn.
    clock.after(waitSeconds * 1000, () => wake(box));
  }

  function nextDelay(delaySeconds: number): number {
    const cap =
      SHORTEST_CAP_SECONDS + Math.floor(ids.random() * (LONGEST_CAP_SECONDS - SHORTEST_CAP_SECONDS));
    return delaySeconds === 0 ? FIRST_DELAY_SECONDS : Math.min(delaySeconds * 2, cap);
  }

  const wakeAll = () => {
    for (const box of boxes.keys()) wake(box);
  };

  return {
    switches,
    wake,
    attach(box) {
      boxes.set(box, new Map());
      box.onPush(() => wake(box));
    },
    set(changes) {
      Object.assign(switches, changes);
      wakeAll();
    },
    log: () => [...log],
    clearLog() {
      log = [];
    },
    pending: (queue) =>
      [...boxes.keys()]
        .flatMap((box) => box.pending())
        .filter((entry) => queue === undefined || entry.queue === queue).length,
    idle: () => (inFlight === 0 ? Promise.resolve() : new Promise((resolve) => idlers.add(resolve))),
  };
}

function shuffled<T>(items: readonly T[], ids: Ids): T[] {
  return items
    .map((item) => ({ item, order: ids.random() }))
    .toSorted((left, right) => left.order - right.order)
    .map(({ item }) => item);
}
