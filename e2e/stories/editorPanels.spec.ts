// What stands beside the canvas: when a flow starts, its languages, and the test that plays every kind of question.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import type { RunningServer } from "@parley/testkit/startServer";
import { expect, test } from "../support/fixtures.ts";
import {
  addressOf,
  expectNoAccessProblems,
  type Flow,
  isSaved,
  openFlow,
  pick,
} from "../support/flowEditor.ts";

const panel = (page: Page, name: string) => page.getByRole("complementary", { name });

interface TestBlock {
  id: string;
  kind: string;
  settings?: Record<string, unknown>;
  outputs?: Record<string, string | null>;
}

/** Blocks one behind the other, saved as the draft of a new bot's flow and opened. */
async function openBlocks(page: Page, server: RunningServer, list: TestBlock[]): Promise<Flow> {
  const flow = await openFlow(page, server, null);
  const headers = { authorization: `Bearer ${server.owner.token}` };
  const path = `/api/v1/workspaces/${flow.workspaceId}/flows/${flow.flowId}`;
  const { revision } = await (await page.request.get(path, { headers })).json();
  const blocks = list.map(({ id, kind, settings = {}, outputs }, index) => ({
    id,
    kind,
    settings,
    outputs: outputs ?? { next: list[index + 1]?.id ?? null },
  }));
  const saved = await page.request.put(`${path}/draft`, {
    headers,
    data: {
      document: {
        schemaVersion: 1,
        start: list[0]?.id ?? null,
        blocks: Object.fromEntries(blocks.map((block) => [block.id, block])),
      },
      layout: {
        positions: Object.fromEntries(list.map(({ id }, index) => [id, { x: 32, y: index * 208 }])),
      },
      baseRevision: revision,
    },
  });
  expect(saved.ok()).toBe(true);
  await page.goto(addressOf(flow));
  await expect(page.locator(".react-flow__node").first()).toBeVisible();
  return flow;
}

