// Nothing lost, nothing doubled, nothing out of order: bad networks, reloads, several tabs.

import { chatOn, expect, onlyConversation, test } from "./fixtures.ts";
import { shopPage } from "./shopPage.ts";

/** A bot that has nothing to ask, so that everything typed is kept as it is. */
const openEnd = [{ says: [{ kind: "text" as const, text: "Write as you like." }], input: null }];

test.beforeEach(({ server }) => {
  server.settings.script = openEnd;
});

const visitorTexts = (server: Parameters<typeof onlyConversation>[0]) =>
  onlyConversation(server).messages.flatMap(({ author, content }) =>
    author.kind === "visitor" && content.kind === "text" ? [content.text] : [],
  );

test("what is written without a network is kept, shown as waiting, and sent in order when it is back", async ({
  page,
  context,
  server,
  shop,
  chat,
}) => {
  await shop();
  await chat.open();
  await chat.say("one");
  await expect(chat.log).toContainText("Sent");
  await context.setOffline(true);
  for (const text of ["two", "three", "four"]) await chat.say(text);
  await expect(chat.panel.getByText("No connection.")).toBeVisible();
  await expect(chat.log).toContainText("Sending…");
  await context.setOffline(false);
  await expect.poll(() => visitorTexts(server)).toEqual(["one", "two", "three", "four"]);
  await expect(chat.log).toContainText("Sent");
  await expect(chat.panel.getByText("No connection.")).toBeHidden();
  expect(await chat.bubbles()).toEqual(["Write as you like.", "one", "two", "three", "four"]);
  expect(page.isClosed()).toBe(false);
});

test("an answer that is lost on its way doubles nothing", async ({ server, shop, chat }) => {
  await shop();
  await chat.open();
  await expect(chat.log).toContainText("Write as you like.");
  server.settings.faults.push({ path: "/messages", status: 0, times: 2, dropsAnswer: true });
  await chat.say("once");
  await chat.say("after");
  await expect.poll(() => visitorTexts(server)).toEqual(["once", "after"]);
  await expect.poll(() => chat.bubbles()).toEqual(["Write as you like.", "once", "after"]);
  const ids = server.requests
    .filter(({ path }) => path.endsWith("/messages"))
    .map(({ body }) => (body as { clientId: string }).clientId);
  expect(new Set(ids).size).toBe(2);
});

test("a server that stays broken makes the message fail with a way to try again", async ({
  server,
  shop,
  chat,
}) => {
  await shop();
  await chat.open();
  await expect(chat.log).toContainText("Write as you like.");
  server.settings.faults.push({ path: "/messages", status: 503, times: 4 });
  await chat.say("patience");
  await expect(chat.log).toContainText("Not sent", { timeout: 20_000 });
  await chat.panel.getByRole("button", { name: "Try again" }).click();
  await expect(chat.log).toContainText("Sent");
  expect(visitorTexts(server)).toEqual(["patience"]);
});

test("too many messages: says how long to wait and goes on by itself", async ({ server, shop, chat }) => {
  await shop();
  await chat.open();
  await expect(chat.log).toContainText("Write as you like.");
  server.settings.faults.push({ path: "/messages", status: 429, times: 1, code: "rate_limited", seconds: 2 });
  await chat.say("slowly");
  await expect(chat.panel.getByText(/Too many messages at once\. Sending again in \d s\./)).toBeVisible();
  await expect.poll(() => visitorTexts(server)).toEqual(["slowly"]);
  await expect(chat.panel.getByText("Too many messages")).toBeHidden();
});

test("a message the server refuses says why and can be removed, and the next one is sent", async ({
  server,
  shop,
  chat,
}) => {
  await shop();
  await chat.open();
  await expect(chat.log).toContainText("Write as you like.");
  server.settings.faults.push({ path: "/messages", status: 413, times: 1, code: "message_too_long" });
  await chat.say("too much");
  await expect(chat.log).toContainText("Not accepted: Refused: message_too_long");
  await chat.say("less");
  await expect.poll(() => visitorTexts(server)).toEqual(["less"]);
  await chat.panel.getByRole("button", { name: "Remove" }).click();
  expect(await chat.bubbles()).toEqual(["Write as you like.", "less"]);
});

