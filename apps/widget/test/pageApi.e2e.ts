// window.Parley: what a site's own code can do.

import type { Page } from "@playwright/test";
import type { ParleyApi } from "../src/loader/pageApi.ts";
import { expect, onlyConversation, test } from "./fixtures.ts";

declare global {
  interface Window {
    events: [string, unknown][];
  }
}

const parley = <T>(page: Page, run: (api: ParleyApi) => T) =>
  page.evaluate(`(${run.toString()})(window.Parley)`) as Promise<T>;

const listening = `<script>
  window.events = [];
  window.Parley = window.Parley || { queue: [] };
  for (const name of ["ready", "open", "close", "message", "unread", "lead"]) Parley.queue.push(["on", name, (data) => events.push([name, data])]);
</script>`;

test("opens, closes, toggles and says whether it is open", async ({ page, shop, chat }) => {
  await shop();
  await expect(chat.launcher).toBeVisible();
  expect(await parley(page, (api) => api.isOpen())).toBe(false);
  await parley(page, (api) => api.open());
  await expect(chat.composer).toBeFocused();
  expect(await parley(page, (api) => api.isOpen())).toBe(true);
  await parley(page, (api) => api.toggle());
  await expect(chat.frame).toBeHidden();
  await expect(chat.launcher).toBeFocused();
});

test("keeps calls that were made before it was loaded", async ({ page, server, shop, chat }) => {
  await shop(`${listening}<script>
    Parley.queue.push(["identify", "signed.by.site"], ["setAttributes", { plan: "gold", seats: 4 }], ["open"]);
  </script>${server.snippet()}`);
  await expect(chat.log).toContainText("What can I do for you?");
  expect(onlyConversation(server)).toMatchObject({
    identityToken: "signed.by.site",
    attributes: { plan: "gold", seats: "4" },
  });
  expect(await page.evaluate(() => window.events.map(([name]) => name))).toEqual(
    expect.arrayContaining(["open", "ready"]),
  );
});

test("passes an identity and attributes on while the chat is running", async ({
  page,
  server,
  shop,
  chat,
}) => {
  await shop();
  await chat.open();
  await parley(page, (api) => api.identify("later.token.here"));
  await parley(page, (api) => api.setAttributes({ cart: "3 items" }));
  await expect
    .poll(() => onlyConversation(server))
    .toMatchObject({ identityToken: "later.token.here", attributes: { cart: "3 items" } });
});

test("tells of messages, unread counts and leads, and stops telling when asked", async ({
  page,
  server,
  shop,
  chat,
}) => {
  await shop(listening + server.snippet());
  await chat.open();
  await chat.choose("Book a repair");
  await chat.say("Rosa");
  await expect(chat.log).toContainText("And your e-mail address?");
  await expect
    .poll(() => page.evaluate(() => window.events.filter(([name]) => name === "lead")))
    .toEqual([["lead", { field: "name" }]]);
  const messages = await page.evaluate(() =>
    window.events
      .filter(([name]) => name === "message")
      .map(([, data]) => (data as { author: string }).author),
  );
  expect(messages).toEqual(["bot", "bot"]);

  await parley(page, (api) => api.close());
  server.conversations.agentSays(onlyConversation(server), "Hello, this is Maya.");
  await expect(chat.launcher.locator("b")).toHaveText("1");
  await expect
    .poll(() => page.evaluate(() => window.events.findLast(([name]) => name === "unread")))
    .toEqual(["unread", { count: 1 }]);

  await page.evaluate(() => {
    const api = window.Parley as ParleyApi;
    const listener = () => window.events.push(["heard", null]);
    api.on("open", listener);
    api.off("open", listener);
  });
  await chat.open();
  await expect(chat.launcher.locator("b")).toHaveText("");
  expect(await page.evaluate(() => window.events.map(([name]) => name))).not.toContain("heard");
});

test("starts the chat over", async ({ page, shop, chat }) => {
  await shop();
  await chat.open();
  await chat.choose("Book a repair");
  await expect(chat.log).toContainText("May I ask your name?");
  await parley(page, (api) => api.restart());
  await expect(chat.log).toContainText("Started over");
  await expect(chat.panel.getByRole("button", { name: "Find a bike" })).toBeVisible();
});

test("answers to BotPenguin's names only where the snippet asks for it", async ({
  page,
  server,
  shop,
  chat,
}) => {
  await shop(
    server.snippet(
      `id="messenger-widget-b" src="${server.origin}/website-bot.js" data-aliases="botpenguin" defer`,
    ),
  );
  await page.waitForFunction(() => "BotPenguinWindow" in window);
  await page.evaluate("BotPenguinWindow('open')");
  expect(await page.evaluate("new BotPenguin().isWindowOpen()")).toBe(false);
  await page.evaluate("BotPenguinWindow('open', 'BotPenguin')");
  expect(await page.evaluate("new BotPenguin().isWindowOpen()")).toBe(true);
  await expect(chat.frame).toBeVisible();
  await shop(server.snippet());
  await expect(chat.frame).toBeVisible();
  expect(await page.evaluate(() => "BotPenguinWindow" in window)).toBe(false);
});

test("reports the pages of a single-page application", async ({ page, server, shop, chat }) => {
  await shop();
  await chat.open();
  await page.evaluate(() => {
    history.pushState({}, "", "/bikes/42");
    document.title = "Bike 42";
  });
  await expect
    .poll(() => onlyConversation(server).pages)
    .toEqual([`${server.siteOrigin}/`, `${server.siteOrigin}/bikes/42`]);
  await page.goBack();
  await expect.poll(() => onlyConversation(server).pages.at(-1)).toBe(`${server.siteOrigin}/`);
});

test("opens by itself after the time of the settings, and not where that is switched off", async ({
  page,
  server,
  shop,
  chat,
}) => {
  Object.assign(server.settings.config.triggers, { autoOpen: "always", desktopDelaySeconds: 1 });
  await shop();
  await expect(chat.frame).toBeVisible();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
  Object.assign(server.settings.config.triggers, { autoOpen: "reopen", reopenAfterSeconds: 1 });
  await page.evaluate(() => sessionStorage.clear());
  await shop();
  await expect(chat.frame).toBeVisible();
  await chat.panel.getByRole("button", { name: "Close chat" }).click();
  await expect(chat.frame).toBeHidden();
  await expect(chat.frame).toBeVisible();
});
