// Gathers reading marks, page changes and the typing sign into few small calls.

import type { WidgetSeenRequest } from "@parley/contracts/widget";

/** Reading marks are gathered this long before they are sent. */
const seenDelayMs = 400;
/** The typing sign is repeated at most this often. */
const typingEveryMs = 3_000;

export function createSeen(send: (marks: WidgetSeenRequest) => void) {
  let waiting: WidgetSeenRequest = {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastTyped = 0;
  function mark(marks: WidgetSeenRequest) {
    waiting = { ...waiting, ...marks };
    timer ??= setTimeout(() => {
      const marksNow = waiting;
      waiting = {};
      timer = undefined;
      send(marksNow);
    }, seenDelayMs);
  }
  return {
    mark,
    typed() {
      if (Date.now() - lastTyped < typingEveryMs) return;
      lastTyped = Date.now();
      mark({ typing: true });
    },
  };
}
