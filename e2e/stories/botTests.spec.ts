// Conversations saved as tests: recorded, run on every change, guarding the publication, and shown on the canvas.
import type { Page } from "@playwright/test";
import type { RunningServer } from "@parley/testkit/startServer";
import { expect, test } from "../support/fixtures.ts";
import { makeInboxWorld } from "../support/inboxWorld.ts";
import { block, expectNoAccessProblems, isSaved, openFlow } from "../support/flowEditor.ts";

test("a conversation becomes a test that guards the flow until there is a reason", async ({
  page,
  server,
  keepPicture,
}) => {
  // One long story: a third of it is looking for what cannot be read or reached.
  test.slow();
  await openFlow(page, server, null);
  // A conversation in the test panel is saved with what the bot said.
  await page.getByRole("button", { name: "Test", exact: true }).click();
  const chat = page.getByRole("log", { name: "Test conversation" });
  await expect(chat).toContainText("Please choose:");
  await page.getByRole("button", { name: "I am just looking" }).click();
  await expect(chat).toContainText("Thank you for stopping by!");
  await page.getByRole("button", { name: "Save as a test" }).click();
  const dialog = page.getByRole("dialog", { name: "Save this conversation as a test" });
  await expect(dialog.getByText("With these steps the test passes on the draft.")).toBeVisible();
  await expect(dialog.getByText("Visitor: I am just looking")).toBeVisible();
  await dialog.getByRole("checkbox", { name: "Bot says “Please choose:”" }).uncheck();
  await dialog.getByRole("textbox", { name: "Name" }).fill("Just looking");
  await expectNoAccessProblems(page);
  await keepPicture(page, "botTests-save");
  await dialog.getByRole("button", { name: "Save the test" }).click();

  // It runs at once, and again after each change.
  const list = page.getByRole("list", { name: "Saved tests" });
  await expect(list.getByRole("img", { name: "Passed" })).toBeVisible();
  await expect(page.getByText("1 of 1 test passes")).toBeVisible();
  await page.getByRole("button", { name: /^Arrange/ }).click();
  await page.keyboard.press("Control+f");
  await page.getByRole("combobox", { name: "Search this flow" }).fill("thank you");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Closing message" }).fill("See you!");
  await isSaved(page);
  await page.getByRole("tab", { name: "Saved tests" }).click();
  await expect(list.getByRole("img", { name: "Failed" })).toBeVisible();
  await expect(list).toContainText("The bot says “Thank you for stopping by!”");
  await expect(list).toContainText("“See you!”");

  // What tests reach is shown on the canvas.
  await page.getByText("Tests", { exact: true }).click();
  await expect(page.getByText("Tests reach 3 of 4 blocks.")).toBeVisible();
  await page.getByRole("button", { name: "Show everything" }).click();
  await expect(block(page, "What would you like to know?")).toContainText("No test");
  await expect(block(page, "See you!")).toContainText("1 test");
  await expectNoAccessProblems(page);
  await keepPicture(page, "botTests-failed");
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await expectNoAccessProblems(page);
  await keepPicture(page, "botTests-failed-dark");
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });

  // The failed step leads to its block.
  await list.getByRole("button", { name: "Show the block" }).click();
  await expect(page.getByRole("textbox", { name: "Closing message" })).toBeVisible();

  // Publishing is refused with the failure, and takes a reason.
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  const publish = page.getByRole("dialog", { name: "Publish this flow" });
  await publish.getByRole("button", { name: "Publish now" }).click();
  await expect(publish.getByText("1 saved test fails")).toBeVisible();
  await expect(publish).toContainText("“See you!”");
  await publish
    .getByRole("textbox", { name: "Reason to publish all the same" })
    .fill("The new words are right");
  await expectNoAccessProblems(page);
  await keepPicture(page, "botTests-publish");
  await publish.getByRole("button", { name: "Publish in spite of failed tests" }).click();
  await expect(page.getByText(/Version \d+ is live/)).toBeVisible();
  await page.getByRole("tab", { name: "Versions" }).click();
  await expect(page.getByText("Published although tests failed: The new words are right")).toBeVisible();

  // The test is corrected in its form, copied and deleted.
  await page.getByRole("tab", { name: "Saved tests" }).click();
  await page.getByRole("button", { name: "Actions of “Just looking”" }).click();
  await page.getByRole("menuitem", { name: "Edit" }).click();
  await page.getByRole("textbox", { name: "Text" }).last().fill("See you!");
  await expectNoAccessProblems(page);
  await keepPicture(page, "botTests-form");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(list.getByRole("img", { name: "Passed" })).toBeVisible();
  await page.getByRole("button", { name: "Actions of “Just looking”" }).click();
  await page.getByRole("menuitem", { name: "Duplicate" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await page.getByRole("button", { name: "Actions of “Just looking (copy)”" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(list.getByRole("listitem")).toHaveCount(1);

  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: "More actions", exact: true }).click();
  await page.getByRole("menuitem", { name: "Saved tests" }).click();
  await expect(page.getByText("1 of 1 test passes")).toBeVisible();
  await expectNoAccessProblems(page);
  await keepPicture(page, "botTests-390");
});

