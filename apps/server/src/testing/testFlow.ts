// Small flows for tests, made and published through the public door.

import { api } from "@parley/contracts/api";
import type { Bot } from "@parley/contracts/api/bots";
import type { FlowDocument, FlowDraft } from "@parley/contracts/flow";
import { flowSchemaVersion } from "@parley/contracts/flow";
import { newBlock } from "@parley/flow-engine";
import type { TestServer } from "./startTestServer.ts";

export interface BlockSketch {
  id: string;
  kind: string;
  settings?: Record<string, unknown>;
  /** Left out, `next` leads to the block listed after this one. */
  outputs?: Record<string, string>;
}

export function flowOf(...sketches: BlockSketch[]): FlowDocument {
  const blocks = sketches.map(({ id, kind, settings, outputs }, index) => {
    const block = newBlock(kind, id, settings);
    if (!block) throw new Error(`There is no block kind ${kind}.`);
    const following: Record<string, string | null> =
      "next" in block.outputs ? { next: sketches[index + 1]?.id ?? null } : {};
    return { ...block, outputs: { ...block.outputs, ...(outputs ?? following) } };
  });
  return {
    schemaVersion: flowSchemaVersion,
    start: sketches[0]?.id ?? null,
    blocks: Object.fromEntries(blocks.map((block) => [block.id, block])),
  };
}

export const said = (id: string, text: string): BlockSketch => ({ id, kind: "message", settings: { text } });
export const asked = (id: string, text: string, settings: Record<string, unknown> = {}): BlockSketch => ({
  id,
  kind: "textQuestion",
  settings: { text, ...settings },
});
export const ended = (id = "end", text = "Goodbye!"): BlockSketch => ({
  id,
  kind: "end",
  settings: { text },
});

const inWorkspace = (server: TestServer) => ({ workspaceId: server.owner.workspaceId });

export function readDraft(server: TestServer, flowId: string): Promise<FlowDraft> {
  return server.request(api.getFlow, { params: { ...inWorkspace(server), flowId } });
}

/** Replaces the draft of a flow and publishes it. */
export async function publish(server: TestServer, flowId: string, document: FlowDocument): Promise<void> {
  const params = { ...inWorkspace(server), flowId };
  const { revision: baseRevision } = await readDraft(server, flowId);
  const body = { document, layout: { positions: {} }, baseRevision };
  const { revision } = await server.request(api.saveDraft, { params, body });
  await server.request(api.publishFlow, { params, body: { revision, note: "" } });
}

/** A bot that answers with this flow. */
export async function botWith(server: TestServer, document: FlowDocument, settings = {}): Promise<Bot> {
  const bot = await server.createBot({ name: "Test bot", settings });
  await publish(server, bot.defaultFlowId, document);
  return bot;
}

/** The texts said, in order; events by their name. */
export function textsOf(messages: readonly { content: { kind: string } }[]): string[] {
  return messages.map(({ content }) =>
    "event" in content
      ? `(${String(content.event)})`
      : "text" in content
        ? String(content.text)
        : content.kind,
  );
}
