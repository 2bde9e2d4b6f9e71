// The inbox's page and the widget on a shop's page, as the stories speak of them.
import { expect, type Locator, type Page } from "@playwright/test";
import { startShop, type InboxWorld, type Visitor } from "./inboxWorld.ts";

export const row = (page: Page, name: string) =>
  page.locator("[data-conversation]").filter({ hasText: name });
export const log = (page: Page) => page.getByRole("region", { name: /^Conversation with/ });
export const answer = (page: Page) => page.getByRole("textbox", { name: "Your answer" });
export const button = (page: Page | Locator, name: string) => page.getByRole("button", { name, exact: true });
export const details = (page: Page) => page.getByRole("complementary", { name: "Contact details" });
export const unique = (name: string) => `${name} ${Math.random().toString(36).slice(2, 7)}`;

export async function openInbox(page: Page, visitor?: Visitor): Promise<void> {
  await page.goto(visitor ? `/inbox/${visitor.conversationId}` : "/inbox");
  await expect(page.locator("[data-conversation]").first()).toBeVisible();
}

export async function say(page: Page, text: string): Promise<void> {
  await answer(page).fill(text);
  await answer(page).press("Enter");
}

/** Opens the widget on a made-up shop's page. */
export async function openShop(page: Page, world: InboxWorld): Promise<void> {
  const shop = await startShop(world);
  page.once("close", shop.stop);
  await page.goto(shop.origin);
  await page.locator("parley-root button").first().click();
  await expect(chat(page).getByRole("log")).toBeVisible();
}
export const chat = (page: Page) => page.frameLocator("parley-root iframe");
