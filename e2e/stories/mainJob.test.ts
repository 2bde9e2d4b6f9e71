// The main job from end to end, as one person does it on a new server: sign up, build a bot, publish it, put it on a
// page, be asked for by a visitor, answer as a human, and give the chat back to the bot.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, FrameLocator, Page } from "@playwright/test";
import { startServer, type RunningServer } from "@parley/testkit/startServer";
import { expectAccessible } from "../support/expectAccessible.ts";
import { expect, test } from "../support/fixtures.ts";

const OWNER = { name: "Grace Hopper", email: "grace@parley.test", password: "Compiler#1952" };
const QUESTION = "The app closes when I press *Save*.";
const ANSWER = "Hello! Which version do you use?";
const VERSION = "Version 4.2";
/** What the author adds in the editor; the bot says it after the human has gone. */
const GOODBYE = "Thank you for talking to us. Is there anything else?";

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const TIMEOUT_MS = 420_000;
/** A control that does not become usable is a finding; waiting for the end of the test would hide which one. */
const ACTION_TIMEOUT_MS = 30_000;

test.use({ actionTimeout: ACTION_TIMEOUT_MS });

interface Shop {
  origin: string;
  stop(): void;
}

/** A plain page on an origin of its own with the snippet in its older form: a branded id, ids on lines of their own. */
async function startShop(server: RunningServer, botId: string, customerId: string): Promise<Shop> {
  const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Northwind Bikes</title></head>
<body><main><h1>Northwind Bikes</h1><p>Bicycles that last.</p></main>
<script id="rayzing-messenger-widget" src="${server.origin}/rayzing.js" defer>
  ${botId},
  ${customerId}
</script></body></html>`;
  const shop = createServer((_request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(page);
  });
  shop.listen(0, "127.0.0.1");
  await once(shop, "listening");
  const stop = () => {
    shop.closeAllConnections();
    shop.close();
  };
  return { origin: `http://127.0.0.1:${(shop.address() as AddressInfo).port}`, stop };
}

async function openPage(browser: Browser, baseURL?: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: DESKTOP,
    locale: "en-GB",
    reducedMotion: "reduce",
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  return context.newPage();
}

async function say(chat: FrameLocator, text: string): Promise<void> {
  await chat.locator("#composer").fill(text);
  await chat.locator("#composer").press("Enter");
}

