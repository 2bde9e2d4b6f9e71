// What the editor's stories share: a signed-in page on a flow, and names for what is on it.
import { AxeBuilder } from "@axe-core/playwright";
import type { APIRequestContext, Locator, Page } from "@playwright/test";
import type { RunningServer } from "@parley/testkit/startServer";
import { expect } from "./fixtures.ts";

export interface Flow {
  workspaceId: string;
  botId: string;
  flowId: string;
}

/** A bot made through the API, and a signed-in page on its default flow. */
export async function openFlow(page: Page, server: RunningServer, templateId: string | null): Promise<Flow> {
  // Where nothing glides, a place stays where it was measured.
  await page.emulateMedia({ reducedMotion: "reduce" });
  const made = await makeBot(page.request, server, templateId);
  const signedIn = await page.request.post("/api/auth/sign-in/email", {
    data: { email: server.owner.email, password: server.owner.password },
    headers: { origin: server.origin },
  });
  expect(signedIn.ok()).toBe(true);
  await page.goto(addressOf(made));
  await expect(page.getByRole("link", { name: "Main flow" })).toBeVisible();
  return made;
}

export const addressOf = ({ botId, flowId }: Flow) => `/bots/${botId}/flow/${flowId}`;

async function makeBot(
  request: APIRequestContext,
  server: RunningServer,
  templateId: string | null,
): Promise<Flow> {
  const headers = { authorization: `Bearer ${server.owner.token}` };
  const me = await (await request.get("/api/v1/me", { headers })).json();
  const workspaceId: string = me.workspaces[0].id;
  const answer = await request.post(`/api/v1/workspaces/${workspaceId}/bots`, {
    headers,
    data: { name: "Story", templateId, publish: templateId !== null },
  });
  const bot = await answer.json();
  return { workspaceId, botId: bot.id, flowId: bot.defaultFlowId };
}

export const blocks = (page: Page) => page.locator(".react-flow__node");
export const block = (page: Page, text: string) => blocks(page).filter({ hasText: text });
export const status = (page: Page) => page.locator("[data-save-status]");
export const isSaved = (page: Page) => expect(status(page)).toHaveAttribute("data-save-status", "saved");

/** Brings the whole flow into view; answers how many blocks are drawn once all of them are. */
export async function showEverything(page: Page, server: RunningServer, flow: Flow): Promise<number> {
  await page.getByRole("button", { name: "Show everything" }).click();
  const headers = { authorization: `Bearer ${server.owner.token}` };
  const path = `/api/v1/workspaces/${flow.workspaceId}/flows/${flow.flowId}`;
  const { document } = await (await page.request.get(path, { headers })).json();
  const count = Object.keys(document.blocks).length;
  await expect(page.locator(".react-flow__node-block")).toHaveCount(count);
  return blocks(page).count();
}

export async function choose(page: Page, name: string): Promise<void> {
  const palette = page.getByRole("dialog", { name: "Add a block" });
  await palette.getByRole("combobox").fill(name);
  await page.keyboard.press("Enter");
  await expect(palette).toBeHidden();
}

/** Chooses an entry of a searchable select. */
export async function pick(field: Locator, page: Page, entry: string): Promise<void> {
  await field.click();
  await page.getByRole("option", { name: entry }).first().click();
}

export async function expectNoAccessProblems(page: Page): Promise<void> {
  const builder = new AxeBuilder({ page }).include("[data-editor]");
  if ((await page.getByRole("dialog").count()) > 0) builder.include('[role="dialog"]');
  const { violations } = await builder.analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

export interface TestBlock {
  id: string;
  kind: string;
  settings?: Record<string, unknown>;
  outputs?: Record<string, string | null>;
}

/** Blocks one behind the other, saved as the draft of a new bot's flow and opened. */
export async function openBlocks(page: Page, server: RunningServer, list: TestBlock[]): Promise<Flow> {
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

export const panel = (page: Page, name: string) => page.getByRole("complementary", { name });
