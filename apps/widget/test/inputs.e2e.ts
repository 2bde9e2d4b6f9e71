// Every input a bot can ask for, as a visitor meets it: by mouse, by keyboard, with bad networks and bad files.

import { botId, customerId } from "./conversationServer.ts";
import { expect, onlyConversation, test } from "./fixtures.ts";
import { asking, everything, lastAnswer, requests } from "./inputScript.ts";

test.use({ timezoneId: "Europe/Berlin" });

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
  context,
  server,
  shop,
  chat,
}) => {
  server.settings.script = asking("location");
  await shop();
  await chat.open();
  // The visitor has not allowed it.
  await chat.panel.getByRole("button", { name: "Use my location" }).click();
  await expect(chat.panel.getByText("does not share the location here")).toBeVisible();
  await expect(chat.composer).toHaveAttribute("autocomplete", "street-address");
  await chat.say("Alexanderplatz 1, Berlin");
  await expect(chat.log).toContainText("Thank you!");

  await context.grantPermissions(["geolocation"]);
  await context.setGeolocation({ latitude: 52.52, longitude: 13.405 });
  const alone = await context.newPage();
  await alone.goto(`${server.origin}/widget/panel?botId=${botId}&customerId=${customerId}`);
  await alone.getByRole("button", { name: "Use my location" }).click();
  await expect(alone.getByRole("link", { name: "52.52000, 13.40500" })).toHaveAttribute(
    "href",
    /openstreetmap\.org\/\?mlat=52\.52/,
  );
  await alone.getByRole("button", { name: "Send this location" }).click();
  const place = { kind: "location", latitude: 52.52, longitude: 13.405 };
  await expect.poll(() => lastAnswer(server)).toEqual(place);
  await expect(alone.locator(".own .place")).toBeVisible();
});

const tiles = { url: "https://tiles.example/{z}/{x}/{y}.png", attribution: "© OpenStreetMap contributors" };

test("a place is picked on a map that nobody fetches before it is asked for", async ({
  page,
  server,
  shop,
  chat,
}) => {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="255" height="255" fill="#cfe3d4"/></svg>`;
  const fetched: string[] = [];
  await page.route("https://tiles.example/**", (route) => {
    fetched.push(new URL(route.request().url()).pathname);
    return route.fulfill({ contentType: "image/svg+xml", body: drawing });
  });
  // A moving map takes no further key.
  await page.emulateMedia({ reducedMotion: "reduce" });
  server.settings.config.mapTiles = tiles;
  everything(server, ["location", "location"]);
  await shop();
  await chat.open();
  const open = chat.panel.getByRole("button", { name: "Choose on the map" });
  await expect(open).toBeVisible();
  expect(fetched).toEqual([]);
  await open.focus();
  await page.keyboard.press("Enter");
  const map = chat.panel.getByRole("application", { name: /Arrow keys move it/ });
  await expect(map).toBeFocused();
  await expect.poll(() => fetched.length).toBeGreaterThan(0);
  await expect(chat.panel.getByRole("link", { name: "© OpenStreetMap contributors" })).toBeVisible();

  // A continent is no place.
  await page.keyboard.press("Enter");
  const use = chat.panel.getByRole("button", { name: "Use this place" });
  await expect(use).toHaveAttribute("aria-disabled", "true");
  await expect(chat.panel.getByText("Move closer until the pin")).toBeVisible();
  for (let zoom = 4; zoom <= 12; zoom += 1) {
    await page.keyboard.press("+");
    await expect.poll(() => fetched.some((path) => path.startsWith(`/${zoom}/`))).toBe(true);
  }
  const words = chat.panel.locator(".map-words output");
  await expect(words).toHaveText(/^-?\d+\.\d{5}, -?\d+\.\d{5}$/);
  const before = await words.textContent();
  await page.keyboard.press("ArrowUp");
  await expect(words).not.toHaveText(before ?? "");
  await expect(use).toHaveAttribute("aria-disabled", "false");
  const latitude = Number((await words.textContent())?.split(",")[0]);
  await page.keyboard.press("Enter");
  await expect(chat.panel.locator(".own .place")).toBeVisible();
  expect(lastAnswer(server)).toMatchObject({ kind: "location", latitude });

  // By pointer: a press brings what is meant to the middle, and closer.
  await open.click();
  await expect(map).toBeVisible();
  for (const zoom of [6, 9, 12]) {
    await expect(use).toHaveAttribute("aria-disabled", "true");
    fetched.length = 0;
    await map.click({ position: { x: 200, y: 60 } });
    await expect.poll(() => fetched.some((path) => path.startsWith(`/${zoom}/`))).toBe(true);
  }
  await use.click();
  await expect.poll(() => onlyConversation(server).step).toBe(2);
});

test("a map that does not come leaves the address and the browser's location", async ({
  context,
  page,
  server,
  shop,
  chat,
}) => {
  await page.route("https://tiles.example/**", (route) => route.abort());
  server.settings.config.mapTiles = tiles;
  server.settings.script = asking("location");
  await shop();
  await chat.open();
  await chat.panel.getByRole("button", { name: "Choose on the map" }).click();
  await expect(chat.panel.getByText("The map could not be loaded.")).toBeVisible();
  await expect(chat.panel.getByRole("application")).toHaveCount(0);
  await expect(chat.panel.getByRole("button", { name: "Use my location" })).toBeVisible();
  await chat.say("Alexanderplatz 1, Berlin");
  await expect(chat.log).toContainText("Thank you!");
  await context.unrouteAll();
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
