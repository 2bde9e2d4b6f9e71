// The inbox as agents meet it: a visitor asks for a person, one of two agents gets the chat, and they talk.
import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import {
  makeInboxWorld,
  signedInPage,
  startShop,
  type InboxWorld,
  type Visitor,
} from "../support/inboxWorld.ts";

const row = (page: Page, name: string) => page.locator("[data-conversation]").filter({ hasText: name });
const log = (page: Page) => page.getByRole("region", { name: /^Conversation with/ });
const answer = (page: Page) => page.getByRole("textbox", { name: "Your answer" });
const button = (page: Page | Locator, name: string) => page.getByRole("button", { name, exact: true });
const details = (page: Page) => page.getByRole("complementary", { name: "Contact details" });
const unique = (name: string) => `${name} ${Math.random().toString(36).slice(2, 7)}`;

async function openInbox(page: Page, visitor?: Visitor): Promise<void> {
  await page.goto(visitor ? `/inbox/${visitor.conversationId}` : "/inbox");
  await expect(page.locator("[data-conversation]").first()).toBeVisible();
}

async function say(page: Page, text: string): Promise<void> {
  await answer(page).fill(text);
  await answer(page).press("Enter");
}

async function expectNoAccessProblems(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}

/** Opens the widget on a made-up shop's page. */
async function openShop(page: Page, world: InboxWorld): Promise<void> {
  const shop = await startShop(world);
  page.once("close", shop.stop);
  await page.goto(shop.origin);
  await page.locator("parley-root button").first().click();
  await expect(chat(page).getByRole("log")).toBeVisible();
}
const chat = (page: Page) => page.frameLocator("parley-root iframe");

test("a visitor asks for a person: one of two agents gets the chat, they talk, transfer, hand back and close", async ({
  browser,
  request,
  server,
  page: shop,
  keepPicture,
}) => {
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

test("the contact's details, tags, attributes and notes are kept and refused with a reason", async ({
  browser,
  request,
  server,
}) => {
  const world = await makeInboxWorld(request, server);
  const visitor = await world.visitor({
    page: { url: "https://shop.example/checkout", title: "Checkout", referrer: "https://search.example/" },
    attributes: { plan: "gold" },
  });
  await visitor.say("Hello");
  const page = await signedInPage(browser, world, server.owner);
  await openInbox(page, visitor);
  const panel = details(page);
  await expect(panel).toContainText("Checkout");

  const name = unique("Rosa");
  await button(panel, "Add Name").click();
  await panel.getByRole("textbox", { name: "Name" }).fill(name);
  await page.keyboard.press("Enter");
  await expect(row(page, name)).toBeVisible();

  await button(panel, "Add Email").click();
  const email = panel.getByRole("textbox", { name: "Email" });
  await email.fill("not an address");
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("alert")).toBeVisible();
  await expect(email).toHaveValue("not an address");
  await email.fill("rosa@example.com");
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("button", { name: "Edit Email: rosa@example.com" })).toBeVisible();

  const tag = unique("vip");
  await panel.getByLabel("Add a tag").fill(tag);
  await page.keyboard.press("Enter");
  await expect(button(panel, `Remove ${tag}`)).toBeVisible();

  await button(panel, "Add an attribute").click();
  await panel.getByLabel("Attribute", { exact: false }).first().fill("size");
  await panel.getByRole("textbox", { name: "Value" }).fill("42");
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("button", { name: "Edit size: 42" })).toBeVisible();
  await expect(panel.getByRole("button", { name: "Edit plan: gold" })).toBeVisible();

  await button(panel, "Add a note").click();
  await panel.getByRole("textbox", { name: "Title" }).fill("Careful");
  await panel.getByRole("textbox", { name: "Note" }).fill("Prefers email.");
  await button(panel, "Save").click();
  await expect(panel).toContainText("Prefers email.");

  await page.reload();
  for (const text of [name, "rosa@example.com", tag, "42", "Prefers email."]) {
    await expect(details(page)).toContainText(text);
  }
  await button(details(page), "Delete note").click();
  await button(page.getByRole("dialog"), "Delete").click();
  await expect(details(page)).not.toContainText("Prefers email.");
});

test("search, views and filters narrow the list", async ({ browser, request, server }) => {
  const world = await makeInboxWorld(request, server);
  const [mine, other] = [unique("Mine"), unique("Other")];
  const visitor = await world.visitor({ name: mine });
  await visitor.say("Hello");
  await (await world.visitor({ name: other })).say("Hello");
  await world.api(
    "POST",
    `/workspaces/${world.workspaceId}/conversations/${visitor.conversationId}/take-over`,
  );
  const page = await signedInPage(browser, world, server.owner);
  await openInbox(page);

  const search = page.getByRole("searchbox", { name: "Search conversations" });
  await search.fill(other);
  await expect(row(page, mine)).toHaveCount(0);
  await expect(row(page, other)).toHaveCount(1);
  await search.fill("nobody has this name");
  await expect(page.getByText("Nothing matches")).toBeVisible();
  await button(page, "Clear filters").click();

  const views = page.getByRole("navigation", { name: "Views" });
  await views.getByRole("button", { name: /^Mine/ }).click();
  await expect(row(page, mine)).toBeVisible();
  await expect(row(page, other)).toHaveCount(0);
  await row(page, mine).click();
  await button(page, "Close").click();
  await views.getByRole("button", { name: /^Closed/ }).click();
  await expect(row(page, mine)).toBeVisible();
  await views.getByRole("button", { name: /^All open/ }).click();

  await button(page, "Filters").click();
  await page.getByRole("switch", { name: "Unread only" }).check({ force: true });
  await page.keyboard.press("Escape");
  await expect(row(page, other)).toBeVisible();
  await expect(button(page, "Filters, 1 active")).toBeVisible();
});

