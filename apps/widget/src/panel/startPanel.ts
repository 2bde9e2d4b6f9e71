// The panel's life: learns where it runs, opens the session, and keeps the page around it informed.

import type { WidgetConfig } from "@parley/contracts/widget";
import { backoffMs } from "../shared/backoffMs.ts";
import type { InitMessage, PageInfo, ToPanel } from "../shared/protocol.ts";
import { visitorStorage, visitorUuid } from "../shared/visitorStorage.ts";
import type { PanelView } from "./App.tsx";
import { applyTheme } from "./applyTheme.ts";
import { connectHostPage } from "./hostPage.ts";
import { unreadCount } from "./session/conversationState.ts";
import { createSession } from "./session/createSession.ts";
import { createStore } from "./session/createStore.ts";
import type { Store } from "./session/createStore.ts";
import { widgetApi } from "./session/widgetApi.ts";
import { playMessageSound } from "./sound.ts";
import { loadLanguage, t } from "./texts/translate.ts";
import type { Place } from "./where.ts";

export interface Panel {
  view: Store<PanelView>;
  isMuted: boolean;
  mute(isMuted: boolean): void;
  close(): void;
}

const mutedKey = "parley_muted";

export function startPanel({ kind, botId, customerId }: Place): Panel {
  const preferences = visitorStorage("forever");
  const isLanding = kind === "landing";
  const view = createStore<PanelView>({
    config: null,
    session: null,
    error: null,
    isOpen: isLanding,
    focusRequest: 0,
    isLanding,
  });
  const patch = (part: Partial<PanelView>) => view.set({ ...view.get(), ...part });
  let stopTheme = (): void => undefined;
  let lastPage = "";

  const panel: Panel = {
    view,
    isMuted: preferences[mutedKey] === "1",
    mute(isMuted) {
      panel.isMuted = isMuted;
      preferences[mutedKey] = isMuted ? "1" : "0";
    },
    close: () => host.post({ parley: "close" }),
  };

  async function use(config: WidgetConfig) {
    await loadLanguage(config.language);
    stopTheme();
    stopTheme = applyTheme(config.design);
    document.title = isLanding && config.design.landing.header ? config.design.landing.header : config.name;
    patch({ config });
  }

  function openSession(start: Pick<InitMessage, "uuid" | "page" | "isNewVisit">, early: readonly ToPanel[]) {
    lastPage = JSON.stringify(start.page);
    const request = { botId, customerId, ...start, mode: "live" as const, language: navigator.language };
    for (const message of early) {
      if (message.parley === "identify") Object.assign(request, { identityToken: message.identityToken });
      if (message.parley === "attributes") {
        Object.assign(request, {
          attributes: { ...(request as { attributes?: object }).attributes, ...message.attributes },
        });
      }
    }
    const session = createSession({
      api: widgetApi,
      request,
      isWatched: () => view.get().isOpen && !document.hidden,
      arrived({ messages }) {
        let isAudible = false;
        for (const { id, author } of messages) {
          if (author.kind !== "bot" && author.kind !== "agent") continue;
          host.post({ parley: "event", name: "message", data: { id, author: author.kind } });
          isAudible = true;
        }
        if (isAudible && view.get().config?.sounds && !panel.isMuted) playMessageSound();
      },
      answered(_pending, before, after) {
        const asked = before.widget?.input;
        if (!asked || (asked.kind !== "name" && asked.kind !== "email" && asked.kind !== "phone")) return;
        const wentOn = after.widget?.input?.blockId !== asked.blockId;
        const isAnswer =
          _pending.job.kind === "message" &&
          (_pending.job.input.kind === "text" || _pending.job.input.kind === "phone");
        if (wentOn && isAnswer) host.post({ parley: "event", name: "lead", data: { field: asked.kind } });
      },
    });
    let unread = 0;
    session.view.subscribe(({ phase, failure, conversation }) => {
      if (phase === "failed") patch({ error: failure?.code ?? "other" });
      const count = phase === "ready" ? unreadCount(conversation) : 0;
      if (count === unread) return;
      unread = count;
      host.post({ parley: "event", name: "unread", data: { count } });
    });
    patch({ session });
    if (early.some(({ parley }) => parley === "restart")) session.act("restart");
  }

  function received(message: ToPanel) {
    const { session, focusRequest } = view.get();
    switch (message.parley) {
      case "init":
        if (session) return;
        void use(message.config).then(() => openSession(message, message.early));
        for (const early of message.early)
          if (early.parley === "open" || early.parley === "close") received(early);
        return;
      case "open":
      case "close":
        patch({
          isOpen: message.parley === "open",
          focusRequest: focusRequest + (message.parley === "open" && message.focus ? 1 : 0),
        });
        if (message.parley === "open") session?.refresh();
        return;
      case "page":
        if (lastPage === (lastPage = JSON.stringify(message.page))) return;
        session?.pageChanged(message.page);
        return;
      case "identify":
        session?.identify(message.identityToken);
        return;
      case "attributes":
        session?.setAttributes(message.attributes);
        return;
      case "restart":
        session?.act("restart");
        return;
      case "config":
        void use(message.config);
    }
  }

  /** Without a loader the panel fetches the settings and keeps the visitor's uuid itself. */
  async function startAlone() {
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await widgetApi.config(botId, customerId);
      if (outcome.ok) {
        const { history } = outcome.data;
        const session = visitorStorage("session");
        const visitKey = `parley_visit_${botId}`;
        const isNewVisit = !session[visitKey];
        session[visitKey] = "1";
        const page: PageInfo = { url: location.href, title: outcome.data.name, referrer: document.referrer };
        await use(outcome.data);
        openSession({ uuid: visitorUuid(visitorStorage(history), botId), page, isNewVisit }, []);
        return;
      }
      if (outcome.kind === "refused" || outcome.kind === "unauthorised") {
        await loadLanguage(navigator.language);
        document.title = t("error.unknownBot");
        patch({ error: outcome.code });
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, backoffMs(attempt)));
    }
  }

  const host = connectHostPage(received);
  addEventListener("keydown", ({ key, defaultPrevented }) => {
    if (key === "Escape" && !defaultPrevented && !document.querySelector("dialog[open]")) panel.close();
  });
  if (isLanding || parent === window) void startAlone();
  else host.post({ parley: "ready" });
  return panel;
}
