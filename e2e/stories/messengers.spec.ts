// A bot put on WhatsApp in the dashboard, and what may be said when free answers are over, against the emulated Cloud API.
import type { Page } from "@playwright/test";
import { startServer, type RunningServer } from "@parley/testkit/startServer";
import { startMeta, type RunningMeta } from "../../emulators/meta/startMeta.ts";
import { expect, test as base } from "../support/fixtures.ts";
import { expectAccessible } from "../support/expectAccessible.ts";

interface World {
  appId: string;
  appSecret: string;
  whatsapp: {
    token: string;
    accounts: { id: string }[];
    numbers: { id: string }[];
    people: { phone: string }[];
  };
}

const test = base.extend<object, { meta: RunningMeta }>({
  meta: [
    // Playwright reads the names of fixtures from this pattern.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const meta = await startMeta({ port: 0 });
      await use(meta);
      await meta.close();
    },
    { scope: "worker" },
  ],
  server: [
    async ({ database, meta }, use) => {
      const env = { META_GRAPH_URL: meta.url, EGRESS_ALLOW: "127.0.0.1" };
      const server = await startServer({ database, env });
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

async function control<Answer = unknown>(meta: RunningMeta, name: string, values?: object): Promise<Answer> {
  const init = values && {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(values),
  };
  const response = await fetch(`${meta.url}/_control/${name}`, init);
  const answer = await response.json();
  if (!response.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return answer as Answer;
}

async function signIn(page: Page, { owner, origin }: RunningServer): Promise<void> {
  const data = { email: owner.email, password: owner.password };
  const answer = await page.request.post("/api/auth/sign-in/email", { data, headers: { origin } });
  expect(answer.ok()).toBe(true);
}

test("a number is connected, writes a template, and reaches somebody after the 24 hours", async ({
  page,
  server,
  meta,
  keepPicture,
}) => {
  const headers = { authorization: `Bearer ${server.owner.token}` };
  const me = await (await page.request.get("/api/v1/me", { headers })).json();
  const workspace = `/api/v1/workspaces/${me.workspaces[0].id}`;
  const data = { name: "Bakery", templateId: "lead-capture", publish: true };
  const bot = await (await page.request.post(`${workspace}/bots`, { headers, data })).json();
  const { whatsapp, appId, appSecret } = await control<World>(meta, "world");
  await signIn(page, server);

  await page.goto(`/bots/${bot.id}/install`);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Connect" });
  await dialog.getByRole("combobox", { name: "Messenger" }).click();
  await page.getByRole("option", { name: "WhatsApp" }).click();
  await dialog.getByRole("button", { name: "Connect", exact: true }).click();
  await expect(dialog.getByLabel("Phone number ID")).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);
  await dialog.getByLabel("Phone number ID").fill(whatsapp.numbers[0]?.id ?? "");
  await dialog.getByLabel("WhatsApp Business Account ID").fill(whatsapp.accounts[0]?.id ?? "");
  await dialog.getByLabel("System user token").fill(whatsapp.token);
  await dialog.getByLabel("App ID").fill(appId);
  await dialog.getByLabel("App secret").fill(appSecret);
  await dialog.getByRole("button", { name: "Connect", exact: true }).click();

  await page.getByRole("link", { name: "Health and settings" }).click();
  await page.getByRole("button", { name: "Check now" }).click();
  await expect(page.getByText("The messenger tells us what happens")).toBeVisible();
  await expect(page.getByText("This server can be reached: not known yet")).toBeVisible();
  await page.getByLabel("Begin anew after (minutes)").fill("30");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("The settings are saved.")).toBeVisible();
  await expectAccessible(page);
  await keepPicture(page, "connection");

  await page.goto("/templates");
  await page.getByRole("button", { name: "New template" }).click();
  await page.getByRole("combobox", { name: "Begin with" }).fill("Order on its way");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Preview" })).toContainText("Track parcel");
  await expectAccessible(page);
  await keepPicture(page, "template-editor");
  await page.getByRole("button", { name: "Submit" }).click();
  const row = page.getByRole("row", { name: /order_shipped/ });
  await expect(row).toContainText("In review");
  await control(meta, "whatsapp/template", { name: "order_shipped", event: "approve" });
  await expect(async () => {
    await page.reload();
    await expect(row).toContainText("Approved", { timeout: 1_000 });
  }).toPass();

  const phone = whatsapp.people[0]?.phone ?? "";
  await control(meta, "whatsapp/text", { user: phone, text: "Hello 👋" });
  await page.goto("/inbox");
  await page.getByText("Mara Winter").first().click();
  await page.getByRole("button", { name: "Take over" }).last().click();
  await expect(page.getByText(/Free answers for 23 hr/)).toBeVisible();
  const { items } = await (await page.request.get(`${workspace}/conversations`, { headers })).json();
  await page.clock.install({ time: Date.parse(items[0].window.until) + 60_000 });
  await page.reload();
  await page.getByRole("button", { name: "Send a template" }).click();
  await page.getByRole("combobox", { name: "Search templates" }).fill("order_shipped");
  await page.keyboard.press("Enter");
  const fields = page.getByRole("dialog").getByRole("textbox");
  await expect(fields.first()).toHaveValue("Mara");
  await page.getByRole("button", { name: "Send the template" }).click();
  await expect(fields.nth(1)).toHaveAttribute("aria-invalid", "true");
  for (const empty of await fields.all()) if ((await empty.inputValue()) === "") await empty.fill("A1042");
  await expectAccessible(page);
  await keepPicture(page, "template-fill");
  await page.getByRole("button", { name: "Send the template" }).click();
  await expect(page.getByText(/your order A1042 left our warehouse/).last()).toBeVisible();
  await expect
    .poll(async () => JSON.stringify(await control(meta, "whatsapp/state")))
    .toContain("your order A1042 left our warehouse");
});
