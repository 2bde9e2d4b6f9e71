// The chat as the person sees it, at `/whatsapp`, and the files shown in it.

import { html, text } from "../../../kit/call.ts";
import { pageShell } from "../../../kit/pages/pageShell.ts";
import type { Whatsapp } from "../types.ts";
import { chatScript } from "./chatScript.ts";
import { chatStyle } from "./chatStyle.ts";
import { messageScript } from "./messageScript.ts";

const FILE_PATH = "/whatsapp/file/";

export function registerPage(state: Whatsapp): void {
  state.meta.page("/whatsapp", () =>
    html(
      pageShell({
        title: "WhatsApp emulator",
        body: BODY,
        style: chatStyle,
        script: messageScript + chatScript,
      }),
    ),
  );
  state.meta.page(FILE_PATH, ({ path }) => {
    const media = state.media.get(path.slice(FILE_PATH.length));
    if (!media) return text("Gone", 404);
    // A file of a chat must not run as a page of the emulator.
    const headers = {
      "content-type": media.mime,
      "content-security-policy": "sandbox",
      "x-content-type-options": "nosniff",
    };
    return { status: 200, headers, body: media.bytes };
  });
}

const BODY = `<div class="app" data-view="chat">
<aside class="people" aria-label="People">
  <header><strong>WhatsApp</strong><span class="pill">emulator</span></header>
  <label class="field"><span>Writes to</span><select id="number"></select></label>
  <nav id="people"></nav>
  <form id="new-person" class="inline"><input name="name" placeholder="Name" aria-label="Name of a new person" required><input name="phone" placeholder="Phone, or none" aria-label="Phone of the new person" inputmode="tel"><button>Add</button></form>
</aside>
<main class="phone">
  <header class="top"><button class="icon back" id="back" aria-label="People">‹</button><span class="avatar" id="avatar"></span><div class="who"><strong id="business"></strong><small id="presence"></small></div><button class="icon" id="open-tools" aria-label="Tools">⋯</button></header>
  <section id="wall" class="wall" aria-live="polite"></section>
  <div id="quote" class="quote" hidden></div>
  <div id="menu" class="menu" hidden></div>
  <form id="composer" class="composer"><button type="button" class="icon" id="attach" aria-label="Attach" aria-expanded="false">+</button><input id="text" autocomplete="off" placeholder="Message" aria-label="Message"><button class="primary round" aria-label="Send">➤</button></form>
  <input type="file" id="file" hidden>
</main>
<aside class="tools" aria-label="Tools"><header><strong>Tools</strong><button class="icon close" id="close-tools" aria-label="Close">×</button></header><div id="tools"></div></aside>
</div>`;
