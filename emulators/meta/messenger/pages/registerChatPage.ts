// The pages `/messenger` and `/instagram`: a phone in which a developer is the person who writes to the business.

import { html } from "../../../kit/call.ts";
import { pageShell } from "../../../kit/pages/pageShell.ts";
import type { Meta } from "../../types.ts";
import type { Platform } from "../limits.ts";
import type { Messaging } from "../messaging.ts";
import { chatScript } from "./chatScript.ts";
import { chatStyle } from "./chatStyle.ts";
import { postScript } from "./postScript.ts";

const TITLES: Record<Platform, string> = { messenger: "Messenger", instagram: "Instagram" };

export function registerChatPage(meta: Meta, _messaging: Messaging, platform: Platform): void {
  const title = TITLES[platform];
  const page = pageShell({
    title: `${title} emulator`,
    style: chatStyle,
    script: `const platform = "${platform}";\n${chatScript}\n${postScript}\nstart();`,
    body: `<div class="app ${platform}">
<aside><header><h1>${title}</h1><p class="hint">You are the person who writes.</p></header>
<nav id="people" aria-label="Conversations"></nav>
<div class="row tools"><button id="add-person">New person</button><a href="/_control/world">World</a></div></aside>
<main class="phone"><header id="head"></header><div class="tabs" role="tablist"><button id="tab-chat" role="tab">Chat</button><button id="tab-posts" role="tab">Posts</button></div>
<section id="chat" aria-live="polite"></section><section id="posts" hidden></section>
<footer id="composer"></footer><p id="problem" role="alert" hidden></p></main></div>`,
  });
  meta.page(`/${platform}`, () => html(page));
}
