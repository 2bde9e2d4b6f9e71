// Makes a bot that runs the given flow, through the public API of a running server.

import { api } from "@parley/contracts/api";
import { call, type ClientOptions } from "@parley/contracts/client";
import type { FlowDocument } from "@parley/contracts/flow";

export interface PublishedBot {
  id: string;
  workspaceId: string;
}

export interface ServerAddress {
  origin: string;
  token: string;
}

export async function createPublishedBot(
  { origin, token }: ServerAddress,
  name: string,
  document: FlowDocument,
): Promise<PublishedBot> {
  const options: ClientOptions = {
    origin,
    token,
    fetch: (url, { method, headers, body }) => fetch(url, { method, headers, ...(body && { body }) }),
  };
  const workspace = (await call(options, api.getMe, {})).workspaces[0];
  if (!workspace) throw new Error("The owner has no workspace.");
  const workspaceId = workspace.id;
  const bot = await call(options, api.createBot, { params: { workspaceId }, body: { name, publish: false } });
  const params = { workspaceId, flowId: bot.defaultFlowId };
  const { revision: baseRevision } = await call(options, api.getFlow, { params });
  const places = Object.keys(document.blocks).map((id, index) => [id, { x: 0, y: index * 200 }] as const);
  const layout = { positions: Object.fromEntries(places) };
  const { revision } = await call(options, api.saveDraft, {
    params,
    body: { document, layout, baseRevision },
  });
  await call(options, api.publishFlow, { params, body: { revision } });
  return { id: bot.id, workspaceId };
}
