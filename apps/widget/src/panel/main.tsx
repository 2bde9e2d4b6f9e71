// Entry of the panel.

import { render } from "preact";
import { App } from "./App.tsx";
import { startPanel } from "./startPanel.ts";
import "./styles/base.css";
import "./styles/header.css";
import "./styles/thread.css";
import "./styles/media.css";
import "./styles/inputs.css";
import "./styles/landing.css";
import { placeOf } from "./where.ts";

const panel = startPanel(placeOf(location));
const root = document.getElementById("app");
if (root) {
  render(<App panel={panel.view} onMute={panel.mute} onClose={panel.close} />, root);
}
