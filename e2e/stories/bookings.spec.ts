// Appointments that visitors booked: seen by day with who comes, opened as a chat, cancelled, and on a phone.
import { createPublishedBot, type PublishedBot } from "@parley/testkit/createPublishedBot";
import type { RunningServer } from "@parley/testkit/startServer";
import type { Page } from "@playwright/test";
import { randomUUID } from "node:crypto";
import { expectAccessible } from "../support/expectAccessible.ts";
import { expect, test } from "../support/fixtures.ts";
import { makeInboxWorld, signedInPage, type InboxWorld } from "../support/inboxWorld.ts";

test.describe("bookings", () => {
  test.describe.configure({ mode: "serial" });
  let world: InboxWorld;
  let page: Page;

  test.beforeAll(async ({ browser, server, playwright }) => {
    world = await makeInboxWorld(await playwright.request.newContext(), server);
    page = await signedInPage(browser, world, server.owner);
  });
  test.afterAll(() => page?.context().close());

  test("say what belongs here while there are none", async () => {
    await page.goto("/bookings");
    await expect(page.getByRole("heading", { name: "No bookings yet" })).toBeVisible();
    await expectAccessible(page);
  });

  test("show who comes when, and lead to the chat", async ({ keepPicture }) => {
    const names = ["Rosa Luxa", "Emil Nolde"];
    const starts: string[] = [];
    const bot = await publishWorkshop(world.server);
    for (const name of names) starts.push(await book(world, bot, name));
    expect(new Set(starts).size).toBe(names.length);
    await page.reload();
    const rows = page.getByRole("listitem").filter({ hasText: "Workshop visit" });
    await expect(rows).toHaveCount(names.length);
    for (const name of names) await expect(rows.filter({ hasText: name })).toBeVisible();
    await expectAccessible(page);
    await keepPicture(page, "bookings");
    await page.getByRole("link", { name: "Open the chat with Rosa Luxa" }).click();
    await expect(page.getByRole("heading", { name: "Rosa Luxa" }).first()).toBeVisible();
    await page.goBack();
  });

  test("are cancelled after a question, and are not past yet", async ({ keepPicture }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    const row = page.getByRole("listitem").filter({ hasText: "Emil Nolde" });
    await row.getByRole("button", { name: /Cancel the booking of Emil Nolde/ }).click();
    await expect(page.getByRole("dialog")).toContainText("Emil Nolde is not told about it");
    await page.getByRole("button", { name: "Cancel booking" }).click();
    await expect(row.getByText("Cancelled")).toBeVisible();
    await expect(row.getByRole("button")).toHaveCount(0);
    await expectAccessible(page);
    await keepPicture(page, "bookings-phone");
    await page.getByText("Past", { exact: true }).click();
    await expect(page.getByText("No appointment lies in the past.")).toBeVisible();
  });
});

const hours = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: "09:00", to: "17:00" }));

function publishWorkshop({ origin, owner }: RunningServer): Promise<PublishedBot> {
  const settings = { text: "When?", title: "Workshop visit", hours };
  const outputs = { next: "end", none: "end" };
  return createPublishedBot({ origin, token: owner.token }, "Workshop", {
    schemaVersion: 1,
    start: "visit",
    blocks: {
      visit: { id: "visit", kind: "appointment", title: "", settings, outputs },
      end: { id: "end", kind: "end", title: "", settings: { text: "See you!" }, outputs: {} },
    },
  });
}

/** A visitor takes the first time they are offered. */
async function book({ server, api }: InboxWorld, bot: PublishedBot, name: string): Promise<string> {
  const workspace = `/workspaces/${bot.workspaceId}`;
  const ask = async <Answer>(path: string, token: string | null, data?: unknown): Promise<Answer> => {
    const answer = await fetch(`${server.origin}/api/widget/v1/${path}`, {
      headers: {
        "content-type": "application/json",
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(data === undefined ? {} : { method: "POST", body: JSON.stringify(data) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  };
  const ids = { botId: bot.id, customerId: bot.workspaceId, uuid: randomUUID() };
  const { token, conversationId } = await ask<{ token: string; conversationId: string }>(
    "sessions",
    null,
    ids,
  );
  const path = `${workspace}/conversations/${conversationId}`;
  const { contact } = await api<{ contact: { id: string } }>("GET", path);
  const email = `${name.toLowerCase().replace(" ", ".")}@example.com`;
  await api("PATCH", `${workspace}/contacts/${contact.id}`, { name, email });
  let start = "";
  await expect
    .poll(async () => {
      const { state } = await ask<{ state: { input: { slots?: { start: string }[] } | null } }>(
        "events?after=0",
        token,
      );
      return (start = state.input?.slots?.[0]?.start ?? "");
    })
    .not.toBe("");
  await ask("messages", token, { clientId: randomUUID(), input: { kind: "slot", start } });
  await expect
    .poll(async () => {
      const { items } = await api<{ items: { conversationId: string }[] }>("GET", `${workspace}/bookings`);
      return items.some((booking) => booking.conversationId === conversationId);
    })
    .toBe(true);
  return start;
}
