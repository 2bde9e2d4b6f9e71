// Talking with the bot: every kind of input, every kind of message, people.

import { expect, onlyConversation, test } from "./fixtures.ts";

test("every kind of input is answered in its own way, and the server gets what was meant", async ({
  server,
  shop,
  chat,
}) => {
  await shop();
  await chat.open();
  await chat.choose("Book a repair");
  await expect(chat.composer).toHaveAttribute("autocomplete", "name");
  await chat.say("Rosa");

  await expect(chat.composer).toHaveAttribute("type", "email");
  await chat.composer.fill("rosa@example");
  await expect(chat.panel.getByText("An address looks like name@example.com")).toBeVisible();
  await chat.say("rosa@example.com");

  await expect(chat.composer).toHaveAttribute("type", "tel");
  await expect(chat.panel.getByText("DE +49")).toBeVisible();
  await chat.panel.getByRole("combobox", { name: "Country code" }).selectOption({ label: "France (+33)" });
  await chat.say("1 23 45 67 89");

  await expect(chat.composer).toHaveAttribute("placeholder", "A number from 1 to 20");
  await expect(chat.composer).toHaveAttribute("inputmode", "numeric");
  await chat.say("2");

  const done = chat.panel.getByRole("button", { name: "Done" });
  await expect(done).toBeDisabled();
  for (const part of ["Brakes", "Lights", "Wheels"])
    await chat.panel.getByText(part, { exact: true }).click();
  await expect(chat.panel.getByRole("checkbox", { name: "Gears" })).toBeDisabled();
  await chat.panel.getByText("Wheels", { exact: true }).click();
  await done.click();

  await expect(chat.log).toContainText("Anything else we should know?");
  await chat.composer.pressSequentially("First line");
  await chat.composer.press("Shift+Enter");
  await chat.composer.pressSequentially("second line");
  await chat.composer.press("Enter");
  await expect(chat.log).toContainText("Thank you, we will write to you today.");

  const own = onlyConversation(server)
    .messages.filter(({ author }) => author.kind === "visitor")
    .map(({ content }) => ("text" in content ? content.text : content.kind));
  expect(own).toEqual([
    "Book a repair",
    "Rosa",
    "rosa@example.com",
    "+33 1 23 45 67 89",
    "2",
    "Brakes, Lights",
    "First line\nsecond line",
  ]);
});

test("a question can be skipped and gone back from", async ({ shop, chat }) => {
  await shop();
  await chat.open();
  await chat.choose("Find a bike");
  await chat.say("Rosa");
  await expect(chat.log).toContainText("And your e-mail address?");
  await chat.choose("Back");
  await expect(chat.log).toContainText("Went back");
  await expect(chat.composer).toHaveAttribute("autocomplete", "name");
  await chat.say("Rosa Park");
  await chat.choose("Skip");
  await expect(chat.log).toContainText("Which number can we call?");
});

test("an option can be typed instead of pressed, and the server's own words say when it cannot be understood", async ({
  shop,
  chat,
}) => {
  await shop();
  await chat.open();
  await expect(chat.composer).toHaveAttribute("placeholder", "Choose above, or type your answer");
  await chat.say("something else");
  await expect(chat.log).toContainText("Please choose one of the options.");
  await chat.say("book a repair");
  await expect(chat.log).toContainText("May I ask your name?");
});

test("messages appear at the bot's pace with a typing sign, and the options only after the last", async ({
  page,
  server,
  shop,
  chat,
}) => {
  const [first] = server.settings.script;
  if (!first) throw new Error("The script is empty.");
  // Longer than any machine is slow; the browser's clock is moved by hand.
  const [second, third] = [60_000, 300_000];
  server.settings.script = [
    {
      ...first,
      says: [
        { kind: "text", text: "One" },
        { kind: "text", text: "Two", delayMs: second },
        { kind: "text", text: "Three", delayMs: third },
      ],
    },
  ];
  const options = chat.panel.getByRole("button", { name: "Find a bike" });
  await page.clock.install();
  await shop();
  await chat.open();
  await expect(chat.log).toContainText("One");
  await expect(chat.panel.locator(".typing")).toBeVisible();
  expect(await chat.bubbles()).toEqual(["One"]);
  await expect(options).toBeHidden();

  await page.clock.fastForward(second);
  await expect(chat.log).toContainText("Two");
  await expect(chat.panel.locator(".typing")).toBeVisible();
  expect(await chat.bubbles()).toEqual(["One", "Two"]);
  await expect(options).toBeHidden();

  await page.clock.fastForward(third);
  await expect(chat.log).toContainText("Three");
  await expect(options).toBeVisible();
  await expect(chat.panel.locator(".typing")).toBeHidden();
});

test.describe("with less motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });
  test("nobody waits for messages", async ({ server, shop, chat }) => {
    server.settings.script = [
      {
        says: [
          { kind: "text", text: "One", delayMs: 60_000 },
          { kind: "text", text: "Two", delayMs: 60_000 },
        ],
        input: null,
      },
    ];
    await shop();
    await chat.open();
    await expect(chat.log).toContainText("Two");
  });
});

