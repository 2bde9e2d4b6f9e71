// The panel's life: learns where it runs, opens the session, and keeps the page around it informed.

import type { Message } from "@parley/contracts/messages";
import type { OpenSessionRequest, WidgetConfig } from "@parley/contracts/widget";
import { backoffMs } from "../shared/backoffMs.ts";
import type { InitMessage, PageInfo, ToPanel } from "../shared/protocol.ts";
import { visitorStorage, visitorUuid } from "../shared/visitorStorage.ts";
import type { PanelView } from "./App.tsx";
import { applyTheme } from "./applyTheme.ts";
import { connectHostPage } from "./hostPage.ts";
import { attributeFacts, pageFacts } from "./pageFacts.ts";
import { leadField, unreadCount } from "./session/conversationState.ts";
import type { Pending } from "./session/conversationState.ts";
import { createSession } from "./session/createSession.ts";
import { createStore } from "./session/createStore.ts";
import type { Store } from "./session/createStore.ts";
import { readKept, writeKept } from "./session/keptState.ts";
import { widgetApi } from "./session/widgetApi.ts";
import { playMessageSound } from "./sound.ts";
import { loadLanguage, t } from "./texts/translate.ts";
import type { Place } from "./where.ts";

export interface Panel {
  view: Store<PanelView>;
  mute(isMuted: boolean): void;
  close(): void;
}

export function startPanel({ kind, botId, customerId }: Place): Panel {
  const isLanding = kind === "landing";
  const view = createStore<PanelView>({
    config: null,
    session: null,
    error: null,
    isOpen: kind !== "loader",
    focusRequest: 0,
    isLanding,
    hasLoader: kind === "loader",
    isMuted: false,
    language: "en",
  });
  const patch = (part: Partial<PanelView>) => view.set({ ...view.get(), ...part });
  let stopTheme = (): void => undefined;
  let lastPage = "";

  /** In the loader's page the loader keeps it; on a page of its own the panel does. */
  let keep = (kept: string): void => host.post({ parley: "keep", kept });
  const keepNow = () => keep(writeKept({ pending, isMuted: view.get().isMuted }));
  let pending: readonly Pending[] = [];

  const panel: Panel = {
    view,
    mute(isMuted) {
      patch({ isMuted });
      keepNow();
    },
    close: () => host.post({ parley: "close" }),
  };

  /** The language of the flow where it has several; otherwise the bot's. */
  let spoken: string | null = null;
  async function speak(language: string) {
    await loadLanguage(language);
    patch({ language });
  }
  function follow(language: string | null) {
    if (language === spoken) return;
    spoken = language;
    const wanted = language ?? view.get().config?.language;
    if (wanted) void speak(wanted);
  }

  async function use(config: WidgetConfig) {
    await speak(spoken ?? config.language);
    stopTheme();
    stopTheme = applyTheme(config.design);
    document.title = isLanding && config.design.landing.header ? config.design.landing.header : config.name;
    patch({ config });
  }

  function openSession(
    { uuid, page, isNewVisit, kept }: Pick<InitMessage, "uuid" | "page" | "isNewVisit" | "kept">,
    early: readonly ToPanel[],
  ) {
    const request: OpenSessionRequest = {
      botId,
      customerId,
      uuid,
      isNewVisit,
      page: pageFacts(page),
      language: navigator.language,
      mode: "live",
    };
    lastPage = JSON.stringify(request.page);
    for (const message of early) {
      if (message.parley === "identify") request.identityToken = message.identityToken;
      if (message.parley === "attributes") {
        request.attributes = { ...request.attributes, ...attributeFacts(message.attributes) };
      }
    }
    const before = readKept(kept);
    pending = before.pending;
    patch({ isMuted: before.isMuted });
    const session = createSession({
      api: widgetApi,
      request,
      pending,
      keep(unconfirmed) {
        pending = unconfirmed;
        keepNow();
      },
      isWatched: () => view.get().isOpen && !document.hidden,
      arrived: announce,
      answered(pending, after) {
        const field = leadField(pending, after);
        if (field) host.post({ parley: "event", name: "lead", data: { field } });
      },
    });
    let unread = 0;
    session.view.subscribe(({ phase, failure, conversation }) => {
      if (conversation.widget) follow(conversation.widget.language ?? null);
      if (phase === "failed") patch({ error: failure?.code ?? "other" });
      const count = phase === "ready" ? unreadCount(conversation) : 0;
      if (count === unread) return;
      unread = count;
      host.post({ parley: "event", name: "unread", data: { count } });
    });
    patch({ session });
    for (const message of early) {
      if (message.parley === "open" || message.parley === "close" || message.parley === "restart")
        received(message);
    }
  }

  function announce(messages: readonly Message[]) {
    let isAudible = false;
    for (const { id, author } of messages) {
      if (author.kind !== "bot" && author.kind !== "agent") continue;
      host.post({ parley: "event", name: "message", data: { id, author: author.kind } });
      isAudible = true;
    }
    if (isAudible && view.get().config?.sounds && !view.get().isMuted) playMessageSound();
  }

  function received(message: ToPanel) {
    const { session, focusRequest } = view.get();
    switch (message.parley) {
      case "init":
        if (session) return;
        openSession(message, message.early);
        void use(message.config);
        return;
      case "open":
        patch({ isOpen: true, focusRequest: focusRequest + (message.focus ? 1 : 0) });
        session?.refresh();
        return;
      case "close":
        patch({ isOpen: false });
        return;
      case "page": {
        const page = pageFacts(message.page);
        if (lastPage === (lastPage = JSON.stringify(page))) return;
        session?.pageChanged(page);
        return;
      }
      case "identify":
        session?.identify(message.identityToken);
        return;
      case "attributes":
        session?.setAttributes(attributeFacts(message.attributes));
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
        const keptKey = `parley_kept_${botId}`;
        keep = (kept) => (session[keptKey] = kept);
        const uuid = visitorUuid(visitorStorage(history), botId);
        openSession({ uuid, page, isNewVisit, kept: session[keptKey] }, []);
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
  if (kind === "loader") host.post({ parley: "ready" });
  else void startAlone();
  return panel;
}
