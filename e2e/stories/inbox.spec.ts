// The inbox as agents meet it: a visitor asks for a person, one of two agents gets the chat, and they talk.
import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { answer, button, chat, log, openInbox, openShop, row, say, unique } from "../support/inboxPage.ts";
import { makeInboxWorld, signedInPage } from "../support/inboxWorld.ts";

test("a visitor asks for a person: one of two agents gets the chat, they talk, transfer, hand back and close", async ({
  browser,
  request,
  server,
  page: shop,
  keepPicture,
}) => {
  // Three browsers and a server; a busy machine needs its time.
  test.slow();
  const world = await makeInboxWorld(request, server);
  const ownerPage = await signedInPage(browser, world, server.owner);
  const anna = unique("Anna");
  const annaPage = await signedInPage(browser, world, await world.colleague(anna));
  await openShop(shop, world);
  const widget = chat(shop);
  await widget.locator("#composer").fill("My parcel is *late*");
  await widget.locator("#composer").press("Enter");
  await widget.getByRole("button", { name: /menu/i }).click();
  await widget.getByRole("menuitem", { name: "Talk to a person" }).click();

  const agents = [ownerPage, annaPage];
  for (const page of agents) {
    await page.goto("/inbox");
    await page.locator("[data-conversation][data-waiting]").first().click();
    await expect(log(page)).toContainText("My parcel is late");
    await expect(page.getByRole("timer").first()).toContainText("left");
  }
  await expect(
    ownerPage.getByRole("img", { name: `${anna} is looking at this conversation too` }),
  ).toBeVisible();
  await keepPicture(ownerPage, "inbox-request");

  await holdUntilAllAsk(agents, "**/accept");
  await Promise.all(agents.map((page) => button(page, "Accept").last().click()));
  await expect
    .poll(
      async () => (await Promise.all(agents.map((page) => answer(page).isVisible()))).filter(Boolean).length,
    )
    .toBe(1);
  const isOwnerFirst = await answer(ownerPage).isVisible();
  const [winner, loser] = isOwnerFirst ? [ownerPage, annaPage] : [annaPage, ownerPage];
  const winnerName = isOwnerFirst ? "owner" : anna;
  await expect(loser.getByText(`${winnerName} has already taken this chat.`).first()).toBeVisible();
  await expect(loser.getByText(`${winnerName} is answering this chat.`, { exact: false })).toBeVisible();
  await expect(winner.getByText("has already taken this chat")).toHaveCount(0);

  await say(winner, "I am looking at it.");
  await expect(widget.getByRole("log")).toContainText("I am looking at it.");
  await widget.locator("#composer").fill("Thank you!");
  await widget.locator("#composer").press("Enter");
  await expect(log(winner)).toContainText("Thank you!");
  await expect(log(loser)).toContainText("Thank you!");
  await expect(winner.getByRole("img", { name: "Read" }).last()).toBeVisible();
  await keepPicture(winner, "inbox-talk");

  const shortcut = unique("late").replace(" ", "");
  await answer(winner).pressSequentially(`/${shortcut}`);
  await button(winner, "New quick reply").click();
  const dialog = winner.getByRole("dialog");
  await dialog.getByRole("textbox").last().fill("It arrives tomorrow before noon.");
  await button(dialog, "Save").click();
  await expect(answer(winner)).toHaveValue("It arrives tomorrow before noon.");
  await answer(winner).fill("");
  await answer(winner).pressSequentially(`/${shortcut.slice(0, 6)}`);
  await expect(winner.getByRole("list", { name: "Quick replies" })).toContainText("It arrives tomorrow");
  await answer(winner).press("Enter");
  await answer(winner).press("Enter");
  await expect(widget.getByRole("log")).toContainText("It arrives tomorrow before noon.");

  await winner.getByRole("button", { name: "Transfer" }).click();
  await winner
    .getByRole("menuitem")
    .filter({ hasText: isOwnerFirst ? anna : "owner" })
    .click();
  await expect(answer(loser)).toBeVisible();
  await expect(answer(winner)).toBeHidden();
  await expect(log(loser)).toContainText("Transferred to");
  await say(loser, "I go on from here.");
  await expect(widget.getByRole("log")).toContainText("I go on from here.");

  await button(loser, "More actions").click();
  await loser.getByRole("menuitem", { name: "Hand back to the bot" }).click();
  await expect(log(loser)).toContainText("Handed back to the bot");
  await expect(loser.getByText("The bot is answering.", { exact: false })).toBeVisible();

  await button(loser, "Close").click();
  await expect(log(loser)).toContainText("Conversation closed");
  await expect(winner.getByRole("button", { name: /^Status: Closed/ })).toBeVisible();
});

test("everything can be done by keyboard", async ({ browser, request, server }) => {
  const world = await makeInboxWorld(request, server);
  const [first, second] = [unique("First"), unique("Second")];
  for (const name of [first, second]) await (await world.visitor({ name })).say(`Hello from ${name}`);
  const page = await signedInPage(browser, world, server.owner);
  await openInbox(page);
  await expect(row(page, second)).toBeVisible();

  await page.keyboard.press("j");
  await expect(page.locator("[data-conversation]:focus")).toBeVisible();
  await row(page, second).focus();
  await page.keyboard.press("ArrowDown");
  await expect(row(page, first)).toBeFocused();
  await page.keyboard.press("k");
  await expect(row(page, second)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(log(page)).toContainText(`Hello from ${second}`);

  await page.keyboard.press("t");
  await expect(answer(page)).toBeFocused();
  await page.keyboard.type("One line");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("and another");
  await page.keyboard.press("Enter");
  await expect(log(page)).toContainText("One line");
  await expect(answer(page)).toHaveValue("");

  await page.keyboard.type("a draft");
  await page.keyboard.press("Escape");
  await page.keyboard.press("u");
  await expect(row(page, second)).toContainText("1 unread message");
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/inbox\/?$/);
  await page.reload();
  await row(page, second).click();
  await expect(answer(page)).toHaveValue("a draft");

  await answer(page).press("Escape");
  await page.keyboard.press("e");
  await expect(page.getByRole("button", { name: /^Status: Closed/ })).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toContainText("Take over");
});

