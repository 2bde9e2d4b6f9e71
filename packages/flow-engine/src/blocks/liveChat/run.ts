// Live chat: asks for a human. While somebody is online the session waits for them; otherwise, and when nobody
// accepts in time, it goes on at "unavailable". What follows "next" happens after an agent hands back.

import { sendContent, sendText } from "../../engine/stepRun.ts";
import { defineBlock } from "../defineBlock.ts";
import { liveChatSettings } from "./schema.ts";

export const liveChatBlock = defineBlock({
  kind: "liveChat",
  group: "action",
  label: "Live chat",
  description: "Calls a member of your team into the conversation.",
  icon: "IconHeadset",
  keywords: ["human", "agent", "support", "handover", "team", "talk"],
  schema: liveChatSettings,
  outputs: () => [
    { id: "next", label: "After the live chat" },
    { id: "unavailable", label: "Nobody available" },
  ],
  optionalOutputs: ["next"],
  immediateOutputs: ["unavailable"],
  summary: (settings) => settings.text,
  pause: () => "visitor",
  enter({ block, settings, run }) {
    if (!run.environment.chat.agentsOnline) {
      sendContent(run, block.id, { kind: "event", event: "liveChatUnavailable" });
      run.trace.push({ kind: "branched", blockId: block.id, output: "unavailable", reason: "nobody_online" });
      return { kind: "next", output: "unavailable" };
    }
    sendText(run, block.id, settings.text, settings.delaySeconds);
    run.effects.push({
      kind: "requestLiveChat",
      blockId: block.id,
      notifyMemberIds: settings.notifyMemberIds,
    });
    return { kind: "handOff" };
  },
  check({ block, document, report }) {
    const target = Object.hasOwn(block.outputs, "next") ? block.outputs["next"] : null;
    const next = target && Object.hasOwn(document.blocks, target) ? document.blocks[target] : undefined;
    if (next?.kind === "end") report("live_chat_then_end", "outputs.next");
  },
});
