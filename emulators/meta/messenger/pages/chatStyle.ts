// What the Messenger and Instagram pages add to the chat style that all of Meta's channels share.

import { chatStyle as common } from "../../whatsapp/page/chatStyle.ts";

export const chatStyle = `${common}
:root {
  --wall: light-dark(#ffffff, #14161a);
  --bubble-in: light-dark(#eff1f4, #272b31);
  --bubble-out: light-dark(#dbe9ff, #1d3f72);
  --accent: light-dark(#0a63d6, #6aa9ff);
  --on-accent: light-dark(#ffffff, #071a33);
}
.instagram { --accent: light-dark(#a8288f, #f08bd6); --on-accent: light-dark(#ffffff, #33082a); --bubble-out: light-dark(#f6dff2, #5a2150); }
.bubble { box-shadow: none; }
.bubble.deleted { background: none; border: 1px dashed var(--line); color: var(--soft); }
.bubble.pressed { border: 1px solid var(--accent); }
.avatar img { border-radius: 50%; display: block; height: 100%; width: 100%; }
.tabs { background: var(--panel); border-bottom: 1px solid var(--line); display: flex; flex: none; }
.tabs button { background: none; border: 0; border-bottom: 2px solid transparent; border-radius: 0; flex: 1; min-height: 44px; }
.tabs button[aria-selected="true"] { border-bottom-color: var(--accent); color: var(--accent); font-weight: 600; }
.answers { display: flex; flex: none; gap: .4rem; overflow-x: auto; padding: .4rem .6rem; }
.answers:empty { display: none; }
.answers button { border-color: var(--accent); border-radius: 99px; color: var(--accent); flex: none; min-height: 38px; }
.card-item img { border-radius: 6px; display: block; height: 110px; margin-bottom: .35rem; object-fit: cover; width: 100%; }
.post { background: var(--panel); border: 1px solid var(--line); border-radius: var(--radius); padding: .8rem; }
.post img { border-radius: 8px; max-width: 100%; }
.post > p { margin: .2rem 0 .6rem; white-space: pre-wrap; }
.comment { border-top: 1px solid var(--line); overflow-wrap: anywhere; padding: .5rem 0; }
.comment p { margin: .1rem 0 .25rem; white-space: pre-wrap; }
.comment .comment { border-left: 2px solid var(--line); border-top: 0; margin-left: .6rem; padding: .3rem 0 .3rem .6rem; }
.comment.hidden > p { opacity: .5; }
.comment .switches button { border: 0; min-height: 32px; padding: .2rem .4rem; }
.write { display: flex; gap: .4rem; margin-top: .5rem; }
.write input { flex: 1; min-height: 40px; }
#new-person { display: flex; }
#new-person input { flex: 1; }
[hidden] { display: none !important; }
`;