test("on a phone one pane is shown at a time", async ({ browser, request, server, keepPicture }) => {
  const world = await makeInboxWorld(request, server);
  const name = unique("Phone");
  await (await world.visitor({ name })).say("Hello from a phone");
  const page = await signedInPage(browser, world, server.owner, { viewport: { width: 390, height: 844 } });
  await openInbox(page);
  await keepPicture(page, "inbox-phone-list");
  await row(page, name).click();
  await expect(log(page)).toContainText("Hello from a phone");
  await expect(button(page, "Back to the list")).toBeFocused();
  await expect(row(page, name)).toBeHidden();
  await button(page, "Show contact details").click();
  await expect(details(page)).toBeVisible();
  await button(page, "Close contact details").click();
  await keepPicture(page, "inbox-phone-thread");
  await expectNoAccessProblems(page);
  await button(page, "Back to the list").click();
  await expect(row(page, name)).toBeFocused();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in ${colorScheme}`, async ({ browser, request, server, keepPicture }) => {
    const world = await makeInboxWorld(request, server);
    const visitor = await world.visitor({
      name: unique("Axe"),
      page: { url: "https://shop.example/", title: "Shop" },
      attributes: { plan: "gold" },
    });
    await visitor.say("Hello, see https://example.com and `code`");
    const page = await signedInPage(browser, world, server.owner, { colorScheme });
    await openInbox(page, visitor);
    await expect(details(page)).toContainText("plan");
    await expectNoAccessProblems(page);
    await button(page, "Take over").last().click();
    await say(page, "An answer");
    await expect(page.getByRole("img", { name: "Sent" }).last()).toBeVisible();
    await answer(page).pressSequentially("/");
    await expectNoAccessProblems(page);
    await keepPicture(page, `inbox-${colorScheme}`);
    await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
    await keepPicture(page, `inbox-rtl-${colorScheme}`);
  });
}

const hostile = [
  `<img src=x onerror="window.hacked=1">`,
  `<script>window.hacked=1</script>`,
  `"><svg onload=window.hacked=1>`,
  `javascript:window.hacked=1`,
  `[click](javascript:window.hacked=1)`,
  `*<b onmouseover=window.hacked=1>bold</b>*`,
  "`<iframe srcdoc='<script>parent.hacked=1</script>'>`",
  `{{constructor.constructor('window.hacked=1')()}}`,
  `https://example.com/"onclick="window.hacked=1`,
  `\u202Egnp.exe<img/src/onerror=window.hacked=1>`,
];

test("whatever strangers write is text: from the visitor to the inbox and back", async ({
  browser,
  request,
  server,
  page: shop,
}) => {
  const world = await makeInboxWorld(request, server);
  const visitor = await world.visitor({
    page: {
      url: `https://shop.example/?q=${hostile[0]}`,
      title: hostile[1] ?? "",
      referrer: "javascript:window.hacked=1",
    },
    attributes: { [`a${hostile[0]}`.slice(0, 50)]: hostile[2] ?? "" },
  });
  for (const text of hostile) await visitor.say(text);
  const contact = `/workspaces/${world.workspaceId}/contacts/${visitor.contactId}`;
  await world.api("PATCH", contact, {
    name: hostile[0],
    tags: [hostile[1], hostile[2]],
    attributes: { free: hostile[3] },
  });
  await world.api("POST", `${contact}/notes`, { title: hostile[0], description: hostile[1] });

  const page = await signedInPage(browser, world, server.owner);
  await openInbox(page, visitor);
  for (const text of hostile.slice(0, 4)) await expect(log(page)).toContainText(text);
  await expect(details(page)).toContainText(`${hostile[1]}`);
  await expect(row(page, `${hostile[0]}`).first()).toBeVisible();
  await expectHarmless(page);

  await openShop(shop, world);
  const widget = chat(shop);
  await widget.locator("#composer").fill(hostile[0] ?? "");
  await widget.locator("#composer").press("Enter");
  await page.goto("/inbox");
  await page.locator("[data-conversation]").first().click();
  await expect(log(page)).toContainText(`${hostile[0]}`);
  await button(page, "Take over").last().click();
  for (const text of hostile) await say(page, text);
  await expect(widget.getByRole("log")).toContainText(hostile.at(-2)?.slice(0, 20) ?? "");
  await expectHarmless(page);
  await expectHarmless(shop);
});

const badElements =
  "img[src='x'], [onerror], [onload], [onclick], [onmouseover], iframe[srcdoc], a[href^='javascript' i]";

async function expectHarmless(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    const found = await frame.evaluate(
      (selector) => ({
        isHacked: "hacked" in window,
        bad: [...document.querySelectorAll(selector)].map((element) => element.outerHTML.slice(0, 200)),
      }),
      badElements,
    );
    expect(found).toEqual({ isHacked: false, bad: [] });
  }
}
