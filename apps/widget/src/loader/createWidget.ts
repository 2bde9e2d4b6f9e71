// The launcher and the panel's iframe on the page, and the conversation between the two windows.

import type { WidgetConfig } from "@parley/contracts/widget";
import type { ToLoader, ToPanel } from "../shared/protocol.ts";
import { visitorStorage, visitorUuid } from "../shared/visitorStorage.ts";
import type { Commands, Emit } from "./pageApi.ts";
import type { Snippet } from "./readSnippet.ts";
import { styles } from "./styles.ts";
import { isHiddenPage, isMobileDevice } from "./visibility.ts";

/** Below this width in CSS pixels the open window fills the screen; the style sheet says the same. */
const fullScreenBelow = 550;
/** Single-page applications change the title a moment after the address. */
const titleSettlesMs = 300;

export interface Widget extends Commands {
  show(snippet: Snippet, config: WidgetConfig): void;
}

export function createWidget(emit: Emit): Widget {
  let isOpen = false;
  /** Calls made before the panel listens; it receives them with its first message. */
  const early: ToPanel[] = [];
  let post = (message: ToPanel): void => void early.push(message);
  /** Draws what `isOpen` says; before the widget shows there is nothing to draw. */
  let draw = (_state: "open" | "close", _focus: boolean): void => undefined;

  function setOpen(open: boolean, focus: boolean) {
    const state = open ? "open" : "close";
    if (open !== isOpen) {
      isOpen = open;
      draw(state, focus);
      emit(state);
    }
  }

  function show({ botId, query, origin }: Snippet, config: WidgetConfig) {
    const { name, design, triggers } = config;
    const storage = visitorStorage(config.history);
    const session = visitorStorage("session");
    const uuid = visitorUuid(storage, botId);
    const startedKey = `parley_started_${botId}`;
    const openKey = `parley_open_${botId}`;
    const keptKey = `parley_kept_${botId}`;
    const wasOpen = session[openKey];
    let frame: HTMLIFrameElement | undefined;

    const add = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, parent: Node) =>
      parent.appendChild(document.createElement(tag));
    const root = add("parley-root" as "div", document.body ?? document.documentElement);
    const shadow = root.attachShadow({ mode: "open" });
    // A constructed sheet is allowed where the site's policy forbids style elements.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles(design));
    shadow.adoptedStyleSheets = [sheet];
    const launcher = add("button", shadow);
    launcher.onclick = () => setOpen(true, true);
    const circle = add("div", launcher);
    const bubble = add("i", circle);
    const { icon } = design;
    if (icon !== "bubble") {
      bubble.style.cssText = icon.includes("/")
        ? `inset:0;clip-path:circle();background:url("${new URL(icon, origin)}") center/cover`
        : `clip-path:none;mask:url(${origin}/widget/assets/icons/${icon}.svg)`;
    }
    const badge = add("b", circle);
    const label = (unread: number) => {
      badge.textContent = `${unread || ""}`;
      launcher.ariaLabel = `${name}: ${design.callToAction} ${badge.textContent}`;
    };
    const call = add("span", launcher);
    call.textContent = design.callToAction;
    if (design.hideCallToAction || wasOpen === "open") call.remove();
    if (design.callToActionHidesAfter) setTimeout(() => call.remove(), design.callToActionHidesAfter * 1_000);

    const createFrame = () => {
      if (frame) return;
      frame = add("iframe", shadow);
      frame.title = name;
      frame.allow = "autoplay;fullscreen;geolocation";
      frame.src = `${origin}/widget/panel?${query}&origin=${encodeURIComponent(location.origin)}`;
    };
    const openAfter = (seconds: number) => {
      if (isMobileDevice ? triggers.disableOnMobile : triggers.disableOnDesktop) return;
      setTimeout(() => isHidden || setOpen(true, false), seconds * 1_000);
    };
    const page = () => ({ url: location.href, title: document.title, referrer: document.referrer });

    draw = (state, focus) => {
      root.className = session[openKey] = state;
      if (isOpen) createFrame();
      else if (triggers.autoOpen === "reopen") openAfter(triggers.reopenAfterSeconds);
      call.remove();
      post({ parley: state, focus });
      if (focus) (isOpen ? frame : launcher)?.focus();
    };

    addEventListener("message", ({ origin: sender, source, data }: MessageEvent<ToLoader>) => {
      const panel = frame?.contentWindow;
      if (sender !== origin || !panel || source !== panel) return;
      if (data.parley === "ready") {
        // From now on later pages connect in the background, to show what is unread.
        storage[startedKey] = uuid;
        post = (message) => panel.postMessage(message, origin);
        post({
          parley: "init",
          uuid,
          config,
          page: page(),
          isNewVisit: !wasOpen,
          kept: session[keptKey],
          early,
        });
      } else if (data.parley === "close") setOpen(false, true);
      else if (data.parley === "keep") session[keptKey] = data.kept;
      else {
        if (data.name === "unread") label(data.data.count);
        emit(data.name, data.data);
      }
    });

    let isHidden = false;
    const changed = () => {
      isHidden = isHiddenPage(config.hiddenPages, location);
      root.style.display = isHidden ? "none" : "";
      // The panel leaves out what it knows already.
      setTimeout(() => post({ parley: "page", page: page() }), titleSettlesMs);
    };
    for (const method of ["pushState", "replaceState"] as const) {
      const original = history[method];
      history[method] = function (...args) {
        original.apply(this, args);
        changed();
      };
    }
    addEventListener("popstate", changed);
    label(0);
    changed();

    session[openKey] ??= "close";
    if (storage[startedKey]) createFrame();
    if (isOpen) draw("open", true);
    // An open window stays open from page to page, except where it would cover the next page.
    else if (wasOpen === "open" && innerWidth >= fullScreenBelow && !isHidden) setOpen(true, false);
    else if (triggers.autoOpen !== "never")
      openAfter(isMobileDevice ? triggers.mobileDelaySeconds : triggers.desktopDelaySeconds);
  }

  return {
    show,
    open: () => setOpen(true, true),
    close: () => setOpen(false, true),
    isOpen: () => isOpen,
    identify: (identityToken) => post({ parley: "identify", identityToken }),
    setAttributes: (attributes) => post({ parley: "attributes", attributes }),
    restart: () => post({ parley: "restart" }),
  };
}
