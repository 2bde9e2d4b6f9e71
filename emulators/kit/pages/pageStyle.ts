// The common style of the emulators' pages: quiet, readable, light and dark. Channels set `--accent` and `--bubble-out`.

export const pageStyle = `
:root {
  color-scheme: light dark;
  --accent: light-dark(#12805c, #3ecf97);
  --on-accent: light-dark(#ffffff, #06231a);
  --bubble-out: light-dark(#d9f5e6, #12503b);
  --bubble-in: light-dark(#ffffff, #23282d);
  --ground: light-dark(#f4f5f6, #111417);
  --panel: light-dark(#ffffff, #191d21);
  --wall: light-dark(#ece8e1, #14181b);
  --line: light-dark(#e1e4e8, #2c3238);
  --ink: light-dark(#1b1f24, #e8ebee);
  --soft: light-dark(#606a75, #9aa4ae);
  --danger: light-dark(#b3261e, #ff8a80);
  --radius: 12px;
}
* { box-sizing: border-box; }
html, body { height: 100%; margin: 0; }
body { background: var(--ground); color: var(--ink); font: 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
h1 { font-size: 1.35rem; line-height: 1.25; margin: 0 0 .5rem; text-wrap: balance; }
h2 { font-size: 1rem; margin: 1.25rem 0 .5rem; }
a { color: var(--accent); }
code { background: var(--ground); border: 1px solid var(--line); border-radius: 5px; font-size: .86em; padding: .05em .35em; overflow-wrap: anywhere; }
small, .hint { color: var(--soft); font-size: .82rem; }
button, input, select, textarea { color: inherit; font: inherit; }
button { background: var(--panel); border: 1px solid var(--line); border-radius: 9px; cursor: pointer; padding: .45rem .8rem; }
button:hover { border-color: var(--accent); }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
button:focus-visible, input:focus-visible, select:focus-visible, textarea:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
input, select, textarea { background: var(--panel); border: 1px solid var(--line); border-radius: 9px; min-width: 0; padding: .45rem .65rem; }
.card { background: var(--panel); border: 1px solid var(--line); border-radius: 16px; margin: min(8vh, 4rem) auto; max-width: 32rem; padding: 1.5rem; width: calc(100% - 2rem); }
.badge { color: var(--accent); font-size: .78rem; font-weight: 600; margin: 0 0 .4rem; }
.choice { align-items: center; border: 1px solid var(--line); border-radius: var(--radius); cursor: pointer; display: flex; gap: .75rem; margin: .5rem 0; padding: .7rem .85rem; }
.choice:has(:checked) { border-color: var(--accent); }
.choice input { accent-color: var(--accent); }
.choice span { display: grid; min-width: 0; overflow-wrap: anywhere; }
.row { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: 1rem; }
`;
