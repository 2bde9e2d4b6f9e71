// The look of the chat page: three columns on a desk, one phone on a phone.

export const chatStyle = `
.app { display: grid; grid-template-columns: 300px minmax(340px, 1fr) 330px; height: 100dvh; }
.people, .tools { background: var(--panel); display: flex; flex-direction: column; min-height: 0; overflow: auto; }
.people { border-right: 1px solid var(--line); }
.tools { border-left: 1px solid var(--line); }
.people > header, .tools > header { align-items: center; display: flex; gap: .5rem; min-height: 60px; padding: .6rem 1rem; }
.people > header strong { font-size: 1.1rem; }
.pill { background: color-mix(in srgb, var(--accent) 14%, transparent); border-radius: 99px; color: var(--accent); font-size: .74rem; font-weight: 600; padding: .12rem .55rem; }
.field { display: grid; gap: .2rem; padding: 0 1rem .75rem; }
.field span { color: var(--soft); font-size: .78rem; }
#people { flex: 1; }
.person { align-items: center; background: none; border: 0; border-radius: 0; display: grid; gap: .75rem; grid-template-columns: 42px 1fr auto; padding: .6rem 1rem; text-align: left; width: 100%; }
.person:hover { background: var(--ground); }
.person[aria-current="true"] { background: color-mix(in srgb, var(--accent) 12%, transparent); }
.person div { min-width: 0; }
.person strong, .person small { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.person time { align-self: start; color: var(--soft); font-size: .74rem; }
.avatar { align-items: center; background: color-mix(in srgb, var(--accent) 22%, var(--panel)); border-radius: 50%; color: var(--ink); display: flex; flex: none; font-weight: 600; height: 42px; justify-content: center; width: 42px; }
.inline { border-top: 1px solid var(--line); display: grid; gap: .4rem; grid-template-columns: 1fr 1fr auto; padding: .75rem 1rem; }
.inline input { font-size: .85rem; }
.phone { display: flex; flex-direction: column; min-height: 0; min-width: 0; position: relative; }
.top { align-items: center; background: var(--panel); border-bottom: 1px solid var(--line); display: flex; gap: .7rem; min-height: 60px; padding: .4rem .8rem; }
.who { flex: 1; line-height: 1.25; min-width: 0; }
.who strong, .who small { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.icon { align-items: center; background: none; border-color: transparent; display: inline-flex; font-size: 1.35rem; height: 42px; justify-content: center; line-height: 1; padding: 0; width: 42px; }
.back, #open-tools, .close { display: none; }
.wall { background: var(--wall); display: flex; flex: 1; flex-direction: column; gap: .35rem; min-height: 0; overflow: auto; padding: 1rem max(1rem, calc(50% - 340px)); }
.empty { color: var(--soft); margin: auto; max-width: 22rem; text-align: center; }
.day { align-self: center; background: var(--panel); border-radius: 8px; color: var(--soft); font-size: .75rem; margin: .4rem 0; padding: .15rem .6rem; }
.bubble { align-self: flex-start; background: var(--bubble-in); border-radius: var(--radius); border-top-left-radius: 4px; box-shadow: 0 1px 1px light-dark(#00000014, #00000040); max-width: min(84%, 460px); min-width: 90px; overflow-wrap: anywhere; padding: .45rem .65rem .35rem; position: relative; }
.bubble.mine { align-self: flex-end; background: var(--bubble-out); border-radius: var(--radius); border-top-right-radius: 4px; }
.bubble.failed { outline: 1px dashed var(--danger); opacity: .85; }
.bubble p { margin: .1rem 0; white-space: pre-wrap; }
.bubble h3 { font-size: .98rem; margin: .1rem 0 .2rem; }
.bubble .foot { color: var(--soft); font-size: .8rem; }
.bubble .meta { color: var(--soft); display: flex; font-size: .7rem; gap: .3rem; justify-content: flex-end; margin-top: .1rem; }
.bubble .meta .seen { color: light-dark(#1579b8, #6cc4f5); }
.bubble img, .bubble video { border-radius: 8px; display: block; margin: 0 0 .3rem; max-height: 300px; max-width: 100%; }
.bubble img.sticker { max-height: 120px; }
.bubble audio { height: 40px; max-width: 100%; width: 270px; }
.file { align-items: center; background: color-mix(in srgb, var(--ink) 6%, transparent); border-radius: 8px; color: inherit; display: flex; gap: .5rem; margin: .1rem 0 .3rem; padding: .55rem .7rem; text-decoration: none; }
.context { background: color-mix(in srgb, var(--ink) 6%, transparent); border-left: 3px solid var(--accent); border-radius: 6px; color: var(--soft); display: block; font-size: .82rem; margin: 0 0 .3rem; max-height: 3.2em; overflow: hidden; padding: .25rem .5rem; }
.choices { border-top: 1px solid color-mix(in srgb, var(--ink) 12%, transparent); display: grid; margin: .4rem -.65rem -.35rem; }
.choices button, .choices a { align-items: center; background: none; border: 0; border-radius: 0; border-top: 1px solid color-mix(in srgb, var(--ink) 9%, transparent); color: var(--accent); display: flex; font-weight: 500; gap: .4rem; justify-content: center; min-height: 44px; padding: .45rem .7rem; text-align: center; text-decoration: none; }
.choices > :first-child { border-top: 0; }
.choices button:hover, .choices a:hover { background: color-mix(in srgb, var(--accent) 9%, transparent); }
.cards { display: flex; gap: .5rem; margin: .4rem 0; overflow-x: auto; }
.card-item { border: 1px solid color-mix(in srgb, var(--ink) 14%, transparent); border-radius: 9px; flex: 0 0 190px; padding: .5rem; }
.reaction { background: var(--panel); border: 1px solid var(--line); border-radius: 99px; bottom: -.75rem; font-size: .85rem; padding: 0 .35rem; position: absolute; right: .6rem; }
.has-reaction { margin-bottom: .8rem; }
.act { background: var(--panel); border: 1px solid var(--line); border-radius: 99px; display: none; font-size: .8rem; gap: 0; overflow: hidden; position: absolute; right: -.3rem; top: -.8rem; }
.bubble:hover .act, .bubble:focus-within .act { display: flex; }
.act button { border: 0; border-radius: 0; min-height: 30px; padding: .1rem .5rem; }
.quote { align-items: center; background: var(--panel); border-top: 1px solid var(--line); display: flex; gap: .5rem; justify-content: space-between; padding: .4rem .8rem; }
.quote[hidden], .menu[hidden] { display: none; }
.menu { background: var(--panel); border: 1px solid var(--line); border-radius: 14px; bottom: 66px; box-shadow: 0 8px 30px light-dark(#00000026, #00000080); display: grid; gap: .15rem; grid-template-columns: 1fr 1fr; left: .6rem; padding: .4rem; position: absolute; width: min(340px, calc(100% - 1.2rem)); z-index: 2; }
.menu button { border: 0; min-height: 44px; text-align: left; }
.menu button:hover { background: var(--ground); }
.composer { align-items: center; background: var(--panel); border-top: 1px solid var(--line); display: flex; gap: .4rem; padding: .55rem .6rem calc(.55rem + env(safe-area-inset-bottom)); }
.composer input { border-radius: 99px; flex: 1; min-height: 42px; padding: .45rem 1rem; }
.round { border-radius: 50%; flex: none; height: 42px; padding: 0; width: 42px; }
.tools > header { justify-content: space-between; border-bottom: 1px solid var(--line); }
#tools { padding: 0 1rem 1.5rem; }
#tools h2 { margin: 1.1rem 0 .4rem; }
#tools dl { display: grid; gap: .1rem; grid-template-columns: minmax(0, 1fr); margin: 0; }
#tools dt { color: var(--soft); font-size: .76rem; margin-top: .4rem; }
#tools dd { margin: 0; }
#tools dd button { background: var(--ground); font: .8rem ui-monospace, monospace; overflow: hidden; padding: .3rem .5rem; text-align: left; text-overflow: ellipsis; white-space: nowrap; width: 100%; }
.switches { display: flex; flex-wrap: wrap; gap: .4rem; }
.switches button { font-size: .85rem; padding: .35rem .65rem; }
.switches button[aria-pressed="true"] { background: color-mix(in srgb, var(--accent) 16%, transparent); border-color: var(--accent); }
.template { border-top: 1px solid var(--line); padding: .5rem 0; }
.template .switches { margin-top: .35rem; }
.template strong { overflow-wrap: anywhere; }
.note { background: color-mix(in srgb, var(--danger) 10%, transparent); border-radius: 9px; font-size: .86rem; margin: .8rem 0 0; padding: .55rem .7rem; }
@media (max-width: 1150px) {
  .app { grid-template-columns: 280px 1fr; }
  .tools { background: var(--panel); box-shadow: -8px 0 30px light-dark(#0000001f, #00000080); display: none; inset: 0 0 0 auto; position: fixed; width: min(360px, 100%); z-index: 3; }
  .app[data-tools] .tools { display: flex; }
  #open-tools, .close { display: inline-flex; }
}
@media (max-width: 700px) {
  .app { grid-template-columns: 1fr; }
  .back { display: inline-flex; }
  .app[data-view="chat"] .people, .app[data-view="people"] .phone { display: none; }
  .people { border-right: 0; }
}
`;