test("pictures, videos, links and marks are drawn as nodes, and nothing a message says becomes markup", async ({
  page,
  server,
  shop,
  chat,
}) => {
  const picture = `${server.origin}/widget/assets/icons/favicon.svg`;
  server.settings.script = [
    {
      says: [
        {
          kind: "text",
          text: "*bold* _soft_ ~gone~ `code`\n<img src=x onerror=alert(1)><script>alert(2)</script> https://example.com/a?b=1.",
        },
        { kind: "image", url: picture, alt: "A friendly robot" },
        { kind: "video", url: "https://youtu.be/dQw4w9WgXcQ" },
        {
          kind: "links",
          text: "More",
          links: [
            { title: "Shop", url: "https://example.com/shop" },
            { title: "Bad", url: "javascript:alert(3)" },
          ],
        },
      ],
      input: null,
    },
  ];
  let dialogs = 0;
  page.on("dialog", (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(server.origin) && !request.url().startsWith(server.siteOrigin))
      foreign.push(request.url());
  });
  await shop();
  await chat.open();
  await expect(chat.log.locator("strong")).toHaveText("bold");
  await expect(chat.log.locator("code")).toHaveText("code");
  await expect(chat.log).toContainText("<img src=x onerror=alert(1)><script>alert(2)</script>");
  const link = chat.log.getByRole("link", { name: "https://example.com/a?b=1" });
  await expect(link).toHaveAttribute("target", "_blank");
  await expect(link).toHaveAttribute("rel", /noopener/);
  await expect(chat.log.getByRole("link", { name: "Shop" })).toHaveAttribute(
    "href",
    "https://example.com/shop",
  );
  await expect(chat.log.getByText("Bad: javascript:alert(3)")).toBeVisible();
  expect(await chat.log.locator("a[href^=javascript]").count()).toBe(0);

  await chat.panel.getByRole("button", { name: "Enlarge picture: A friendly robot" }).click();
  const dialog = chat.panel.getByRole("dialog", { name: "A friendly robot" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(chat.frame).toBeVisible();

  expect(foreign).toEqual([]);
  await chat.panel.getByRole("button", { name: "Play video from YouTube" }).click();
  await expect(chat.log.locator("iframe")).toHaveAttribute(
    "src",
    /^https:\/\/www\.youtube-nocookie\.com\/embed\/dQw4w9WgXcQ/,
  );
  expect(dialogs).toBe(0);
});

test("a person is asked for, joins, types, reads and hands back", async ({ server, shop, chat }) => {
  await shop();
  await chat.open();
  await chat.panel.getByRole("button", { name: "Menu" }).click();
  await chat.panel.getByRole("menuitem", { name: "Talk to a person" }).click();
  await expect(chat.log).toContainText("Somebody will usually answer within 2 to 3 minutes.");
  await expect(chat.panel.getByText("Waiting for a person")).toBeVisible();

  const conversation = onlyConversation(server);
  server.conversations.agentSays(conversation, "Hello, this is Maya.");
  await expect(chat.log).toContainText("Maya Lindqvist joined the chat");
  await expect(chat.panel.getByText("Maya Lindqvist is here")).toBeVisible();
  await expect(chat.panel.getByRole("button", { name: "Find a bike" })).toBeHidden();

  server.conversations.agentTypes(conversation, true);
  await expect(chat.panel.getByText("Maya Lindqvist is typing")).toBeAttached();
  await chat.say("Do you sell tandems?");
  await expect(chat.log).toContainText("Sent");
  server.conversations.agentReads(conversation);
  await expect(chat.log).toContainText("Read");
  await expect
    .poll(() =>
      server.requests.some(
        ({ path, body }) => path.endsWith("/seen") && (body as { typing?: boolean }).typing,
      ),
    )
    .toBe(true);

  await chat.panel.getByRole("button", { name: "Menu" }).click();
  await chat.panel.getByRole("menuitem", { name: "Back to the bot" }).click();
  await expect(chat.log).toContainText("You are talking to the bot again");
  await expect(chat.panel.getByRole("button", { name: "Find a bike" })).toBeVisible();
});

test("the menu offers only what the settings allow, under the author's names", async ({
  server,
  shop,
  chat,
}) => {
  Object.assign(server.settings.config.chatWindow, { allowLiveChat: false, restartLabel: "Neu beginnen" });
  server.settings.config.sounds = false;
  await shop();
  await chat.open();
  await chat.panel.getByRole("button", { name: "Menu" }).click();
  await expect(chat.panel.getByRole("menuitem")).toHaveText(["Neu beginnen"]);
});

test("earlier messages are loaded on demand and stay in order", async ({ server, shop, chat, page }) => {
  await shop();
  await chat.open();
  await expect(chat.log).toContainText("What can I do for you?");
  const conversation = onlyConversation(server);
  for (let number = 1; number <= 70; number += 1)
    server.conversations.agentSays(conversation, `Line ${number}`);
  await expect(chat.log).toContainText("Line 70");
  await page.reload();
  await expect(chat.log).toContainText("Line 70");
  expect(await chat.bubbles()).toHaveLength(30);
  await chat.panel.getByRole("button", { name: "Show earlier messages" }).click();
  await expect(chat.log).toContainText("Line 15");
  await chat.panel.getByRole("button", { name: "Show earlier messages" }).click();
  await expect(chat.log).toContainText("What can I do for you?");
  const lines = (await chat.bubbles()).filter((text) => text.startsWith("Line"));
  expect(lines).toEqual(Array.from({ length: 70 }, (_, index) => `Line ${index + 1}`));
});
