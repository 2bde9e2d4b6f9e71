// Names that sites moving over from BotPenguin already call. The loader adds this script when the snippet asks for it
// with data-aliases="botpenguin".

import type { ParleyApi } from "../loader/pageApi.ts";

declare global {
  interface Window {
    BotPenguin?: new () => { isWindowOpen(): boolean };
    BotPenguinWindow?: (action: string, target: string) => void;
  }
}

const parley = window.Parley as ParleyApi;

window.BotPenguinWindow = (action, target) => {
  if (target !== "BotPenguin") return;
  // Opening an open window starts the chat anew there, and sites rely on it.
  if (action === "open") parley[parley.isOpen() ? "restart" : "open"]();
  if (action === "close") parley.close();
};

window.BotPenguin = class {
  isWindowOpen() {
    return parley.isOpen();
  }
};
