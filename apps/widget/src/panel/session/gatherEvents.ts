// Takes events in bursts: the first at once, those that follow close behind together, so that a hundred messages
// at a time cost a few redraws and one sound.

import type { WidgetEvent } from "@parley/contracts/widget";

/** Events closer together than this, in milliseconds, are taken in together. */
const burstMs = 50;

export interface EventGatherer {
  add(event: WidgetEvent): void;
  stop(): void;
}

export function gatherEvents(take: (event: WidgetEvent) => void): EventGatherer {
  let waiting: WidgetEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush() {
    const events = joinEvents(waiting);
    waiting = [];
    // A burst goes on while something came in the meantime.
    timer = events.length > 0 ? setTimeout(flush, burstMs) : undefined;
    for (const event of events) take(event);
  }

  return {
    add(event) {
      waiting.push(event);
      if (timer === undefined) flush();
    },
    stop() {
      clearTimeout(timer);
      waiting = [];
    },
  };
}

/** Neighbouring pieces of news as one piece; the state is that of the last. */
export function joinEvents(events: readonly WidgetEvent[]): WidgetEvent[] {
  const joined: WidgetEvent[] = [];
  for (const event of events) {
    const last = joined.at(-1);
    if (event.kind === "messages" && last?.kind === "messages") {
      joined[joined.length - 1] = { ...event, messages: [...last.messages, ...event.messages] };
    } else joined.push(event);
  }
  return joined;
}
