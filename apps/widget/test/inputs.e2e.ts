// Every input a bot can ask for, as a visitor meets it: by mouse, by keyboard, with bad networks and bad files.

import type { InputRequest } from "@parley/contracts/messages";
import { expect, onlyConversation, test } from "./fixtures.ts";
import { asking, cards, contents, requests } from "./inputScript.ts";
import type { InputName } from "./inputScript.ts";
import type { WidgetServer } from "./startWidgetServer.ts";
import { violations } from "./violations.ts";

test.use({ timezoneId: "Europe/Berlin" });

/** What the panel has sent as its last answer. */
function lastAnswer(server: WidgetServer): unknown {
  const sent = server.requests.findLast(({ path }) => path.endsWith("/messages"));
  return (sent?.body as { input?: unknown } | undefined)?.input;
}

/** One question after the other, each of which can be left out. */
function everything(server: WidgetServer, names: InputName[]) {
  server.settings.script = names.map((name) => ({
    says: [name === "cards" ? cards : { kind: "text" as const, text: `Question ${name}` }],
    input: { ...requests[name], canSkip: true } as InputRequest,
  }));
}

const allNames = Object.keys(requests) as InputName[];

test("a date is picked or typed, within its bounds", async ({ page, server, shop, chat }) => {
  server.settings.script = asking("date");
  await shop();
  await chat.open();
  const field = chat.panel.getByLabel("Date", { exact: true });
  const send = chat.panel.locator(".panel-form").getByRole("button", { name: "Send" });
  await expect(field).toHaveAttribute("min", "2026-05-04");
  await send.click();
  await expect(chat.panel.getByText("Please fill this in.")).toBeVisible();
  await expect(field).toBeFocused();
  await field.fill("2026-05-03");
  await send.click();
  await expect(chat.panel.getByText("Not before May 4, 2026.")).toBeVisible();
  await field.fill("2026-05-11");
  await page.keyboard.press("Enter");
  await expect(chat.log).toContainText("Thank you!");
  expect(lastAnswer(server)).toEqual({ kind: "date", from: "2026-05-11" });
  await expect(chat.panel.locator(".own .bubble")).toHaveText("2026-05-11");
  await expect(chat.composer).toBeFocused();

  server.settings.script = asking("span");
  await chat.panel.getByRole("button", { name: "Menu" }).click();
  await chat.panel.getByRole("menuitem", { name: "Start over" }).click();
  await chat.panel.getByLabel("From", { exact: true }).fill("2026-05-11");
  await chat.panel.getByLabel("To", { exact: true }).fill("2026-05-10");
  await send.click();
  await expect(chat.panel.locator(".problem-line")).toBeVisible();
  await chat.panel.getByLabel("To", { exact: true }).fill("2026-05-12");
  await send.click();
  await expect.poll(() => lastAnswer(server)).toEqual({ kind: "date", from: "2026-05-11", to: "2026-05-12" });
});

