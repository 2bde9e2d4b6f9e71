// What stands beside the canvas: when a flow starts, and its languages.
import { readFile } from "node:fs/promises";
import { expect, test } from "../support/fixtures.ts";
import { expectNoAccessProblems, isSaved, openBlocks, openFlow, panel, pick } from "../support/flowEditor.ts";

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
