// Bots: the list, the wizard, their settings with the live preview, and installing.
import type { Page } from "@playwright/test";
import { randomUUID } from "node:crypto";
import type { RunningServer } from "@parley/testkit/startServer";
import { expectAccessible } from "../support/expectAccessible.ts";
import { expect, test } from "../support/fixtures.ts";

async function signIn(page: Page, server: RunningServer): Promise<void> {
  const answer = await page.request.post("/api/auth/sign-in/email", {
    data: { email: server.owner.email, password: server.owner.password },
    headers: { origin: server.origin },
  });
  expect(answer.ok()).toBe(true);
}

/** Goes through the wizard and gives the bot's id. */
async function createBot(page: Page, name: string, template = /^Support triage/): Promise<string> {
  await page.goto("/bots/new");
  await page.getByRole("radio", { name: template }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Name of the bot").fill(name);
  await page.getByRole("button", { name: "Create the bot" }).click();
  await expect(page).toHaveURL(/\/flow\/[0-9a-f]{24}/);
  return new URL(page.url()).pathname.split("/")[2] ?? "";
}

const unique = (name: string): string => `${name} ${randomUUID().slice(0, 4)}`;

test.beforeEach(({ page, server }) => signIn(page, server));

test("the wizard plays each template before the bot exists", async ({ page }) => {
  await page.goto("/bots/new");
  await page.getByText("Answer questions", { exact: true }).click();
  await expect(page.getByRole("radio", { name: /^Lead capture/ })).toHaveCount(0);
  await page.getByRole("radio", { name: /^Frequent questions/ }).click();
  const preview = page.getByRole("complementary", { name: "Preview of the conversation" });
  const options = preview.getByRole("button");
  await expect(options.first()).toBeVisible();
  const words = (await options.first().textContent()) ?? "";
  await options.first().click();
  await expect(preview.getByRole("log").getByText(words, { exact: true })).toBeVisible();
  await expectAccessible(page);
});

test("a new bot appears in the list, can be switched off and on, and deleted", async ({
  page,
  keepPicture,
}) => {
  const name = unique("Otto");
  await createBot(page, name);
  await page.goto("/bots");
  const card = page
    .locator("div")
    .filter({ has: page.getByRole("link", { name }) })
    .last();
  await expect(page.getByRole("link", { name })).toBeVisible();
  await expectAccessible(page);
  await keepPicture(page, "bots");

  const menu = page.getByRole("button", { name: `Actions for ${name}` });
  await menu.click();
  await page.getByRole("menuitem", { name: "Switch off" }).click();
  await expect(page.getByText("Switched off")).toBeVisible();
  await menu.click();
  await page.getByRole("menuitem", { name: "Switch on" }).click();
  await expect(page.getByText("Switched off")).toBeHidden();

  await menu.click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete the bot" }).click();
  await expect(card).toBeHidden();
});

test("design changes are sketched at once, saved, and seen in the real chat", async ({
  page,
  keepPicture,
}) => {
  const botId = await createBot(page, unique("Nora"));
  await page.goto(`/bots/${botId}/settings/design`);
  const chat = page.frameLocator('iframe[title="Preview"]');
  await expect(chat.getByRole("log")).toBeVisible();
  await expectAccessible(page);
  await keepPicture(page, "settings-design");

  await page.getByLabel("Theme colour").fill("#15803d");
  await expect(page.getByText("A sketch of your unsaved changes.", { exact: false })).toBeVisible();
  await page.getByRole("link", { name: "Install" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByLabel("Theme colour")).toHaveValue("#15803d");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Settings are saved.")).toBeVisible();
  await expect(chat.getByRole("log")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Theme colour")).toHaveValue("#15803d");
});

test("every section of the settings is complete and accessible", async ({ page }) => {
  const botId = await createBot(page, unique("Section"));
  await page.goto(`/bots/${botId}/settings/general`);
  const sections = page.getByRole("navigation", { name: "Sections of the settings" });
  for (const section of ["General", "Alerts", "Triggers", "User access", "Chat window"]) {
    await sections.getByRole("link", { name: section }).click();
    await expect(page.getByRole("heading", { name: section, level: 1 })).toBeVisible();
    await expectAccessible(page);
  }
});

test("a wrong entry is named at its field and nothing is saved", async ({ page }) => {
  const botId = await createBot(page, unique("Vera"));
  await page.goto(`/bots/${botId}/settings/access`);
  await page.getByRole("combobox", { name: "Blocked IP addresses" }).fill("not-an-address");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Some fields need a correction.")).toBeVisible();
  await expect(page.getByText("“not-an-address” is not valid here. Correct or remove it.")).toBeVisible();
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByText("not-an-address")).toHaveCount(0);
});

test("the snippet, the page and the secrets are at hand", async ({ page, server, keepPicture }) => {
  const botId = await createBot(page, unique("Iris"));
  await page.goto(`/bots/${botId}/install`);
  await expect(page.getByText(`src="${server.origin}/widget.js"`, { exact: false })).toBeVisible();
  await expect(page.getByRole("img", { name: "QR code that opens the bot’s page" })).toBeVisible();
  await page.getByRole("button", { name: "WordPress" }).click();
  await expect(
    page.getByText("Install a plug-in for header and footer code", { exact: false }),
  ).toBeVisible();

  await page.getByRole("button", { name: "Show", exact: true }).click();
  const token = page.getByRole("textbox", { name: "Website token" });
  const before = await token.inputValue();
  expect(before).not.toBe("");
  await expectAccessible(page);
  await keepPicture(page, "install");
  await page.getByRole("button", { name: "Replace" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Replace" }).click();
  await expect(token).not.toHaveValue(before);

  const landing = await page.getByRole("textbox", { name: "Address of the page" }).inputValue();
  await page.goto(landing);
  await expect(page.getByRole("log")).toBeVisible();
});

test("everything fits a phone, in both schemes", async ({ browser, server, keepPicture }) => {
  for (const colorScheme of ["light", "dark"] as const) {
    const context = await browser.newContext({
      baseURL: server.origin,
      colorScheme,
      viewport: { width: 360, height: 740 },
    });
    const phone = await context.newPage();
    await signIn(phone, server);
    for (const path of ["/", "/bots", "/bots/new", "/settings/members", "/developers", "/instance"]) {
      await phone.goto(path);
      await expect(phone.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(phone.getByRole("main").locator('[aria-busy="true"]')).toHaveCount(0);
      await expectAccessible(phone);
      const overflow = await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
    }
    await phone.goto("/");
    await phone.getByRole("button", { name: "More" }).click();
    await phone.getByRole("dialog").getByRole("link", { name: "Developers" }).click();
    await expect(phone.getByRole("heading", { name: "Developers" })).toBeVisible();
    await keepPicture(phone, `phone-${colorScheme}`);
    await context.close();
  }
});