test("an expired session is opened again once, and the message arrives", async ({ server, shop, chat }) => {
  await shop();
  await chat.open();
  await expect(chat.log).toContainText("Write as you like.");
  onlyConversation(server).token = "a-new-token";
  await chat.say("still me");
  await expect.poll(() => visitorTexts(server)).toEqual(["still me"]);
  expect(server.requests.filter(({ path }) => path.endsWith("/sessions"))).toHaveLength(2);
});

test("a session that stays refused ends with an explanation, not with a loop", async ({
  server,
  shop,
  chat,
}) => {
  await shop();
  await chat.open();
  await expect(chat.log).toContainText("Write as you like.");
  server.settings.faults.push({ path: "/messages", status: 401, times: 99, code: "session_expired" });
  await chat.say("hello?");
  await expect(chat.panel.getByRole("alert")).toHaveText(
    "The chat could not be opened. Please reload the page.",
  );
  expect(server.requests.filter(({ path }) => path.endsWith("/sessions")).length).toBeLessThanOrEqual(2);
});

test("a reload continues the chat, and sends what was still waiting", async ({
  page,
  server,
  shop,
  chat,
}) => {
  await shop();
  await chat.open();
  await chat.say("before");
  await expect(chat.log).toContainText("Sent");
  server.settings.faults.push({ path: "/messages", status: 503, times: 1 });
  await chat.say("during");
  await page.reload();
  await expect.poll(() => visitorTexts(server)).toEqual(["before", "during"]);
  await expect.poll(() => chat.bubbles()).toEqual(["Write as you like.", "before", "during"]);
});

test("what happened while the network was away is there when it is back", async ({
  context,
  server,
  shop,
  chat,
}) => {
  await shop();
  await chat.open();
  await expect(chat.log).toContainText("Write as you like.");
  await context.setOffline(true);
  server.closeSockets();
  server.conversations.agentSays(onlyConversation(server), "Are you there?");
  await context.setOffline(false);
  await expect(chat.log).toContainText("Are you there?");
  server.conversations.agentSays(onlyConversation(server), "And live again.");
  await expect(chat.log).toContainText("And live again.");
  expect(await chat.bubbles()).toEqual(["Write as you like.", "Are you there?", "And live again."]);
});

test("with WebSocket blocked, news comes by polling", async ({ server, shop, chat }) => {
  server.settings.refusesSockets = true;
  await shop();
  await chat.open();
  await expect(chat.log).toContainText("Write as you like.");
  server.conversations.agentSays(onlyConversation(server), "Without a socket.");
  await expect(chat.log).toContainText("Without a socket.");
  await chat.say("Works");
  await expect(chat.log).toContainText("Sent");
  expect(server.requests.some(({ path }) => path.includes("/events?after="))).toBe(true);
});

test("two tabs show the same chat, in step, each message once", async ({
  page,
  context,
  server,
  shop,
  chat,
}) => {
  await shop();
  await chat.open();
  await expect(chat.log).toContainText("Write as you like.");
  const other = await context.newPage();
  await other.goto(`${server.siteOrigin}/second`);
  const second = chatOn(other);
  await second.open();
  await expect(second.log).toContainText("Write as you like.");

  await chat.say("from the first");
  await expect(second.log).toContainText("from the first");
  await second.say("from the second");
  await expect(chat.log).toContainText("from the second");
  server.conversations.agentSays(onlyConversation(server), "to both");
  const expected = ["Write as you like.", "from the first", "from the second", "to both"];
  await expect.poll(() => chat.bubbles()).toEqual(expected);
  await expect.poll(() => second.bubbles()).toEqual(expected);
  expect(server.conversations.byUuid.size).toBe(1);
  await page.close();
  await second.say("alone");
  await expect(second.log).toContainText("alone");
});

test("an answer that arrives on another page shows as unread there", async ({ page, server, shop, chat }) => {
  await shop();
  await chat.open();
  await chat.say("I will look around");
  await expect(chat.log).toContainText("Sent");
  await chat.panel.getByRole("button", { name: "Close chat" }).click();
  server.page("/second", shopPage(server.snippet()));
  await page.goto(`${server.siteOrigin}/second`);
  server.conversations.agentSays(onlyConversation(server), "We have it in stock.");
  const second = chatOn(page);
  await expect(second.launcher.locator("b")).toHaveText("1");
  await expect(second.launcher).toHaveAttribute("aria-label", /1/);
  await second.open();
  await expect(second.log).toContainText("We have it in stock.");
  await expect
    .poll(() => onlyConversation(server).visitorReadSeq)
    .toBe(onlyConversation(server).messages.length);
});
