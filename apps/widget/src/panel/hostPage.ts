// The page around the panel: the loader that made the iframe. Messages are exchanged only with the parent window, and
// only under the origin that the loader named; without a loader, only with our own pages (the dashboard's preview).

import type { ToLoader, ToPanel } from "../shared/protocol.ts";

export interface HostPage {
  post(message: ToLoader): void;
}

export function connectHostPage(received: (message: ToPanel) => void): HostPage {
  const named = new URLSearchParams(location.search).get("origin") ?? location.origin;
  // Pages without an origin of their own (files, sandboxed frames) can only be addressed by "*"; nothing private is sent.
  const target = named === "null" ? "*" : named;
  addEventListener("message", ({ data, origin, source }: MessageEvent) => {
    if (source !== parent || source === window || origin !== named) return;
    if (data !== null && typeof data === "object" && "parley" in data) received(data as ToPanel);
  });
  return {
    post(message) {
      if (parent !== window) parent.postMessage(message, target);
    },
  };
}
