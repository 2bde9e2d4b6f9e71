// Flows that come from elsewhere: another program's export, and templates of the workspace's own.
import { expect, test } from "../support/fixtures.ts";
import { block, blocks, expectNoAccessProblems, isSaved, openFlow } from "../support/flowEditor.ts";

const rich = (text: string) => ({ richText: [{ type: "p", children: [{ text }] }] });
const typebot = {
  version: "6.1",
  name: "Bike shop",
  events: [{ id: "e1", type: "start", outgoingEdgeId: "begin" }],
  variables: [{ id: "v1", name: "First name" }],
  edges: [{ id: "begin", from: { eventId: "e1" }, to: { groupId: "g1" } }],
  groups: [
    {
      id: "g1",
      title: "Welcome",
      graphCoordinates: { x: 0, y: 0 },
      blocks: [
        { id: "b1", type: "text", content: rich("What is your first name?") },
        { id: "b2", type: "text input", options: { variableId: "v1" } },
        { id: "b3", type: "Redirect", options: { url: "https://bikes.example" } },
        { id: "b4", type: "Code", options: { content: "alert(1)" } },
        { id: "b5", type: "text", content: rich("Hello {{First name}}!") },
      ],
    },
  ],
};

test("a Typebot export becomes a flow, with a report that leads to what needs a hand", async ({
  page,
  server,
  keepPicture,
}) => {
  await openFlow(page, server, "lead-capture");
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({
      name: "bikes.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(typebot)),
    });
  await page.getByRole("button", { name: "Replace" }).click();
  const report = page.getByRole("dialog", { name: "What was imported" });
  await expect(report).toContainText("1 left out");
  await expect(report).toContainText("1 similar");
  await expect(report.getByRole("row").nth(1)).toContainText("Scripts are not part of flows");
  await expectNoAccessProblems(page);
  await keepPicture(page, "editor-import-report");
  await report.getByRole("button", { name: "Code" }).click();
  await expect(report).toBeHidden();
  await expect(page.locator(".react-flow__node-block")).toHaveCount(4);
  await expect(page.locator(".react-flow__node-frame").filter({ hasText: "Welcome" })).toBeVisible();
  await isSaved(page);

  // The placeholder stops publishing; the rest plays.
  await page.getByRole("button", { name: /^Problems/ }).click();
  await expect(page.getByRole("list", { name: "Problems" })).toContainText("typebot:Code");
});

test("a flow is kept as a template, begins another bot, and is deleted", async ({
  page,
  server,
  keepPicture,
}) => {
  await openFlow(page, server, "lead-capture");
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Save as a template…" }).click();
  const dialog = page.getByRole("dialog", { name: "Save this flow as a template" });
  await dialog.getByLabel("Name").fill("Our welcome");
  await dialog.getByLabel("What it is for").fill("Greets people of the trade fair.");
  await expectNoAccessProblems(page);
  await page.keyboard.press("Tab");
  await dialog.getByRole("button", { name: "Save the template" }).click();
  await expect(page.getByText("“Our welcome” is now among your templates.")).toBeVisible();
  const first = await block(page, "Start").count();

  await page.goto("/bots/new");
  await page.getByRole("searchbox", { name: "Search templates" }).fill("trade fair");
  await page.getByRole("radio", { name: /^Our welcome/ }).check();
  await expect(page.getByRole("log", { name: "Preview of the conversation" })).not.toBeEmpty();
  await keepPicture(page, "wizard-own-template");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Create the bot" }).click();
  await expect(blocks(page).first()).toBeVisible();
  expect(await block(page, "Start").count()).toBe(first);

  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Your templates…" }).click();
  await page.getByRole("button", { name: "Delete Our welcome" }).click();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByText("No template yet")).toBeVisible();
});
