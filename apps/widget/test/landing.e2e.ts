// The landing page: the bot on a page of its own, and that page inside others.

import { AxeBuilder } from "@axe-core/playwright";
import { botId, customerId } from "./conversationServer.ts";
import { chatIn, expect, test } from "./fixtures.ts";

const landing = {
  header: "Bikes that last",
  description: "Ask about repairs, *prices* and opening hours.",
  showLogo: true,
  showHeader: true,
  logoUrl: "/widget/assets/icons/favicon.svg",
  backgroundColour: "#eef2ff",
  socialLinks: [{ title: "Instagram", url: "https://instagram.com/northwind" }],
};

for (const [width, height] of [
  [1440, 900],
  [360, 740],
] as const) {
  test(`shows who is behind it and chats, ${width} pixels wide`, async ({ page, server }) => {
    await page.setViewportSize({ width, height });
    server.settings.config.design.landing = landing;
    await page.goto(`${server.origin}/${botId}/${customerId}`);
    await expect(page.getByRole("heading", { name: "Bikes that last" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Instagram" })).toBeVisible();
    await expect(page).toHaveTitle("Bikes that last");
    const chat = chatIn(page);
    await chat.choose("Book a repair");
    await expect(chat.log).toContainText("May I ask your name?");
    await expect(page.getByRole("button", { name: "Close chat" })).toHaveCount(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.waitForTimeout(400);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await page.reload();
    await expect(chat.log).toContainText("May I ask your name?");
    expect(server.conversations.byUuid.size).toBe(1);
  });
}

test("the address for AI agents shows the same page", async ({ page, server }) => {
  await page.goto(`${server.origin}/${botId}/${customerId}/agent`);
  await expect(chatIn(page).log).toContainText("What can I do for you?");
});

test("works in an iframe of another site whose third-party storage is blocked", async ({ page, server }) => {
  await page.addInitScript(() => {
    if (window === window.top) return;
    for (const name of ["localStorage", "sessionStorage", "BroadcastChannel"]) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("Access is denied for this document.", "SecurityError");
        },
      });
    }
  });
  server.page(
    "/",
    `<!doctype html><iframe allow="microphone" style="width:400px;height:600px" src="${server.origin}/${botId}/${customerId}"></iframe>`,
  );
  await page.goto(server.siteOrigin);
  const chat = chatIn(page.frameLocator("iframe"));
  await chat.choose("Find a bike");
  await expect(chat.log).toContainText("May I ask your name?");
});

test("the panel works in a frame without a loader, as in a preview, and takes a new design from its own origin only", async ({
  page,
  server,
}) => {
  server.page("/dashboard", "<!doctype html><title>Dashboard</title>");
  await page.goto(`${server.origin}/dashboard`);
  const show = (origin: string) =>
    page.evaluate(
      (address) =>
        new Promise((resolve) => {
          const frame = document.createElement("iframe");
          frame.style.cssText = "position:fixed;inset:0;width:400px;height:600px";
          frame.src = address;
          frame.onload = resolve;
          document.body.replaceChildren(frame);
        }),
      `${origin}/widget/panel?botId=${botId}&customerId=${customerId}`,
    );
  const design = { ...server.settings.config.design, themeColour: "#15803d" };
  const paint = () =>
    page.evaluate((config) => frames[0]?.postMessage({ parley: "config", config }, "*"), {
      ...server.settings.config,
      design,
    });
  const colour = () =>
    page
      .frameLocator("iframe")
      .locator("html")
      .evaluate((root) => root.style.getPropertyValue("--theme"));

  await show(server.origin);
  const chat = chatIn(page.frameLocator("iframe"));
  await expect(chat.log).toContainText("What can I do for you?");
  await expect(page.frameLocator("iframe").getByRole("button", { name: "Close chat" })).toHaveCount(0);
  await paint();
  await expect.poll(colour).toBe("#15803d");

  await show(server.origin.replace("127.0.0.1", "localhost"));
  await expect(chat.log).toContainText("What can I do for you?");
  await paint();
  await chat.choose("Find a bike");
  await expect(chat.log).toContainText("May I ask your name?");
  expect(await colour()).toBe("#2563eb");
});

for (const [status, code, text] of [
  [404, "not_found", "This chat does not exist."],
  [404, "bot_not_published", "This bot is not published yet."],
  [403, "bot_disabled", "This bot is switched off at the moment."],
  [403, "bot_not_allowed_here", "This bot is not available here."],
] as const) {
  test(`says plainly when there is no chat: ${code}`, async ({ page, server }) => {
    server.settings.error = { status, code };
    await page.goto(`${server.origin}/${botId}/${customerId}`);
    await expect(page.getByRole("alert")).toHaveText(text);
  });
}
