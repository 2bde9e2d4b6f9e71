// The pages `/messenger` and `/instagram`: a phone on which a developer is the person who writes to the business.

import { html } from "../../../kit/call.ts";
import { pageShell } from "../../../kit/pages/pageShell.ts";
import type { Meta } from "../../types.ts";
import type { Platform } from "../limits.ts";
import { chatScript } from "./chatScript.ts";
import { chatStyle } from "./chatStyle.ts";
import { composerScript } from "./composerScript.ts";
import { messageScript } from "./messageScript.ts";
import { postScript } from "./postScript.ts";

const TITLES: Record<Platform, string> = { messenger: "Messenger", instagram: "Instagram" };

export function registerChatPage(meta: Meta, platform: Platform): void {
  const page = pageShell({
    title: `${TITLES[platform]} emulator`,
    style: chatStyle,
    script: messageScript + chatScript + postScript + composerScript,
    body: bodyOf(platform),
  });
  meta.page(`/${platform}`, () => html(page));
}

function bodyOf(platform: Platform): string {
  return `<div class="app ${platform}" data-platform="${platform}" data-view="chat">
<aside class="people" aria-label="People">
  <header><strong>${TITLES[platform]}</strong><span class="pill">emulator</span></header>
  <label class="field"><span>Writes to</span><select id="inbox"></select></label>
  <nav id="people"></nav>
  <form id="new-person" class="inline"><input name="name" placeholder="Name" aria-label="Name of a new person" required><button>Add</button></form>
</aside>
<main class="phone">
  <header class="top"><button class="icon back" id="back" aria-label="People">‹</button><span class="avatar" id="avatar"></span><div class="who"><strong id="business"></strong><small id="presence"></small></div><button class="icon" id="open-tools" aria-label="Tools">⋯</button></header>
  <div class="tabs" role="tablist"><button id="tab-chat" role="tab">Chat</button><button id="tab-posts" role="tab">Posts</button></div>
  <section id="wall" class="wall" aria-live="polite"></section>
  <section id="posts" class="wall" hidden></section>
  <div id="answers" class="answers"></div>
  <div id="quote" class="quote" hidden></div>
  <div id="menu" class="menu" hidden></div>
  <p id="problem" class="note" role="alert" hidden></p>
  <form id="composer" class="composer"><button type="button" class="icon" id="attach" aria-label="Attach" aria-expanded="false">+</button><input id="text" autocomplete="off" placeholder="Message" aria-label="Message"><button class="primary round" aria-label="Send">➤</button></form>
  <input type="file" id="file" hidden>
</main>
<aside class="tools" aria-label="Tools"><header><strong>Tools</strong><button class="icon close" id="close-tools" aria-label="Close">×</button></header><div id="tools"></div></aside>
</div>`;
}