/** A chat whose steps have been kept, and its owner signed in. */
async function makeChat(page: Page, server: RunningServer) {
  const world = await makeInboxWorld(page.request, server);
  const { items } = await world.api<{ items: { id: string }[] }>(
    "GET",
    `/workspaces/${world.workspaceId}/bots/${world.botId}/flows`,
  );
  const flowId = items[0]?.id ?? "";
  const visitor = await world.visitor();
  await visitor.say("Invoice or payment");
  const steps = `/workspaces/${world.workspaceId}/conversations/${visitor.conversationId}/steps`;
  await expect
    .poll(async () => (await world.api<{ items: object[] }>("GET", steps)).items.length)
    .toBeGreaterThan(1);

  const { email, password } = server.owner;
  const signedIn = await page.request.post("/api/auth/sign-in/email", {
    data: { email, password },
    headers: { origin: server.origin },
  });
  expect(signedIn.ok()).toBe(true);
  await page.emulateMedia({ reducedMotion: "reduce" });
  return { world, flowId, visitor };
}

test("a real chat is replayed on the version it ran on, by keyboard", async ({
  page,
  server,
  keepPicture,
}) => {
  test.slow();
  const { flowId, visitor } = await makeChat(page, server);
  await page.goto(`/inbox/${visitor.conversationId}`);
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Replay" }).click();
  await expect(page).toHaveURL(new RegExp(`/flows/${flowId}/replay/${visitor.conversationId}$`));
  const side = page.getByRole("complementary", { name: "Steps" });
  await expect(side.getByText("Step 1 of 2")).toBeVisible();
  await expect(side.getByRole("button", { name: /The conversation begins/ })).toHaveAttribute(
    "aria-current",
    "step",
  );
  await page.keyboard.press("ArrowRight");
  await expect(side.getByText("Step 2 of 2")).toBeVisible();
  await expect(side.getByRole("button", { name: /Visitor: Invoice or payment/ })).toHaveAttribute(
    "aria-current",
    "step",
  );
  await expect(side.getByRole("region", { name: "Values after this step" })).toContainText(
    "Invoice or payment",
  );
  await expect(page.locator("[data-visited]").first()).toBeVisible();
  await expectNoAccessProblems(page);
  await keepPicture(page, "replay");
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await expectNoAccessProblems(page);
  await keepPicture(page, "replay-dark");
  await page.setViewportSize({ width: 390, height: 844 });
  await keepPicture(page, "replay-390");
});

test("a real chat counts on the canvas, and is kept as a test", async ({ page, server, keepPicture }) => {
  test.slow();
  const { world, flowId, visitor } = await makeChat(page, server);
  await page.goto(`/bots/${world.botId}/flow/${flowId}`);
  // The same chat counts as traffic, and can be kept as a test.
  await page.getByRole("button", { name: "More actions", exact: true }).click();
  await page.getByRole("menuitem", { name: "Saved tests" }).click();
  await page.getByText("Last 30 days", { exact: true }).click();
  await expect(page.getByText(/^Counted since/)).toBeVisible();
  await expect(
    page
      .locator(".react-flow__node")
      .getByText(/1 visit/)
      .first(),
  ).toBeVisible();
  await expectNoAccessProblems(page);
  await keepPicture(page, "traffic");
  await page.getByRole("button", { name: "From a real chat" }).click();
  await page
    .getByRole("textbox", { name: "Conversation" })
    .fill(`https://x.example/inbox/${visitor.conversationId}`);
  await page.getByRole("button", { name: "Next", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Save this conversation as a test" });
  await expect(dialog.getByText("Visitor: Invoice or payment")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Name" }).fill("Like this visitor");
  await dialog.getByRole("button", { name: "Save the test" }).click();
  await expect(page.getByText("1 of 1 test passes")).toBeVisible();
});