test("an author says when a flow starts, by keyboard, and undoes it", async ({
  page,
  server,
  keepPicture,
}) => {
  await openFlow(page, server, "lead-capture");
  await page.getByRole("tab", { name: "Start" }).click();
  const start = panel(page, "Start");
  await expect(start.getByText("Conversations begin with this flow")).toBeVisible();

  await start.getByRole("button", { name: "Add a trigger" }).click();
  await page.getByRole("menuitem", { name: /Somebody writes a keyword/ }).click();
  await expect(start.getByText("Not saved yet: add at least one keyword.")).toBeVisible();
  const keywords = start.getByRole("combobox", { name: "Keywords" });
  await keywords.fill("pricing");
  await page.keyboard.press("Enter");
  await page.keyboard.type("offer,");
  await expect(
    start.getByRole("button", { name: "When a message contains “pricing” or “offer”", exact: true }),
  ).toBeVisible();
  await start.getByRole("combobox", { name: "The message" }).selectOption("exact");
  await start.getByRole("switch", { name: "Also while a question is open" }).click();
  const sentence = "When somebody writes exactly “pricing” or “offer”, even while a question is open";
  await expect(start.getByRole("button", { name: sentence, exact: true })).toBeVisible();
  await isSaved(page);

  // A pattern that cannot be used is told at once.
  await start.getByRole("combobox", { name: "The message" }).selectOption("regex");
  await start.getByRole("combobox", { name: "Patterns" }).fill("(open");
  await page.keyboard.press("Enter");
  await expect(start.getByText(/The pattern \(open cannot be used/)).toBeVisible();
  await expectNoAccessProblems(page);
  await keepPicture(page, "editor-triggers");

  await start.getByRole("button", { name: "Add a trigger" }).click();
  await page.getByRole("menuitem", { name: /At certain times/ }).click();
  await start.getByRole("checkbox", { name: "Saturday" }).focus();
  await page.keyboard.press("Space");
  await expect(start.getByRole("listitem")).toHaveCount(2);
  await start.getByRole("button", { name: /^Remove: In open conversations/ }).click();
  await expect(start.getByRole("listitem")).toHaveCount(1);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(start.getByRole("button", { name: /^In open conversations/ })).toBeVisible();
  await isSaved(page);

  await page.reload();
  await page.getByRole("tab", { name: "Start" }).click();
  await expect(start.getByRole("listitem")).toHaveCount(2);
});

test("an author translates a flow by keyboard, exchanges files, and hears it in the test", async ({
  page,
  server,
  keepPicture,
}) => {
  await openBlocks(page, server, [
    { id: "hello", kind: "message", settings: { text: "Welcome!" } },
    { id: "who", kind: "name", settings: { text: "What is your name?" } },
    { id: "bye", kind: "message", settings: { text: "Goodbye {{ contact.name }}" }, outputs: {} },
  ]);
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Languages and translations" }).click();
  const dialog = page.getByRole("dialog", { name: "Languages and translations" });
  await expect(dialog.getByText("This flow speaks one language")).toBeVisible();
  await expectNoAccessProblems(page);
  await pick(dialog.getByRole("combobox", { name: "Add a language" }), page, "Deutsch");
  const german = dialog.getByRole("button", { name: /^Deutsch/ });
  await expect(german).toContainText("3");

  // Enter goes on to the next text.
  await dialog.getByRole("textbox", { name: "“Welcome!” in Deutsch" }).focus();
  await page.keyboard.type("Willkommen!");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Wie heißen Sie?");
  await expect(german).toContainText("1");
  await dialog.getByRole("switch", { name: "Missing only" }).click();
  await expect(dialog.getByRole("textbox", { name: /in Deutsch$/ })).toHaveCount(1);
  await expectNoAccessProblems(page);
  await keepPicture(page, "editor-translations");
  await dialog.getByRole("switch", { name: "Missing only" }).click();

  // To a translation tool and back, as one step.
  await dialog.getByRole("button", { name: "Export" }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Deutsch as XLIFF 2.0" }).click();
  const file = await readFile(await (await downloading).path(), "utf8");
  expect(file).toContain("<target>Willkommen!</target>");
  const translated = file
    .replace("<target>Willkommen!</target>", "<target>Herzlich willkommen!</target>")
    .replace(
      "<source>Goodbye {{ contact.name }}</source>",
      "<source>Goodbye {{ contact.name }}</source><target>Auf Wiedersehen {{ contact.name }}</target>",
    )
    .replace(
      "</file>",
      '<unit id="x" name="gone.text"><segment><source>?</source><target>!</target></segment></unit></file>',
    );
  const upload = (name: string, text: string) =>
    dialog
      .locator('input[type="file"]')
      .setInputFiles({ name, mimeType: "text/xml", buffer: Buffer.from(text) });
  await upload("back.xlf", translated);
  const report = page.getByRole("dialog", { name: "Import “back.xlf”" });
  await expect(report.getByText("2 texts change")).toBeVisible();
  await expect(report.getByText("1 is the same already")).toBeVisible();
  await expect(report.getByText(/1 belongs to no text of this flow: gone.text/)).toBeVisible();
  await expectNoAccessProblems(page);
  await report.getByRole("button", { name: "Apply 2 texts" }).click();
  await expect(dialog.getByText("Auf Wiedersehen")).toBeVisible();
  await expect(german).toContainText("✓");
  await dialog.getByRole("button", { name: "Undo" }).click();
  await expect(german).toContainText("1");
  await dialog.getByRole("button", { name: "Redo" }).click();

  // Hostile and broken files are refused with the reason.
  const bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><xliff version="2.0">&a;</xliff>';
  for (const [name, text, reason] of [
    ["bomb.xlf", bomb, "declares a document type"],
    ["broken.xlf", "<xliff", "not well-formed"],
    ["page.xlf", "<html><script>alert(1)</script></html>", "not XLIFF"],
    ["table.csv", "a,b\n1,2", "no column “key”"],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one dialog after the other
    await upload(name, text);
    const refusal = page.getByRole("dialog", { name: `Import “${name}”` });
    // oxlint-disable-next-line no-await-in-loop -- one dialog after the other
    await expect(refusal.getByRole("alert")).toContainText(reason);
    // oxlint-disable-next-line no-await-in-loop -- one dialog after the other
    await refusal.getByRole("button", { name: "Close" }).last().click();
    // oxlint-disable-next-line no-await-in-loop -- one dialog after the other
    await expect(refusal).toBeHidden();
  }

  // Right to left, and from a text to its block.
  await pick(dialog.getByRole("combobox", { name: "Add a language" }), page, "العربية");
  const arabic = dialog.getByRole("textbox", { name: "“Welcome!” in العربية" });
  await arabic.fill("مرحبا");
  await expect(arabic).toHaveCSS("direction", "rtl");
  await dialog.getByRole("button", { name: /^Go to Message: Goodbye/ }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("textbox", { name: "Message" })).toHaveValue("Goodbye {{ contact.name }}");
  await isSaved(page);

  await page.getByRole("tab", { name: "Test", exact: true }).click();
  await page.getByRole("button", { name: "How to play the test" }).click();
  await page.getByRole("combobox", { name: "Language" }).selectOption("de");
  await page.keyboard.press("Escape");
  const chat = page.getByRole("log", { name: "Test conversation" });
  await expect(chat).toContainText("Herzlich willkommen!");
  await expect(chat).toContainText("Wie heißen Sie?");
});

test("the test plays every kind of question, and calls in place of the world", async ({
  page,
  server,
  keepPicture,
}) => {
  await openBlocks(page, server, [
    { id: "stars", kind: "rating", settings: { text: "How was it?" } },
    { id: "when", kind: "date", settings: { text: "When?" } },
    { id: "budget", kind: "range", settings: { text: "Your budget?" } },
    {
      id: "ok",
      kind: "consent",
      settings: { text: "Do you agree?" },
      outputs: { accepted: "photo", declined: null },
    },
    { id: "photo", kind: "fileUpload", settings: { text: "A photo, please." } },
    { id: "place", kind: "location", settings: { text: "Where?" } },
    { id: "mail", kind: "email", settings: { text: "Your e-mail?", checkDomain: true } },
    {
      id: "hook",
      kind: "webhook",
      settings: { url: "https://shop.example/hook" },
      outputs: { next: "end", failed: "end" },
    },
    { id: "end", kind: "end", settings: {}, outputs: {} },
  ]);
  await page.getByRole("tab", { name: "Test", exact: true }).click();
  const chat = page.getByRole("log", { name: "Test conversation" });
  await expect(chat).toContainText("How was it?");
  await page.getByRole("group", { name: "Rating" }).getByRole("button").nth(3).click();

  await expect(chat).toContainText("When?");
  await page.getByLabel("Date", { exact: true }).fill("2030-05-04");
  await page.getByRole("button", { name: "Send", exact: true }).click();

  await expect(chat).toContainText("Your budget?");
  await page.getByRole("slider", { name: "Your answer" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.getByRole("button", { name: "Send", exact: true }).click();

  await expect(chat).toContainText("Do you agree?");
  await expectNoAccessProblems(page);
  await panel(page, "Test")
    .getByRole("button")
    .filter({ hasText: /agree|accept|yes/i })
    .first()
    .click();

  await expect(chat).toContainText("A photo, please.");
  await page.getByRole("button", { name: "Send an example" }).click();
  const call = page.getByRole("group", { name: "Call to the outside" });
  await expect(call).toContainText("1 file is checked.");
  await call.getByRole("button", { name: "Accepted" }).click();

  await expect(chat).toContainText("Where?");
  await page.getByRole("button", { name: "Send", exact: true }).click();

  await page.getByRole("textbox", { name: "Your answer" }).fill("ada@example.com");
  await page.keyboard.press("Enter");
  await expect(call).toContainText("Does example.com accept mail?");
  await call.getByRole("button", { name: "Yes" }).click();
  await expect(call).toContainText("POST https://shop.example/hook");
  await expectNoAccessProblems(page);
  await keepPicture(page, "editor-test-call");
  await call.getByRole("button", { name: "Always answer automatically" }).click();
  await expect(chat).toContainText("Answer (automatic): HTTP status 200");

  await page.getByRole("button", { name: "What happened, and why" }).click();
  const trace = page.getByRole("list", { name: "What happened, and why" });
  await expect(trace).toContainText("Answered: ada@example.com");
  await trace.getByRole("button", { name: /^Rating/ }).click();
  await expect(page.getByRole("textbox", { name: "Question" })).toHaveValue("How was it?");

  // A messenger gets the same question in its own form, and says so.
  await page.getByRole("tab", { name: "Test", exact: true }).click();
  await page.getByRole("button", { name: "How to play the test" }).click();
  await page.getByRole("combobox", { name: "Channel" }).selectOption("telegram");
  await page.keyboard.press("Escape");
  await expect(chat).toContainText("On Telegram:");
  await expectNoAccessProblems(page);
  await keepPicture(page, "editor-test-channel");
});

test("long forms stay tidy, and every new setting can be edited by keyboard", async ({
  page,
  server,
  keepPicture,
}) => {
  await openBlocks(page, server, [
    { id: "split", kind: "abSplit", settings: {}, outputs: {} },
    { id: "form", kind: "form", settings: {} },
    { id: "slots", kind: "appointment", settings: {} },
    { id: "words", kind: "smartQuestion", settings: {}, outputs: {} },
    { id: "call", kind: "apiCall", settings: {}, outputs: {} },
    { id: "files", kind: "fileUpload", settings: {} },
    { id: "to", kind: "assign", settings: {}, outputs: {} },
  ]);
  const show = async (kind: string) => {
    await page.locator(`.react-flow__node[data-id="${kind}"]`).click();
  };
  const form = panel(page, "Block");
  await page.getByRole("button", { name: "Show everything" }).click();

  await show("split");
  await form.getByRole("button", { name: "Add a way" }).click();
  await page.keyboard.type("Way C");
  await form.getByRole("button", { name: "Share evenly" }).click();
  await expect(form.getByText("The shares make 100 %.")).toBeVisible();
  await expectNoAccessProblems(page);
  await keepPicture(page, "editor-form-split");

  await show("form");
  await form.getByRole("button", { name: "Add a field" }).click();
  await page.keyboard.type("Street");
  await form.getByRole("combobox", { name: "Kind of Street" }).selectOption("textarea");
  await expectNoAccessProblems(page);
  await keepPicture(page, "editor-form-fields");
  await page.getByRole("tab", { name: "Advanced" }).click();
  await form.getByRole("button", { name: /more settings?$/ }).click();
  await expect(form.getByRole("button", { name: /more settings?$/ })).toBeHidden();
  await page.getByRole("tab", { name: "Content" }).click();

  await show("slots");
  await form.getByRole("button", { name: "Add open hours on Saturday" }).click();
  await form.getByLabel("Saturday from").fill("10:00");
  await expect(form.getByText("On other channels")).toBeVisible();
  await expectNoAccessProblems(page);
  await keepPicture(page, "editor-form-hours");

  await show("words");
  await form.getByRole("button", { name: "Add keywords" }).click();
  await page.keyboard.type("Prices");
  await page.keyboard.press("Tab");
  await page.keyboard.type("price,cost,");
  await expect(form.getByText("cost", { exact: true })).toBeVisible();
  await expectNoAccessProblems(page);

  await show("call");
  await form.getByRole("button", { name: "Add a status" }).click();
  await page.keyboard.type("404");
  await expect(form.getByRole("combobox", { name: "After “404” go to" })).toBeVisible();
  await expectNoAccessProblems(page);

  await show("files");
  await form.getByRole("checkbox", { name: "PDF" }).focus();
  await page.keyboard.press("Space");
  await expectNoAccessProblems(page);

  await show("to");
  await form.getByRole("radio", { name: "A team" }).focus();
  await page.keyboard.press("Space");
  await expect(form.getByRole("combobox", { name: "How the team shares chats" })).toBeVisible();
  await expectNoAccessProblems(page);
  await isSaved(page);
});