test("news arrive by themselves, and the list does not move under the pointer", async ({
  browser,
  request,
  server,
}) => {
  const world = await makeInboxWorld(request, server);
  const [quiet, busy] = [unique("Quiet"), unique("Busy")];
  const busyVisitor = await world.visitor({ name: busy });
  await busyVisitor.say("Hello");
  const quietVisitor = await world.visitor({ name: quiet });
  await quietVisitor.say("Hello");
  const page = await signedInPage(browser, world, server.owner);
  await openInbox(page);
  await expect(row(page, quiet)).toBeVisible();

  const before = await row(page, busy).boundingBox();
  await row(page, busy).hover();
  await busyVisitor.say("Are you there?");
  await expect(row(page, busy).getByText("2 unread messages")).toBeAttached();
  const newcomer = unique("Newcomer");
  await (await world.visitor({ name: newcomer })).say("Hi");
  await expect(page.getByRole("button", { name: /new conversation/ })).toBeVisible();
  expect(await row(page, busy).boundingBox()).toEqual(before);
  await expect(row(page, newcomer)).toBeHidden();

  await page.mouse.move(900, 500);
  await expect(row(page, newcomer)).toBeVisible();
  await expect(page.locator("[data-conversation]").first()).toContainText(newcomer);

  await row(page, busy).click();
  await expect(log(page)).toContainText("Are you there?");
  await page.mouse.move(900, 500);
  await busyVisitor.seen({ typing: true });
  await expect(page.getByRole("img", { name: `${busy} is typing` })).toBeVisible();
  await busyVisitor.say("Still here");
  await expect(log(page)).toContainText("Still here");
});

test("an answer typed without a connection is kept, and sent once when it is back", async ({
  browser,
  request,
  server,
}) => {
  const world = await makeInboxWorld(request, server);
  const visitor = await world.visitor({ name: unique("Offline") });
  await visitor.say("Hello");
  const page = await signedInPage(browser, world, server.owner);
  await openInbox(page, visitor);
  await button(page, "Take over").last().click();
  await expect(answer(page)).toBeVisible();

  await page.context().setOffline(true);
  await say(page, "Can you read this?");
  await expect(log(page)).toContainText("Can you read this?");
  await expect(page.getByText("Not sent: the server could not be reached.")).toBeVisible();
  await visitor.say("Said meanwhile");

  await page.context().setOffline(false);
  await button(page, "Send again").click();
  await expect(page.getByText("Not sent: the server could not be reached.")).toBeHidden();
  await expect(log(page)).toContainText("Said meanwhile");
  await expect(log(page).getByText("Can you read this?")).toHaveCount(1);
  const { items } = await world.api<{ items: { content: { text?: string } }[] }>(
    "GET",
    `/workspaces/${world.workspaceId}/conversations/${visitor.conversationId}/messages`,
  );
  expect(items.filter(({ content }) => content.text === "Can you read this?")).toHaveLength(1);
});

test("older messages load on scrolling and what is being read stays in place", async ({
  browser,
  request,
  server,
}) => {
  const world = await makeInboxWorld(request, server);
  const visitor = await world.visitor({ name: unique("Talker") });
  await visitor.say("Hello");
  const path = `/workspaces/${world.workspaceId}/conversations/${visitor.conversationId}`;
  await world.api("POST", `${path}/take-over`);
  for (let index = 1; index <= 90; index += 1) {
    await world.api("POST", `${path}/messages`, { clientId: `line-${index}`, text: `Line number ${index}.` });
  }
  const page = await signedInPage(browser, world, server.owner);
  await openInbox(page, visitor);
  const newest = log(page).getByText("Line number 90.", { exact: true });
  await expect(newest).toBeInViewport();
  await expect(log(page).getByText("Line number 10.", { exact: true })).toHaveCount(0);

  await log(page).evaluate((element) => element.scrollTo(0, 200));
  const anchor = log(page).getByText("Line number 45.", { exact: true });
  const before = await anchor.boundingBox();
  await expect(log(page).getByText("Line number 10.", { exact: true })).toHaveCount(1);
  const after = await anchor.boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 1_000))).toBeLessThan(4);

  await visitor.say("Something new");
  await page.getByRole("button", { name: "1 new message" }).click();
  await expect(log(page).getByText("Something new")).toBeInViewport();
});

/** Lets requests to an address go only when every page has made one, so that they reach the server at once. */
async function holdUntilAllAsk(pages: readonly Page[], address: string): Promise<void> {
  const waiting: (() => void)[] = [];
  for (const page of pages) {
    await page.route(address, async (route) => {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        if (waiting.length === pages.length) for (const release of waiting) release();
      });
      await route.continue();
    });
  }
}
