// Sends webhooks as a provider does: in order per queue, signed, repeated when refused; and misbehaves on demand, by
// sending twice, out of order, in batches, late, or with a bad signature.

import type { VirtualClock } from "./createVirtualClock.ts";
import { postDelivery } from "./postDelivery.ts";

export interface Delivery {
  url: string;
  body: unknown;
  /** Deliveries of one queue are sent one after another; the address by default. */
  queue?: string;
  headers?: Record<string, string>;
  /** Called after each attempt. */
  onAttempt?: (record: DeliveryRecord) => void;
}

export interface DeliveryRecord {
  id: number;
  at: number;
  url: string;
  queue: string;
  body: unknown;
  attempt: number;
  /** 0 when no answer came. */
  status: number;
  latencyMs: number;
  answer: string;
  isForged: boolean;
}

export interface DeliverySwitches {
  /** Each event is sent so many times. */
  duplicate: number;
  shuffle: boolean;
  /** At most so many events in one POST. */
  batch: number;
  hold: boolean;
  /** The next so many deliveries carry a bad signature. */
  forge: number;
}

export interface DelivererOptions {
  clock: VirtualClock;
  sign?: (body: Buffer) => Record<string, string>;
  serialize?: (body: unknown) => Buffer;
  /** Makes one body of several; without it nothing is batched. */
  combine?: (bodies: readonly unknown[]) => unknown;
  /** Waits between attempts; when they are used up the event is dropped. */
  retryDelaysMs?: readonly number[];
  /** True: a refused event holds back the later ones of its queue. */
  keepsOrder?: boolean;
  /** 2xx by default. */
  isAccepted?: (status: number) => boolean;
  random?: () => number;
}

export interface Deliverer {
  deliver(delivery: Delivery): void;
  readonly switches: DeliverySwitches;
  set(switches: Partial<DeliverySwitches>): void;
  log(): DeliveryRecord[];
  clearLog(): void;
  /** Events that wait: held back, not yet sent, or waiting for another attempt. */
  pending(queue?: string): number;
  /** Forgets what waits in a queue, or everywhere. */
  drop(queue?: string): void;
  /** Resolves when nothing is on its way; events waiting for another attempt, or held, are not. */
  idle(): Promise<void>;
}

interface Item extends Delivery {
  attempt: number;
}
interface Queue {
  items: Item[];
  isRunning: boolean;
  waiting: number;
}

/** Time in which events gather when they are to be batched or shuffled. */
const GATHER_MS = 30;
const LOG_CAPACITY = 5_000;

export function createDeliverer(options: DelivererOptions): Deliverer {
  const { clock, random = Math.random, keepsOrder = true } = options;
  const retryDelaysMs = options.retryDelaysMs ?? [];
  const isAccepted = options.isAccepted ?? ((status) => status >= 200 && status < 300);
  const switches: DeliverySwitches = { duplicate: 1, shuffle: false, batch: 1, hold: false, forge: 0 };
  const queues = new Map<string, Queue>();
  const idlers = new Set<() => void>();
  let log: DeliveryRecord[] = [];
  let lastId = 0;

  function queueNamed(name: string): Queue {
    const queue = queues.get(name) ?? { items: [], isRunning: false, waiting: 0 };
    queues.set(name, queue);
    return queue;
  }

  function isIdle(): boolean {
    return [...queues.values()].every(
      (queue) => !queue.isRunning && (queue.items.length === 0 || switches.hold || queue.waiting > 0),
    );
  }

  function start(name: string): void {
    const queue = queueNamed(name);
    if (queue.isRunning || switches.hold || queue.items.length === 0) return;
    if (keepsOrder && queue.waiting > 0) return;
    queue.isRunning = true;
    const gathers = switches.shuffle || (switches.batch > 1 && options.combine);
    setTimeout(() => void run(name, queue), gathers ? GATHER_MS : 0);
  }

  async function run(name: string, queue: Queue): Promise<void> {
    while (queue.items.length > 0 && !switches.hold && !(keepsOrder && queue.waiting > 0)) {
      await sendNext(name, queue);
    }
    queue.isRunning = false;
    if (!isIdle()) return;
    for (const resolve of idlers) resolve();
    idlers.clear();
  }

  async function sendNext(name: string, queue: Queue): Promise<void> {
    if (switches.shuffle) shuffle(queue.items, random);
    const first = queue.items.shift();
    if (!first) return;
    const items = [first];
    while (options.combine && items.length < switches.batch && queue.items[0]?.url === first.url) {
      const next = queue.items.shift();
      if (next) items.push(next);
    }
    const copies = first.attempt === 1 ? Math.max(1, switches.duplicate) : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      const record = await attempt(name, items);
      if (copy === 0 && !isAccepted(record.status)) retryLater(name, queue, items, record.attempt);
    }
  }

  async function attempt(name: string, items: readonly Item[]): Promise<DeliveryRecord> {
    const [first] = items;
    if (!first) throw new Error("A delivery needs an event.");
    const body =
      items.length > 1 && options.combine ? options.combine(items.map((item) => item.body)) : first.body;
    const bytes = options.serialize?.(body) ?? Buffer.from(JSON.stringify(body));
    const isForged = switches.forge > 0;
    if (isForged) switches.forge -= 1;
    const signed = isForged ? Buffer.concat([bytes, Buffer.from(" ")]) : bytes;
    const at = clock.now();
    const outcome = await postDelivery(first.url, bytes, { ...options.sign?.(signed), ...first.headers });
    const record = {
      id: (lastId += 1),
      at,
      url: first.url,
      queue: name,
      body,
      attempt: first.attempt,
      isForged,
      ...outcome,
    };
    log.push(record);
    if (log.length > LOG_CAPACITY) log = log.slice(-LOG_CAPACITY);
    for (const item of items) item.onAttempt?.(record);
    return record;
  }

  function retryLater(name: string, queue: Queue, items: readonly Item[], attempts: number): void {
    const delay = retryDelaysMs[attempts - 1];
    if (delay === undefined) return;
    const again = items.map((item) => ({ ...item, attempt: attempts + 1 }));
    queue.waiting += 1;
    if (keepsOrder) queue.items.unshift(...again);
    clock.after(delay, () => {
      queue.waiting = Math.max(0, queue.waiting - 1);
      if (!keepsOrder) queue.items.push(...again);
      start(name);
    });
  }

  return {
    switches,
    deliver(delivery) {
      const name = delivery.queue ?? delivery.url;
      queueNamed(name).items.push({ ...delivery, attempt: 1 });
      start(name);
    },
    set(changes) {
      Object.assign(switches, changes);
      for (const name of queues.keys()) start(name);
    },
    log: () => [...log],
    clearLog() {
      log = [];
    },
    pending(name) {
      const chosen = name === undefined ? [...queues.values()] : [queueNamed(name)];
      return chosen.reduce((sum, queue) => sum + queue.items.length + (keepsOrder ? 0 : queue.waiting), 0);
    },
    drop(name) {
      for (const [key, queue] of queues) if (name === undefined || key === name) queue.items = [];
    },
    idle: () => (isIdle() ? Promise.resolve() : new Promise((resolve) => idlers.add(resolve))),
  };
}

function shuffle<T>(items: T[], random: () => number): void {
  for (let index = items.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    const [a, b] = [items[index], items[other]];
    if (a !== undefined && b !== undefined) [items[index], items[other]] = [b, a];
  }
}