test("a rating is one press, or arrows and Return", async ({ page, server, shop, chat }) => {
  everything(server, ["stars", "nps", "emoji", "numbers"]);
  await shop();
  await chat.open();
  await expect(chat.panel.getByRole("radiogroup", { name: "Rating" })).toBeVisible();
  await chat.panel.getByRole("radio", { name: "4 of 5: Good" }).click();
  await expect(chat.log).toContainText("Question nps");
  expect(lastAnswer(server)).toEqual({ kind: "text", text: "4" });

  await chat.panel.getByRole("radio", { name: "0 of 10: Not likely" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(chat.panel.getByRole("radio", { name: "2 of 10" })).toBeChecked();
  expect(onlyConversation(server).step).toBe(1);
  await page.keyboard.press("Enter");
  await expect(chat.log).toContainText("Question emoji");
  expect(lastAnswer(server)).toEqual({ kind: "text", text: "2" });
  await expect(chat.composer).toBeFocused();

  await chat.say("5");
  await expect(chat.log).toContainText("Question numbers");
});

test("a slider says its value and sends it", async ({ page, server, shop, chat }) => {
  server.settings.script = asking("range");
  await shop();
  await chat.open();
  const slider = chat.panel.getByRole("slider");
  await expect(slider).toHaveAttribute("aria-valuetext", "€ 650");
  await slider.press("ArrowRight");
  await expect(chat.panel.locator(".range-value")).toHaveText("€ 700");
  await slider.press("End");
  await expect(slider).toHaveAttribute("aria-valuetext", "€ 2,000");
  await page.keyboard.press("Enter");
  await expect.poll(() => lastAnswer(server)).toEqual({ kind: "text", text: "2000" });
});

test("files are checked, sent with progress, tried again, removed, and answered together", async ({
  server,
  shop,
  chat,
}) => {
  server.settings.script = asking("files");
  server.settings.faults.push({ path: "/files", status: 503, times: 1 });
  await shop();
  await chat.open();
  const chooser = chat.panel.locator("input[type=file]");
  const send = chat.panel.locator(".panel-form").getByRole("button", { name: "Send" });
  const rows = chat.panel.locator(".picked-file");
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  await chooser.setInputFiles([
    { name: "<img src=x onerror=alert(1)>.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(900, "a") },
    { name: "photo.png", mimeType: "image/png", buffer: png },
    { name: "setup.exe", mimeType: "application/x-msdownload", buffer: Buffer.alloc(10) },
    { name: "large.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(5_000_001) },
    { name: "empty.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(0) },
  ]);
  await expect(rows.filter({ hasText: "setup.exe" })).toContainText("This kind of file is not accepted");
  await expect(rows.filter({ hasText: "large.pdf" })).toContainText("Larger than 5 MB");
  await expect(rows.filter({ hasText: "empty.pdf" })).toContainText("The file is empty");
  const first = rows.filter({ hasText: "<img src=x onerror=alert(1)>.pdf" });
  await expect(first).toContainText("Refused: internal");
  await expect(send).toBeDisabled();
  await first.getByRole("button", { name: "Try again" }).click();
  await expect(send).toBeEnabled();

  await chooser.setInputFiles(
    [1, 2].map((n) => ({ name: `more${n}.png`, mimeType: "image/png", buffer: png })),
  );
  await expect(chat.panel.getByText("At most 3 files can be sent.")).toBeVisible();
  await expect(rows.filter({ hasText: "more2.png" })).toHaveCount(0);
  await chat.panel.getByRole("button", { name: "Remove more1.png" }).click();
  await expect(chat.panel.getByRole("button", { name: "Choose files" })).toBeFocused();

  server.settings.faults.push({ path: "/messages", status: 503, times: 1 });
  await send.click();
  // Shown before the server has taken it.
  await expect(chat.panel.locator(".own .file")).toContainText(".pdf");
  await expect(chat.log).toContainText("Thank you!");
  const kept = [...onlyConversation(server).files.values()].map(({ sent }) => sent);
  expect(kept.map(({ name, sizeBytes }) => [name, sizeBytes])).toEqual([
    ["photo.png", png.length],
    ["<img src=x onerror=alert(1)>.pdf", 900],
    ["more1.png", png.length],
  ]);
  expect(lastAnswer(server)).toEqual({ kind: "files", fileIds: [kept[1]?.id, kept[0]?.id] });
  await expect(chat.panel.locator(".own .file")).toHaveAttribute("href", /\/api\/widget\/v1\/files\//);
  await expect(chat.panel.getByRole("button", { name: "Enlarge picture: photo.png" })).toBeVisible();
});

test("a signature is drawn or typed, and becomes a picture", async ({ page, server, shop, chat }) => {
  everything(server, ["signature", "signature", "url"]);
  server.settings.faults.push({ path: "/files", status: 503, times: 1 });
  await shop();
  await chat.open();
  const sign = chat.panel.getByRole("button", { name: "Sign", exact: true });
  await expect(sign).toBeDisabled();
  const box = await chat.panel.locator("canvas").boundingBox();
  if (!box) throw new Error("There is nothing to sign on.");
  await page.mouse.move(box.x + 40, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 60, { steps: 8 });
  await page.mouse.up();
  await sign.click();
  await expect(chat.panel.getByText("It is still here")).toBeVisible();
  await sign.click();
  await expect(chat.panel.getByRole("button", { name: "Enlarge picture: signature.png" })).toBeVisible();
  const drawn = [...onlyConversation(server).files.values()].at(-1);
  expect(drawn?.sent).toMatchObject({ name: "signature.png", type: "image/png" });
  expect(lastAnswer(server)).toEqual({ kind: "files", fileIds: [drawn?.sent.id] });
  await expect(sign).toBeDisabled();

  const typeInstead = chat.panel.getByRole("button", { name: "Type your name instead" });
  await typeInstead.focus();
  await page.keyboard.press("Enter");
  await chat.panel.getByLabel("Your name").fill("Rosa Luxa");
  await page.keyboard.press("Enter");
  await expect(chat.log).toContainText("Question url");
  const typed = [...onlyConversation(server).files.values()].at(-1);
  expect(typed?.bytes.subarray(1, 4).toString()).toBe("PNG");
  expect(typed?.bytes.equals(drawn?.bytes ?? Buffer.alloc(0))).toBe(false);
  await chat.say("example.com");
  await expect.poll(() => lastAnswer(server)).toEqual({ kind: "text", text: "example.com" });
});

test("a location is found on request, and typed where the browser gives none", async ({
  page,
  context,
  server,
  shop,
  chat,
}) => {
  server.settings.script = asking("location");
  await context.setGeolocation({ latitude: 52.52, longitude: 13.405 });
  await shop();
  await chat.open();
  // The site's page has not given the frame the right to ask.
  await chat.panel.getByRole("button", { name: "Use my location" }).click();
  await expect(chat.panel.getByText("does not share the location here")).toBeVisible();
  await expect(chat.composer).toHaveAttribute("autocomplete", "street-address");
  await chat.say("Alexanderplatz 1, Berlin");
  await expect(chat.log).toContainText("Thank you!");

  await context.grantPermissions(["geolocation"], { origin: server.origin });
  await page.goto(`${server.origin}/widget/panel?botId=${"a".repeat(24)}&customerId=${"c".repeat(24)}`);
  await page.getByRole("button", { name: "Use my location" }).click();
  await expect(page.getByRole("link", { name: "52.52000, 13.40500" })).toHaveAttribute(
    "href",
    /openstreetmap\.org\/\?mlat=52\.52/,
  );
  await page.getByRole("button", { name: "Send this location" }).click();
  await expect
    .poll(() => lastAnswer(server))
    .toEqual({
      kind: "location",
      latitude: 52.52,
      longitude: 13.405,
    });
  await expect(page.locator(".own .place")).toBeVisible();
});

test("a page is shown in a sandbox, or linked where the content policy forbids it", async ({
  page,
  server,
  shop,
  chat,
}) => {
  await page.route("https://example.com/**", (route) => route.fulfill({ body: "A calendar" }));
  server.settings.script = asking("iframe");
  await shop();
  await chat.open();
  const frame = chat.panel.getByTitle("Our calendar");
  await expect(frame).toHaveAttribute("sandbox", /allow-scripts/);
  await expect(frame).not.toHaveAttribute("sandbox", /top-navigation/);
  await expect(chat.panel.getByRole("link", { name: "Open in a new tab" })).toHaveAttribute(
    "href",
    "https://example.com/calendar",
  );

  server.settings.policy = server.settings.policy.replace("frame-src https: http:", "frame-src 'none'");
  await page.reload();
  await expect(chat.panel.getByText("cannot be shown here")).toBeVisible();
  await expect(frame).toHaveCount(0);
  await chat.choose("I am done");
  await expect(chat.log).toContainText("Thank you!");
  await expect(chat.panel.locator(".own .bubble")).toHaveText("I am done");

  server.settings.script = [
    { says: [], input: { ...requests.iframe, url: "javascript:parent.document.title='owned'" } },
  ];
  await chat.panel.getByRole("button", { name: "Menu" }).click();
  await chat.panel.getByRole("menuitem", { name: "Start over" }).click();
  await expect(chat.panel.getByRole("button", { name: "I am done" })).toBeVisible();
  await expect(chat.panel.locator(".rich iframe, .rich a")).toHaveCount(0);
});

test("an appointment is chosen by day and time where the visitor is", async ({
  page,
  server,
  shop,
  chat,
}) => {
  server.settings.script = asking("appointment");
  await shop();
  await chat.open();
  await expect(chat.panel.getByText(/Europe\/Berlin \(GMT\+[12]\)/)).toBeVisible();
  const days = chat.panel.getByRole("radiogroup", { name: "Day" });
  const times = chat.panel.getByRole("radiogroup", { name: "Time" });
  await expect(days.getByRole("radio").first()).toBeChecked();
  await days.getByRole("radio").first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(days.getByRole("radio").nth(1)).toBeChecked();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(times.getByRole("radio").first()).toBeChecked();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(chat.log).toContainText("Thank you!");
  const { slots } = requests.appointment;
  expect(lastAnswer(server)).toEqual({ kind: "slot", start: slots[7]?.start, timeZone: "Europe/Berlin" });
  await expect(chat.panel.locator(".own .bubble")).toContainText("(Europe/Berlin)");
});

test("consent is given or refused with what can be read before", async ({ server, shop, chat }) => {
  server.settings.script = asking("consent");
  await shop();
  await chat.open();
  await expect(chat.panel.getByRole("link", { name: "Our privacy policy" })).toHaveAttribute(
    "rel",
    /noopener/,
  );
  await chat.choose("No, thank you");
  await expect(chat.panel.locator(".own .bubble")).toHaveText("No, thank you");
  expect(lastAnswer(server)).toEqual({ kind: "choice", optionIds: ["no"] });
});

test("a form says what is wrong at its fields, and keeps what was typed when it is refused", async ({
  server,
  shop,
  chat,
}) => {
  server.settings.script = asking("form");
  await shop();
  await chat.open();
  const field = (label: string) => chat.panel.getByLabel(label);
  const send = chat.panel.getByRole("button", { name: "Send the form" });
  await send.click();
  await expect(field("Name")).toBeFocused();
  await expect(chat.panel.getByText("Please fill this in.")).toHaveCount(4);
  await field("Name").fill("Rosa refuse me");
  await field("E-mail").fill("rosa@");
  await field("How many bikes?").fill("two");
  await field("Frame size").selectOption("Large");
  await field("I accept the rules").check();
  await send.click();
  await expect(field("E-mail")).toBeFocused();
  await expect(field("E-mail")).toHaveAccessibleDescription("An address looks like name@example.com");
  await expect(chat.panel.getByText("Please enter a number.")).toBeVisible();
  await field("E-mail").fill("rosa@example.com");
  await field("How many bikes?").fill("2");
  await send.click();
  await expect(chat.log).toContainText("Something is not right yet.");
  await expect(field("E-mail")).toHaveValue("rosa@example.com");
  await field("Name").fill("Rosa");
  await send.click();
  await expect(chat.log).toContainText("Thank you!");
  expect(lastAnswer(server)).toEqual({
    kind: "form",
    values: { name: "Rosa", mail: "rosa@example.com", count: "2", size: "l", terms: true },
  });
  await expect(chat.panel.locator(".own .bubble").last()).toContainText("Frame size: Large");
});

test("a code fills itself in, and another one can be asked for after a while", async ({
  page,
  server,
  shop,
  chat,
}) => {
  server.settings.script = asking("otp");
  await page.clock.install();
  await shop();
  await chat.open();
  await expect(chat.composer).toHaveAttribute("autocomplete", "one-time-code");
  await expect(chat.composer).toHaveAttribute("inputmode", "numeric");
  await expect(chat.panel.getByText("r***@example.com")).toBeVisible();
  await expect(chat.panel.getByText(/A new code can be asked for in \d+ s/)).toBeVisible();
  await page.clock.fastForward(31_000);
  await chat.choose("Send a new code");
  await expect(chat.log).toContainText("Asked for another code");
  await expect(chat.panel.getByText(/A new code can be asked for in/)).toBeVisible();
  await chat.say("123456");
  await expect(chat.log).toContainText("Thank you!");
});

test("cards are stepped through, and answer only while the bot waits", async ({ server, shop, chat }) => {
  server.settings.script = asking("cards");
  await shop();
  await chat.open();
  await expect(chat.panel.getByRole("link", { name: /Details.*City 3/ })).toBeVisible();
  const next = chat.panel.getByRole("button", { name: "Next" });
  await expect(chat.panel.getByRole("button", { name: "Previous" })).toBeDisabled();
  await next.click();
  await next.click();
  await expect(next).toBeDisabled();
  const choose = chat.panel.getByRole("button", { name: "Choose Cargo" });
  await choose.click();
  await expect(chat.log).toContainText("Thank you!");
  await expect(choose).toBeDisabled();
  expect(lastAnswer(server)).toEqual({ kind: "choice", optionIds: ["cargo"] });
  await expect(chat.panel.locator(".own .bubble")).toHaveText("Choose Cargo");
});

test("an input that could not be loaded is tried again", async ({ page, server, shop, chat }) => {
  server.settings.script = asking("consent");
  let isBroken = true;
  await page.route(/ConsentInput-.*\.js/, (route) => (isBroken ? route.abort() : route.continue()));
  await shop();
  await chat.open();
  await expect(chat.panel.getByText("This question could not be loaded.")).toBeVisible();
  isBroken = false;
  await chat.choose("Try again");
  await chat.choose("I agree");
  await expect(chat.log).toContainText("Thank you!");
});

test("contacts, places and files in messages link to what they name", async ({
  page,
  server,
  shop,
  chat,
}) => {
  server.settings.script = [
    {
      says: [
        ...contents,
        { kind: "document", url: "javascript:alert(1)", name: "evil.pdf" },
        { kind: "contactCard", name: "Eve", url: "javascript:alert(1)" },
      ],
      input: null,
    },
  ];
  await shop();
  await chat.open();
  const link = (name: string) => chat.panel.getByRole("link", { name });
  await expect(link("Price list 2026.pdf")).toHaveAttribute("href", "https://example.com/price-list.pdf");
  await expect(link("+46 8 123 456")).toHaveAttribute("href", "tel:+468123456");
  await expect(link("maya@example.com")).toHaveAttribute("href", "mailto:maya%40example.com");
  await expect(link("Northwind workshop")).toHaveAttribute("href", /openstreetmap\.org/);
  await expect(chat.panel.getByLabel("How the bell sounds")).toBeVisible();
  await expect(chat.panel.locator('[href^="javascript"]')).toHaveCount(0);
  const download = page.waitForEvent("download");
  await chat.panel.getByRole("button", { name: "Save contact" }).first().click();
  expect((await download).suggestedFilename()).toBe("Maya Lindqvist.vcf");
});

test("pictures make tiles of the options", async ({ server, shop, chat }) => {
  everything(server, ["tiles", "severalTiles", "explained"]);
  await shop();
  await chat.open();
  await expect(chat.panel.locator(".tiles img").first()).toBeVisible();
  await chat.panel.getByRole("button", { name: "Tour Long days" }).click();
  await expect(chat.log).toContainText("Question severalTiles");
  expect(lastAnswer(server)).toEqual({ kind: "choice", optionIds: ["t2"] });
  await chat.panel.getByRole("checkbox", { name: "City" }).check();
  await chat.panel.getByRole("checkbox", { name: "Cargo" }).check();
  await expect(chat.panel.getByRole("checkbox", { name: "Tour" })).toBeDisabled();
  await chat.panel.locator(".options").getByRole("button", { name: "Send" }).click();
  await chat.panel.getByRole("button", { name: "Full service" }).click();
  await expect(chat.panel.locator(".own .bubble")).toHaveText(["Tour", "City, Cargo", "Full service"]);
});

for (const [name, language, scheme, skip] of [
  ["light", "en", "light", "Skip"],
  ["dark", "en", "dark", "Skip"],
  ["Arabic", "ar", "light", "تخطٍّ"],
] as const) {
  test(`every input is accessible and fits 320 pixels: ${name}`, async ({ page, server, shop, chat }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width: 320, height: 568 });
    await page.emulateMedia({ reducedMotion: "reduce" });
    Object.assign(server.settings.config, { language });
    server.settings.config.design.colourScheme = scheme;
    await page.route("https://example.com/**", (route) =>
      route.fulfill({
        contentType: "text/html",
        body: "<!doctype html><html lang=en><title>A</title><main><h1>A</h1></main>",
      }),
    );
    everything(server, allNames);
    await shop();
    await chat.open();
    for (const [index, input] of allNames.entries()) {
      await expect(
        chat.panel.locator(".row").filter({ hasText: input === "cards" ? "City 3" : `Question ${input}` }),
      ).toBeVisible();
      await expect(chat.panel.locator(".rich-loading, .rich-failed")).toHaveCount(0);
      const overflow = await chat.panel
        .locator("html")
        .evaluate((root) =>
          [root, ...root.querySelectorAll(".log, .composer, .panel-form, .options")]
            .filter((element) => element.scrollWidth > element.clientWidth + 1)
            .map((element) => `${element.className} ${element.scrollWidth} > ${element.clientWidth}`),
        );
      expect([input, overflow]).toEqual([input, []]);
      expect([input, await violations(page)]).toEqual([input, []]);
      await chat.choose(skip);
      await expect.poll(() => onlyConversation(server).step).toBe(index + 1);
    }
  });
}
