// Gathers reading marks, page changes and the typing sign into few small calls.

import type { WidgetSeenRequest } from "@parley/contracts/widget";

/** Reading marks are gathered this long before they are sent. */
const seenDelayMs = 400;
/** The typing sign is repeated at most this often. */
const typingEveryMs = 3_000;

/** What was gathered is sent at once when `page` is left, or the next page would show as unread what was read here. */
export function createSeen(send: (marks: WidgetSeenRequest) => void, page: EventTarget) {
  let waiting: WidgetSeenRequest = {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastTyped = 0;
  function flush() {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    const marks = waiting;
    waiting = {};
    send(marks);
  }
  function mark(marks: WidgetSeenRequest) {
    waiting = { ...waiting, ...marks };
    timer ??= setTimeout(flush, seenDelayMs);
  }
  page.addEventListener("pagehide", flush);
  return {
    mark,
    typed() {
      if (Date.now() - lastTyped < typingEveryMs) return;
      lastTyped = Date.now();
      mark({ typing: true });
    },
    stop: () => page.removeEventListener("pagehide", flush),
  };
}
