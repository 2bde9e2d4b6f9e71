// News between the parts of this server and, through a relay, between its processes. Nothing here is the truth:
// whoever misses an event finds the gap by its sequence numbers and asks the database.

import type { Logger } from "../log.ts";

export type Listener<Event extends object> = (event: Event) => void;

/** Carries envelopes to the other processes. Implemented by Redis or PostgreSQL NOTIFY; absent in a single process. */
export interface Relay {
  /**
   * Sends one envelope, serialised only when somebody is there to hear it; `serialiseGap` gives the short one that goes
   * instead of an envelope too long to be carried. May batch. Failures are the relay's to log.
   */
  send(serialise: () => string, serialiseGap: () => string): void;
  onReceive(handler: (envelope: string) => void): void;
  /** Called when any news may have been missed: the connection was lost and is back. */
  onGap(handler: () => void): void;
  close(): Promise<void>;
}

export interface SubscribeOptions {
  /** News of this topic may be missing: read what you need anew. */
  onGap?: () => void;
}

export interface Bus {
  /** Tells every subscriber of a topic, here and in the other processes. */
  publish(topic: string, event: object): void;
  subscribe<Event extends object>(
    topic: string,
    listener: Listener<Event>,
    options?: SubscribeOptions,
  ): () => void;
  /** How many listeners a topic has in this process. */
  listenerCount(topic: string): number;
  close(): Promise<void>;
}

interface Subscription extends SubscribeOptions {
  listener: Listener<object>;
}

interface Envelope {
  topic: string;
  /** Absent when it was too long to be carried. */
  event?: object;
}

export function createBus({ relay, log }: { relay?: Relay; log: Logger }): Bus {
  const topics = new Map<string, Set<Subscription>>();

  function tell(topic: string, how: (subscription: Subscription) => void): void {
    for (const subscription of topics.get(topic) ?? []) {
      try {
        how(subscription);
      } catch (error) {
        log.error({ err: error }, "a realtime listener failed");
      }
    }
  }

  const deliver = (topic: string, event: object) => tell(topic, ({ listener }) => listener(event));
  const announceGap = (topic: string) => tell(topic, ({ onGap }) => onGap?.());

  relay?.onReceive((text) => {
    const envelope = parse(text);
    if (!envelope) return log.warn({}, "news that nobody can read were left out");
    if (envelope.event) deliver(envelope.topic, envelope.event);
    else announceGap(envelope.topic);
  });
  relay?.onGap(() => {
    for (const topic of topics.keys()) announceGap(topic);
  });

  return {
    publish(topic, event) {
      deliver(topic, event);
      relay?.send(
        () => JSON.stringify({ topic, event } satisfies Envelope),
        () => JSON.stringify({ topic } satisfies Envelope),
      );
    },
    subscribe<Event extends object>(
      topic: string,
      listener: Listener<Event>,
      options: SubscribeOptions = {},
    ) {
      const subscriptions = topics.get(topic) ?? new Set();
      topics.set(topic, subscriptions);
      // Publishers and subscribers of a topic agree on its event type in contracts.
      const subscription = { ...options, listener: listener as Listener<object> };
      subscriptions.add(subscription);
      return () => {
        subscriptions.delete(subscription);
        if (subscriptions.size === 0 && topics.get(topic) === subscriptions) topics.delete(topic);
      };
    },
    listenerCount: (topic) => topics.get(topic)?.size ?? 0,
    async close() {
      topics.clear();
      await relay?.close();
    },
  };
}

/** Anybody with the database or Redis may write to our channel. */
function parse(text: string): Envelope | undefined {
  try {
    const envelope = JSON.parse(text) as Partial<Envelope> | null;
    return typeof envelope?.topic === "string" ? { ...envelope, topic: envelope.topic } : undefined;
  } catch {
    return undefined;
  }
}
