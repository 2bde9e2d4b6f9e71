import type { WidgetSeenRequest } from "@parley/contracts/widget";
import { expect, it, vi } from "vitest";
import { createSeen } from "./createSeen.ts";

it("gathers marks, and sends them at once when the page is left", () => {
  vi.useFakeTimers();
  const send = vi.fn<(marks: WidgetSeenRequest) => void>();
  const page = new EventTarget();
  const seen = createSeen(send, page);
  seen.mark({ deliveredSeq: 3 });
  seen.mark({ readSeq: 3 });
  expect(send).not.toHaveBeenCalled();
  page.dispatchEvent(new Event("pagehide"));
  expect(send.mock.calls).toEqual([[{ deliveredSeq: 3, readSeq: 3 }]]);
  page.dispatchEvent(new Event("pagehide"));
  vi.runAllTimers();
  expect(send).toHaveBeenCalledTimes(1);

  seen.mark({ readSeq: 4 });
  vi.runAllTimers();
  expect(send).toHaveBeenLastCalledWith({ readSeq: 4 });
  seen.stop();
  vi.useRealTimers();
});