test("from the first visit to a human answer and back to the bot", async ({
  browser,
  database,
  keepPicture,
}) => {
  test.setTimeout(TIMEOUT_MS);
  const server = await startServer({
    database,
    env: { PARLEY_ADMIN_EMAIL: "", PARLEY_ADMIN_PASSWORD: "", PARLEY_ADMIN_TOKEN: "" },
  });
  const team = await openPage(browser, server.origin);
  const visitor = await openPage(browser);
  let shop: Shop | undefined;

  /** Keeps the screen as a desk and as a phone shows it, after axe has found nothing on either. */
  async function keepScreen(page: Page, name: string): Promise<void> {
    for (const [width, viewport] of [
      ["1440", DESKTOP],
      ["390", PHONE],
    ] as const) {
      await page.setViewportSize(viewport);
      await expectAccessible(page);
      await keepPicture(page, `main-job-${name}-${width}`);
    }
    await page.setViewportSize(DESKTOP);
  }

  try {
    await test.step("the first visitor of a new server signs up and names a workspace", async () => {
      await team.goto("/");
      await expect(team.getByRole("heading", { name: "Welcome to Parley" })).toBeVisible();
      await keepScreen(team, "1-sign-up");
      await team.getByLabel("Your name").fill(OWNER.name);
      await team.getByLabel("E-mail").fill(OWNER.email);
      await team.getByLabel("Password", { exact: true }).fill(OWNER.password);
      await team.keyboard.press("Enter");
      await expect(team.getByRole("heading", { name: "Name your workspace" })).toBeVisible();
      await keepScreen(team, "2-workspace");
      await team.getByLabel("Workspace name").fill("Northwind");
      await team.keyboard.press("Enter");
    });

    const botId = await test.step("the wizard makes a bot from a template", async () => {
      await expect(team.getByRole("heading", { name: "Create a bot" })).toBeVisible();
      await keepScreen(team, "3-wizard");
      await team.getByRole("radio", { name: /^Support triage/ }).click();
      await team.getByRole("button", { name: "Continue" }).click();
      await team.getByLabel("Name of the bot").fill("Robin");
      await keepScreen(team, "4-wizard-look");
      await team.getByRole("button", { name: "Create the bot" }).click();
      await expect(team).toHaveURL(/\/bots\/[0-9a-f]{24}\/flow\/[0-9a-f]{24}/);
      return new URL(team.url()).pathname.split("/")[2] ?? "";
    });

    await test.step("a block is added by the palette behind the human chat, and the flow is published", async () => {
      const blocks = team.locator(".react-flow__node");
      await expect(blocks.first()).toBeVisible();
      await team.keyboard.press("Control+f");
      await team.getByRole("combobox", { name: "Search this flow" }).fill("passing your notes");
      await team.keyboard.press("Enter");
      await expect(blocks.filter({ hasText: "passing your notes" })).toBeFocused();
      await team.keyboard.press("a");
      const palette = team.getByRole("dialog", { name: "Add a block" });
      await palette.getByRole("combobox").fill("text question");
      await keepScreen(team, "5-palette");
      await palette.getByRole("combobox").press("Enter");
      await expect(palette).toBeHidden();
      await team.getByRole("textbox", { name: "Question" }).fill(GOODBYE);
      await team.getByRole("combobox", { name: "Go to next message" }).click();
      await team.getByRole("option", { name: "End the chat here" }).first().click();
      await expect(team.locator("[data-save-status]")).toHaveAttribute("data-save-status", "saved");
      await keepScreen(team, "6-editor");
      await team.getByRole("button", { name: "Publish", exact: true }).click();
      const dialog = team.getByRole("dialog", { name: "Publish this flow" });
      await expect(dialog.getByRole("list", { name: "Changes" })).toContainText("Added text question");
      await dialog.getByRole("button", { name: "Publish now" }).click();
      await expect(team.getByText(/Version \d+ is live/)).toBeVisible();
    });

    const customerId = await test.step("the owner reads the ids of the snippet and goes online", async () => {
      await team.goto(`/bots/${botId}/install`);
      const snippet = team.getByText(`src="${server.origin}/widget.js"`, { exact: false });
      await expect(snippet).toBeVisible();
      await keepScreen(team, "7-install");
      const ids = new RegExp(`${botId},\\s*([0-9a-f]{24})`).exec((await snippet.textContent()) ?? "");
      await team.goto("/");
      await expect(team.getByRole("heading", { name: /^Hello, Grace/ })).toBeVisible();
      const available = team.getByRole("switch", { name: "Available for live chats" });
      if (!(await available.isChecked())) await available.click({ force: true });
      await expect(available).toBeChecked();
      await keepScreen(team, "8-home");
      return ids?.[1] ?? "";
    });

    shop = await startShop(server, botId, customerId);
    const chat = visitor.frameLocator("parley-root iframe");
    await test.step("a visitor of the shop answers the bot until it calls a person", async () => {
      await visitor.goto(shop?.origin ?? "");
      await visitor.locator("parley-root button").first().click();
      await expect(chat.getByRole("log")).toContainText("I'm Robin, the support assistant.");
      await keepPicture(visitor, "main-job-9-widget-1440");
      await chat.getByRole("button", { name: "Something doesn't work" }).click();
      await expect(chat.getByRole("log")).toContainText("Please describe what happens");
      await say(chat, QUESTION);
      await chat.getByRole("button", { name: "It slows me down" }).click();
      await expect(chat.getByRole("log")).toContainText("Under which e-mail address");
      await say(chat, "visitor@shop.example");
      await expect(chat.getByRole("log")).toContainText("I'm passing your notes to a colleague");
    });

    await test.step("the owner is told on whatever screen is open, and accepts", async () => {
      const requests = team.getByRole("region", { name: "Live-chat requests" });
      await expect(requests.getByText("asks for a person")).toBeVisible();
      await keepScreen(team, "10-request");
      await requests.getByRole("button", { name: /^Accept the chat with/ }).click();
      await expect(team).toHaveURL(/\/inbox\/[0-9a-f]{24}/);
      await expect(thread(team)).toContainText("The app closes when I press Save.");
    });

    await test.step("they talk", async () => {
      await team.getByRole("textbox", { name: "Your answer" }).fill(ANSWER);
      await team.getByRole("textbox", { name: "Your answer" }).press("Enter");
      await expect(chat.getByRole("log")).toContainText(ANSWER);
      await say(chat, VERSION);
      await expect(thread(team)).toContainText(VERSION);
      await keepScreen(team, "11-inbox");
      await visitor.setViewportSize(PHONE);
      await expect(chat.getByRole("log")).toContainText(VERSION);
      await expectAccessible(visitor);
      await keepPicture(visitor, "main-job-12-widget-390");
      await visitor.setViewportSize(DESKTOP);
    });

    await test.step("the chat is handed back, and the bot goes on with the block that was added", async () => {
      await team.getByRole("button", { name: "More actions" }).click();
      await team.getByRole("menuitem", { name: "Hand back to the bot" }).click();
      await expect(thread(team)).toContainText("Handed back to the bot");
      await expect(chat.getByRole("log")).toContainText(GOODBYE);
      await say(chat, "No, that was all.");
      await expect(thread(team)).toContainText("No, that was all.");
      await keepPicture(visitor, "main-job-13-bot-again-1440");
    });

    await test.step("a reload shows the visitor the whole conversation again", async () => {
      await visitor.reload();
      const log = chat.getByRole("log");
      // The chat was open, so it opens again by itself.
      for (const text of [ANSWER, VERSION, GOODBYE]) await expect(log).toContainText(text);
      await expect(log.getByText(VERSION, { exact: true })).toHaveCount(1);
    });
  } finally {
    await Promise.all([team, visitor].map((page) => page.context().close()));
    shop?.stop();
    await server.stop();
  }
});

const thread = (page: Page) => page.getByRole("region", { name: /^Conversation with/ });
