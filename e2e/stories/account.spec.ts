// People: signing up on a new server, inviting, recovering, a second step, and a session that ends in the middle of work.
import type { Page } from "@playwright/test";
import { startServer, type RunningServer } from "@parley/testkit/startServer";
import { expectAccessible } from "../support/expectAccessible.ts";
import { expect, test } from "../support/fixtures.ts";
import { totp } from "../support/totp.ts";

const ADA = { name: "Ada Lovelace", email: "ada@parley.test", password: "Parley#2026" };
const BEN = { name: "Ben Okri", email: "ben@parley.test", password: "Harbour!48" };

async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByLabel("E-mail", { exact: true }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
}

/** The link of the newest kept mail to somebody that leads to a page. Mails are sent behind the scenes, so it may take a moment. */
async function linkOfMail(page: Page, to: string, leadsTo: string): Promise<string> {
  let address = "";
  await expect(async () => {
    await page.goto("/instance");
    await page.getByRole("tab", { name: "Mails" }).click();
    await page.getByRole("button").filter({ hasText: to }).first().click();
    address = (await page.getByRole("article").getByRole("link").first().getAttribute("href")) ?? "";
    expect(decodeURIComponent(address)).toContain(leadsTo);
  }).toPass();
  return address;
}

test.describe("a new server", () => {
  test.describe.configure({ mode: "serial" });
  let server: RunningServer;
  let page: Page;

  test.beforeAll(async ({ browser, database }) => {
    server = await startServer({
      database,
      env: { PARLEY_ADMIN_EMAIL: "", PARLEY_ADMIN_PASSWORD: "", PARLEY_ADMIN_TOKEN: "" },
    });
    const context = await browser.newContext({ baseURL: server.origin });
    page = await context.newPage();
  });
  test.afterAll(async () => {
    await page?.context().close();
    await server?.stop();
  });

  test("its first visitor signs up, names a workspace and makes an answering bot by keyboard alone", async ({
    keepPicture,
  }) => {
    await page.goto("/");
    await expect(page.getByRole("heading", { name: "Welcome to Parley" })).toBeVisible();
    await expectAccessible(page);
    await keepPicture(page, "sign-up");

    await expect(page.getByLabel("Your name")).toBeFocused();
    await page.keyboard.type(ADA.name);
    await page.keyboard.press("Tab");
    await page.keyboard.type(ADA.email);
    await page.keyboard.press("Tab");
    await page.keyboard.type("weak");
    await page.keyboard.press("Enter");
    await expect(page.getByText("Choose a password that meets all the rules below.")).toBeVisible();
    await expect(page.getByLabel("Your name")).toHaveValue(ADA.name);
    await page.getByLabel("Password", { exact: true }).focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.type(ADA.password);
    await page.keyboard.press("Enter");

    await expect(page.getByRole("heading", { name: "Name your workspace" })).toBeVisible();
    await expectAccessible(page);
    await expect(page.getByLabel("Workspace name")).toBeFocused();
    await page.keyboard.type("Analytical Engines");
    await page.keyboard.press("Enter");

    await expect(page.getByRole("heading", { name: "Create a bot" })).toBeVisible();
    await expectAccessible(page);
    await keepPicture(page, "wizard");
    await page.getByRole("radio", { name: /^Lead capture/ }).focus();
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("radio", { name: /^Support triage/ })).toBeChecked();
    await page.getByRole("button", { name: "Continue" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByLabel("Name of the bot")).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press("Control+a");
    await page.keyboard.type("Charles");
    await page.keyboard.press("Enter");

    await expect(page).toHaveURL(/\/bots\/[0-9a-f]{24}\/flow\/[0-9a-f]{24}/);
    await expect(page.getByText("Charles", { exact: true }).first()).toBeVisible();
    await expect(page.getByText("Live", { exact: true })).toBeVisible();
  });

  test("Home shows the first steps and the bot, the palette leads anywhere, and `?` lists the keys", async ({
    keepPicture,
  }) => {
    await page.goto("/");
    await expect(page.getByRole("heading", { name: "Hello, Ada" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "First steps" })).toBeVisible();
    await expect(page.getByRole("link", { name: /Charles/ })).toBeVisible();
    await expectAccessible(page);
    await keepPicture(page, "home");

    await page.keyboard.press("Control+k");
    await page.getByRole("textbox", { name: "Commands" }).fill("memb");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Members" })).toBeVisible();

    await page.keyboard.press("Shift+?");
    await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
    await page.keyboard.press("g");
    await page.keyboard.press("b");
    await expect(page.getByRole("heading", { name: "Bots" })).toBeVisible();
  });

  test("an invited colleague chooses a password by mail and works as an agent", async ({
    browser,
    keepPicture,
  }) => {
    await page.goto("/settings/members");
    await page.getByRole("button", { name: "Add a member" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name", { exact: true }).fill(BEN.name);
    await dialog.getByLabel("E-mail", { exact: true }).fill(BEN.email);
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Add a member" }).click();
    await expect(page.getByRole("cell", { name: `${BEN.name} ${BEN.email}` })).toBeVisible();
    await expectAccessible(page);
    await keepPicture(page, "members");

    const link = await linkOfMail(page, BEN.email, "=/invite");
    await expectAccessible(page);
    await keepPicture(page, "instance-mails");

    const context = await browser.newContext({ baseURL: server.origin });
    const theirs = await context.newPage();
    await theirs.goto(link);
    await expect(theirs.getByRole("heading", { name: "You are invited" })).toBeVisible();
    await expectAccessible(theirs);
    await theirs.getByLabel("New password", { exact: true }).fill(BEN.password);
    await theirs.getByRole("button", { name: "Join the team" }).click();
    await theirs.getByRole("link", { name: "Go to sign-in" }).click();
    await signIn(theirs, BEN);
    await expect(theirs.getByRole("heading", { name: "Hello, Ben" })).toBeVisible();
    await expect(theirs.getByRole("link", { name: "Developers" })).toHaveCount(0);
    await theirs.goto("/instance");
    await expect(theirs.getByText("There is nothing at this address.")).toBeVisible();
    await context.close();
  });

  test("a forgotten password is replaced through the mailed link, which works once", async ({ browser }) => {
    const context = await browser.newContext({ baseURL: server.origin });
    const theirs = await context.newPage();
    await theirs.goto("/login");
    await expectAccessible(theirs);
    await signIn(theirs, { email: BEN.email, password: "Wrong#1234" });
    await expect(theirs.getByText("E-mail or password is not right.")).toBeVisible();
    await expect(theirs.getByLabel("E-mail", { exact: true })).toHaveValue(BEN.email);
    await theirs.getByRole("link", { name: "Forgot your password?" }).click();
    // The sign-in page has a field of the same name.
    await expect(theirs.getByRole("heading", { name: "Reset your password" })).toBeVisible();
    await theirs.getByLabel("E-mail", { exact: true }).fill(BEN.email);
    await theirs.getByRole("button", { name: "Send the link" }).click();
    await expect(theirs.getByRole("heading", { name: "Check your mail" })).toBeVisible();
    await expectAccessible(theirs);

    const link = await linkOfMail(page, BEN.email, "=/reset");
    await theirs.goto(link);
    await expect(theirs.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
    await expectAccessible(theirs);
    await theirs.getByLabel("New password", { exact: true }).fill("Lantern?77");
    await theirs.getByRole("button", { name: "Save the password" }).click();
    await theirs.getByRole("link", { name: "Go to sign-in" }).click();
    await signIn(theirs, { email: BEN.email, password: "Lantern?77" });
    await expect(theirs.getByRole("heading", { name: "Hello, Ben" })).toBeVisible();
    await theirs.goto(link);
    await expect(theirs.getByRole("heading", { name: "This link does not work any more" })).toBeVisible();
    await context.close();
  });

  test("two-step sign-in is turned on, asked for, and a recovery code opens the door once", async ({
    keepPicture,
  }) => {
    await page.goto("/settings/security");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Turn on" }).click();
    await page.getByLabel("Your password", { exact: true }).fill(ADA.password);
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByRole("img", { name: "QR code for the authenticator app" })).toBeVisible();
    await expectAccessible(page);
    const secret = await page.getByRole("textbox", { name: "Key", exact: true }).inputValue();
    await page.getByLabel("Code of the app").fill(totp(secret));
    await page.getByRole("button", { name: "Confirm" }).click();
    await expect(page.getByRole("dialog", { name: "Recovery codes" })).toBeVisible();
    await expectAccessible(page);
    const recoveryCode = (await page.getByRole("dialog").locator("code").first().textContent()) ?? "";
    await page.getByRole("button", { name: "I have kept them" }).click();
    await expect(page.getByText("Two-step sign-in is on.")).toBeVisible();
    await keepPicture(page, "security");

    await signOut(page);
    await signIn(page, ADA);
    await page.getByLabel("Code", { exact: true }).fill("000000");
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByText("This code is not right.")).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel("Code", { exact: true }).fill(totp(secret));
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByRole("heading", { name: "Hello, Ada" })).toBeVisible();

    await signOut(page);
    await signIn(page, ADA);
    await page.getByRole("button", { name: "Use a recovery code" }).click();
    await page.getByLabel("Recovery code", { exact: true }).fill(recoveryCode);
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByRole("heading", { name: "Hello, Ada" })).toBeVisible();

    await page.goto("/settings/security");
    await page.getByRole("button", { name: "Turn off" }).click();
    await page.getByLabel("Your password", { exact: true }).fill(ADA.password);
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByText("Two-step sign-in is off.")).toBeVisible();
  });

  test("a session that ends in the middle of a form is taken up again without losing a word", async () => {
    await page.goto("/settings/quick-replies");
    await page.getByRole("button", { name: "New quick reply" }).first().click();
    await page.getByLabel("Shortcut").fill("hours");
    await page.getByLabel("Text", { exact: true }).fill("We are open from 9 to 17.");
    await page.context().clearCookies();
    await page.getByRole("button", { name: "Save" }).click();

    const expired = page.getByRole("dialog", { name: "Please sign in again" });
    await expect(expired).toBeVisible();
    await expect(expired.getByLabel("E-mail", { exact: true })).toHaveValue(ADA.email);
    await expectAccessible(page);
    await expired.getByLabel("Password", { exact: true }).fill(ADA.password);
    await expired.getByRole("button", { name: "Sign in" }).click();
    await expect(expired).toBeHidden();

    await expect(page.getByLabel("Text", { exact: true })).toHaveValue("We are open from 9 to 17.");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("cell", { name: "/hours", exact: true })).toBeVisible();
    await expectAccessible(page);
  });

  test("another browser's session is listed and ended", async ({ browser }) => {
    const context = await browser.newContext({ baseURL: server.origin });
    const other = await context.newPage();
    await other.goto("/login");
    await signIn(other, ADA);
    await expect(other.getByRole("heading", { name: "Hello, Ada" })).toBeVisible();

    await page.goto("/settings/security");
    await page.getByRole("button", { name: "Sign out everywhere else" }).click();
    await expect(page.getByText("You are signed out everywhere else.")).toBeVisible();
    await other.goto("/");
    await expect(other.getByRole("heading", { name: "Sign in" })).toBeVisible();
    await context.close();
  });

  test("an API token is shown once, works, and stops working when revoked", async ({ keepPicture }) => {
    await page.goto("/developers");
    await expectAccessible(page);
    await page.getByRole("button", { name: "New token" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Nightly export");
    await page.getByRole("button", { name: "Create the token" }).click();
    const token = await page.getByRole("textbox", { name: "Token", exact: true }).inputValue();
    await page.getByRole("button", { name: "I have copied it" }).click();
    await expect(page.getByRole("cell", { name: "Nightly export", exact: true })).toBeVisible();
    await keepPicture(page, "developers");

    const use = () =>
      fetch(`${server.origin}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } }).then(
        ({ status }) => status,
      );
    expect(await use()).toBe(200);
    await page.getByRole("button", { name: "Revoke Nightly export" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
    await expect(page.getByRole("cell", { name: "Nightly export", exact: true })).toBeHidden();
    expect(await use()).toBe(401);
  });

  test("the operator sees the doctor, failed work and every workspace", async ({ keepPicture }) => {
    await page.goto("/instance");
    await expect(page.getByRole("heading", { name: "Doctor" })).toBeVisible();
    await expect(page.getByRole("listitem").first()).toBeVisible();
    await expectAccessible(page);
    await keepPicture(page, "instance-doctor");
    await page.getByRole("tab", { name: "Failed work" }).click();
    await expect(page.getByText("Nothing has failed")).toBeVisible();
    await page.getByRole("tab", { name: "Workspaces" }).click();
    await expect(page.getByRole("cell", { name: "Analytical Engines" })).toBeVisible();
    await expectAccessible(page);
  });

  test("attributes get their key from the name, and the account keeps its new name", async () => {
    await page.goto("/settings/attributes");
    await expectAccessible(page);
    await page.getByRole("button", { name: "New attribute" }).first().click();
    await page.getByLabel("Name", { exact: true }).fill("Order number");
    await expect(page.getByLabel("Key", { exact: true })).toHaveValue("order_number");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("cell", { name: "order_number", exact: true })).toBeVisible();

    await page.goto("/settings/account");
    await expectAccessible(page);
    await page.getByLabel("Name", { exact: true }).fill("Ada King");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("button", { name: "Account of Ada King" })).toBeVisible();
  });
});
