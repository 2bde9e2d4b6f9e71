// The `test` of the widget's browser tests: a server of its own for each test, and the chat on a page as an object.

import { test as base } from "@playwright/test";
import type { FrameLocator, Locator, Page } from "@playwright/test";
import { botId } from "./conversationServer.ts";
import { shopPage } from "./shopPage.ts";
import { startWidgetServer } from "./startWidgetServer.ts";
import type { WidgetServer } from "./startWidgetServer.ts";

export { expect } from "@playwright/test";

export interface Chat {
  launcher: Locator;
  frame: Locator;
  panel: FrameLocator;
  log: Locator;
  composer: Locator;
  open(): Promise<void>;
  /** Types an answer and sends it with Return. */
  say(text: string): Promise<void>;
  choose(title: string): Promise<void>;
  /** Texts of all bubbles, top to bottom. */
  bubbles(): Promise<string[]>;
}

export function chatOn(page: Page): Chat {
  const panel = page.frameLocator("parley-root iframe");
  return {
    ...chatIn(panel),
    launcher: page.locator("parley-root button"),
    frame: page.locator("parley-root iframe"),
    panel,
    async open() {
      await page.locator("parley-root button").click();
      await panel.getByRole("log").waitFor();
    },
  };
}

export function chatIn(root: Page | FrameLocator) {
  const composer = root.locator("#composer");
  return {
    log: root.getByRole("log"),
    composer,
    async say(text: string) {
      await composer.fill(text);
      await composer.press("Enter");
    },
    choose: (title: string) => root.getByRole("button", { name: title, exact: true }).click(),
    bubbles: () => root.locator(".bubble:not(.typing)").allInnerTexts(),
  };
}

interface Fixtures {
  server: WidgetServer;
  chat: Chat;
  /** Opens the made-up shop with the snippet on it. */
  shop(snippet?: string): Promise<void>;
}

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the pattern.
  server: async ({}, use) => {
    const server = await startWidgetServer();
    server.page("*", shopPage(server.snippet()));
    await use(server);
    await server.stop();
  },
  chat: async ({ page }, use) => use(chatOn(page)),
  shop: async ({ page, server }, use) =>
    use(async (snippet) => {
      if (snippet !== undefined) server.page("*", shopPage(snippet));
      await page.goto(`${server.siteOrigin}/`);
    }),
});

export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function storedUuid(
  page: Page,
  storage: "localStorage" | "sessionStorage" = "localStorage",
): Promise<string | null> {
  return page.evaluate(
    ([name, key]) => window[name as "localStorage"].getItem(key ?? ""),
    [storage, `parley_uuid_${botId}`],
  );
}

/** The one conversation of a test with a single visitor. */
export function onlyConversation(server: WidgetServer) {
  const [conversation] = server.conversations.byUuid.values();
  if (!conversation) throw new Error("No visitor has opened a chat.");
  return conversation;
}
