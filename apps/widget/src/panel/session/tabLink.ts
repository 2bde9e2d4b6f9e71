// Tells the visitor's other tabs what this one has learnt, so that they are in step without asking the server.

import type { Message } from "@parley/contracts/messages";
import type { WidgetState } from "@parley/contracts/widget";

export type TabNews =
  | { kind: "turn"; messages: readonly Message[]; state: WidgetState }
  | { kind: "read"; seq: number };

export interface TabLink {
  tell(news: TabNews): void;
  close(): void;
}

export function tabLink(conversation: string, heard: (news: TabNews) => void): TabLink {
  try {
    const channel = new BroadcastChannel(`parley_${conversation}`);
    channel.onmessage = ({ data }) => heard(data as TabNews);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A channel within one origin has none.
    return { tell: (news) => channel.postMessage(news), close: () => channel.close() };
  } catch {
    // No such thing in this browser or frame: the server's events do the same a little later.
    return { tell: () => undefined, close: () => undefined };
  }
}
