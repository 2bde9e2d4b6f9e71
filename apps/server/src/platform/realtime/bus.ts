// News between the parts of this server and, through a relay, between its processes. Nothing here is the truth:
// whoever misses an event finds the gap by its sequence numbers and asks the database.

import type { Logger } from "../log.ts";

export type Listener<Event extends object> = (event: Event) => void;

/** Carries envelopes to the other processes. Implemented by Redis or PostgreSQL NOTIFY; absent in a single process. */
export interface Relay {
  /** Sends one envelope, serialised only when somebody is there to hear it; may batch. Failures are the relay's to log. */
  send(serialise: () => string): void;
  onReceive(handler: (envelope: string) => void): void;
  close(): Promise<void>;
}

export interface Bus {
  /** Tells every subscriber of a topic, here and in the other processes. */
  publish(topic: string, event: object): void;
  subscribe<Event extends object>(topic: string, listener: Listener<Event>): () => void;
  /** How many listeners a topic has in this process. */
  listenerCount(topic: string): number;
  close(): Promise<void>;
}

interface Envelope {
  topic: string;
  event: object;
}

export function createBus({ relay, log }: { relay?: Relay; log: Logger }): Bus {
  const topics = new Map<string, Set<Listener<object>>>();

  function deliver(topic: string, event: object): void {
    for (const listener of topics.get(topic) ?? []) {
      try {
        listener(event);
      } catch (error) {
        log.error({ err: error }, "a realtime listener failed");
      }
    }
  }

  relay?.onReceive((text) => {
    const envelope = JSON.parse(text) as Envelope;
    deliver(envelope.topic, envelope.event);
  });

  return {
    publish(topic, event) {
      deliver(topic, event);
      relay?.send(() => JSON.stringify({ topic, event } satisfies Envelope));
    },
    subscribe<Event extends object>(topic: string, listener: Listener<Event>) {
      const listeners = topics.get(topic) ?? new Set();
      topics.set(topic, listeners);
      // Publishers and subscribers of a topic agree on its event type in contracts.
      const entry = listener as Listener<object>;
      listeners.add(entry);
      return () => {
        listeners.delete(entry);
        if (listeners.size === 0) topics.delete(topic);
      };
    },
    listenerCount: (topic) => topics.get(topic)?.size ?? 0,
    async close() {
      topics.clear();
      await relay?.close();
    },
  };
}
