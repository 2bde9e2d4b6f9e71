// The script that sites install: finds its snippet, asks the server for the bot's settings, and shows the launcher.
// Everything heavier is in the panel, which is loaded into an iframe when it is first needed.

import type { WidgetConfig } from "@parley/contracts/widget";
import { createWidget } from "./createWidget.ts";
import { installPageApi } from "./pageApi.ts";
import type { Emit, Listeners } from "./pageApi.ts";
import { whenSnippet } from "./readSnippet.ts";
import { isMobileDevice } from "./visibility.ts";

/** Waiting times between attempts to fetch the settings, in milliseconds; after the third the page stays without a bot. */
const retryWaitsMs = [2_000, 10_000, 60_000];

async function fetchConfig(address: string): Promise<WidgetConfig | undefined> {
  for (const wait of retryWaitsMs) {
    try {
      const response = await fetch(address);
      const body = await response.json();
      if (response.ok) return body;
      if (response.status < 500) {
        // oxlint-disable-next-line no-console -- The site's developer is who can mend it.
        console.warn("Parley", body.detail);
        return undefined;
      }
    } catch {
      // The network is away; the next attempt may succeed.
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return undefined;
}

// A second run of the loader finds the first one's API and leaves everything as it is.
if (!window.Parley?.open) {
  const listeners: Listeners = {};
  const emit: Emit = (event, data) => {
    // Later, so that a defect in the site's code is reported as its own and stops nothing here.
    for (const listener of listeners[event] ?? []) setTimeout(listener, 0, data);
  };
  const { show, ...commands } = createWidget(emit);
  installPageApi(commands, listeners);
  whenSnippet(document.currentScript, async (snippet) => {
    const config = await fetchConfig(`${snippet.origin}/api/widget/v1/config?${snippet.query}`);
    if (!config || config.devices === (isMobileDevice ? "desktop" : "mobile")) return;
    show(snippet, config);
    if (snippet.aliases) {
      const script = document.createElement("script");
      script.src = `${snippet.origin}/widget/assets/aliases-${snippet.aliases}.js`;
      document.head.appendChild(script);
    }
    emit("ready");
  });
}
