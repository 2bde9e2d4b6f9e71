// What a block says or does, on one line. Blocks that name a flow, an API or another block are told by that name.

import type { Block } from "@parley/contracts/flow";
import { describeBlock } from "@parley/flow-engine";
import { useQuery } from "@tanstack/react-query";
import { api, apiQuery } from "../../../api/client.ts";
import { t } from "../../../i18n/t.ts";
import { useBlock, useServices } from "../editorContext.tsx";
import { longTitleOf } from "../model/blockTitle.ts";
import { useFlows } from "../queries.ts";

export function BlockLine({ block }: { block: Block }) {
  switch (block.kind) {
    case "callFlow":
    case "redirect":
      return <FlowLine block={block} />;
    case "apiCall":
      return <ApiLine block={block} />;
    case "jump":
      return <JumpLine block={block} />;
    default:
      return lineOf(block, "");
  }
}

function FlowLine({ block }: { block: Block }) {
  const flow = useFlows().find(({ id }) => id === block.settings["flowId"]);
  return lineOf(block, flow ? `→ ${flow.name}` : "");
}

function ApiLine({ block }: { block: Block }) {
  const { workspaceId } = useServices();
  const apis = useQuery(apiQuery(api.listApis, { params: { workspaceId } })).data?.items ?? [];
  return lineOf(block, apis.find(({ id }) => id === block.settings["apiId"])?.name ?? "");
}

function JumpLine({ block }: { block: Block }) {
  const { blockId } = block.settings;
  const target = useBlock(typeof blockId === "string" ? blockId : "");
  return target ? `→ ${longTitleOf(target)}` : t("editor.node.empty");
}

function lineOf(block: Block, name: string): string {
  return [name, describeBlock(block)].filter(Boolean).join(" · ") || t("editor.node.empty");
}
