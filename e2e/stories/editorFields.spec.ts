// Fields that know what they are for: parts of answers in rules, files of every kind, answers of saved tests.
import { expect, test } from "../support/fixtures.ts";
import { expectNoAccessProblems, isSaved, openBlocks, panel } from "../support/flowEditor.ts";

const options = [
  { id: "small", title: "Small" },
  { id: "large", title: "Large" },
];

test("a rule looks at a field of a form, and compares it with the field's options", async ({
  page,
  server,
}) => {
  await openBlocks(page, server, [
    {
      id: "form",
      kind: "form",
      settings: {
        text: "Your order",
        fields: [{ id: "size", kind: "select", label: "Size", isRequired: true, options }],
      },
    },
    { id: "when", kind: "date", settings: { text: "When?", mode: "range" } },
    { id: "if", kind: "condition", settings: {}, outputs: {} },
  ]);
  await page.locator('.react-flow__node[data-id="if"]').click();
  const form = panel(page, "Block");
  await form.getByRole("button", { name: "Add a rule" }).click();
  const question = form.getByRole("combobox", { name: "Question" });
  await question.click();
  await expect(page.getByRole("option", { name: "When? › Last day" })).toBeVisible();
  await page.getByRole("option", { name: "Your order › Size" }).click();
  await expect(question).toHaveValue(/Your order › Size$/);
  await form.getByRole("combobox", { name: "Value" }).selectOption("Large");
  await isSaved(page);
  await page.reload();
  await page.locator('.react-flow__node[data-id="if"]').click();
  await expect(question).toHaveValue(/Your order › Size$/);
  await expect(form.getByRole("combobox", { name: "Value" })).toHaveValue("large");
  await expectNoAccessProblems(page);
});

test("sounds and documents are uploaded where their blocks ask for them", async ({ page, server }) => {
  await openBlocks(page, server, [
    { id: "sound", kind: "audio", settings: {} },
    { id: "file", kind: "document", settings: {} },
  ]);
  const form = panel(page, "Block");
  const upload = async (name: string, mimeType: string, buffer: Buffer) => {
    const chooser = page.waitForEvent("filechooser");
    await form.getByRole("button", { name: /Upload/ }).click();
    await (await chooser).setFiles({ name, mimeType, buffer });
  };
  await page.locator('.react-flow__node[data-id="sound"]').click();
  await upload(
    "welcome.mp3",
    "audio/mpeg",
    Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0]), Buffer.alloc(2_000)]),
  );
  await expect(form.getByRole("textbox", { name: "Sound" })).toHaveValue(/^http.*\/welcome\.mp3$/);
  await page.locator('.react-flow__node[data-id="file"]').click();
  await upload("prices.pdf", "application/pdf", Buffer.from("%PDF-1.4\n%%EOF\n"));
  await expect(form.getByRole("textbox", { name: "Document" })).toHaveValue(/^http.*\/prices\.pdf$/);
  await expectNoAccessProblems(page);
});

test("answers of a saved test are edited by fields that fit the question", async ({
  page,
  server,
  keepPicture,
}) => {
  const flow = await openBlocks(page, server, [
    {
      id: "pick",
      kind: "singleChoice",
      settings: { text: "Which?", options },
      outputs: { small: "when", large: "when" },
    },
    { id: "when", kind: "date", settings: { text: "When?" } },
    { id: "stars", kind: "rating", settings: { text: "How was it?" } },
    { id: "end", kind: "end", settings: { text: "{{ answers.pick }}, {{ answers.stars }}" }, outputs: {} },
  ]);
  const path = `/api/v1/workspaces/${flow.workspaceId}/flows/${flow.flowId}/tests`;
  const made = await page.request.post(path, {
    headers: { authorization: `Bearer ${server.owner.token}` },
    data: {
      name: "An order",
      now: "2026-03-02T09:30:00.000Z",
      seed: 1,
      facts: {
        contact: { name: null, email: null, phone: null, attributes: {}, tags: [] },
        chat: { channel: "website", language: null, pageUrl: null, agentsOnline: true },
      },
      steps: [
        { kind: "input", input: { kind: "choice", optionIds: ["small"] } },
        { kind: "input", input: { kind: "date", from: "2030-05-04" } },
        { kind: "input", input: { kind: "text", text: "3" } },
        { kind: "expectText", text: "Large, 5", match: "equals" },
      ],
    },
  });
  expect(made.ok()).toBe(true);
  await page.reload();
  await page.getByRole("button", { name: "More actions", exact: true }).click();
  await page.getByRole("menuitem", { name: "Saved tests" }).click();
  const list = page.getByRole("list", { name: "Saved tests" });
  await expect(list.getByRole("img", { name: "Failed" })).toBeVisible();
  await page.getByRole("button", { name: "Actions of “An order”" }).click();
  await page.getByRole("menuitem", { name: "Edit" }).click();

  const steps = page.getByRole("region", { name: "Steps" });
  await steps.getByRole("combobox", { name: "Chosen answer" }).selectOption("Large");
  await steps.getByLabel("Date", { exact: true }).fill("2030-06-05");
  await steps.getByRole("combobox", { name: "Rating" }).selectOption("5");
  await expect(steps.getByRole("textbox", { name: "As JSON" })).toHaveCount(0);
  await expectNoAccessProblems(page);
  await keepPicture(page, "botTests-answers");

  // Another way to answer begins with what fits there.
  await steps.getByRole("combobox", { name: "How the visitor answers" }).first().selectOption("Types");
  await steps.getByRole("textbox", { name: "Text" }).first().fill("large");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(list.getByRole("img", { name: "Passed" })).toBeVisible();
});
