// What the effects of a step mean for the plan of the turn. The engine decides, this only translates.

import type { Effect, TraceEntry } from "@parley/flow-engine";
import type { NewMessage } from "../conversations/index.ts";
import { mergePatches } from "./environment.ts";
import { requestLiveChat, unavailableEvent, type HandOver, type PlanContext, type TurnPlan } from "./plan.ts";

/** Adds to `trace` what the author should know about an effect that could not be performed. */
export function applyEffect(effect: Effect, plan: TurnPlan, context: PlanContext, trace: TraceEntry[]): void {
  const { settings, now, turn } = context;
  switch (effect.kind) {
    case "send":
      if (effect.content.kind === "event") {
        plan.messages.push({ ...unavailableEvent(settings, effect.content.event), blockId: effect.blockId });
        return;
      }
      plan.messages.push({
        author: { kind: "bot", name: turn.bot.name },
        content: effect.content,
        blockId: effect.blockId,
        delayMs: effect.delayMs,
      });
      return;
    case "updateContact":
      plan.contact = mergePatches(plan.contact, effect.patch);
      return;
    case "wait":
      plan.wait = { token: effect.waitToken, until: new Date(effect.until) };
      return;
    case "call":
      plan.call = { blockId: effect.blockId, waitToken: effect.waitToken, request: effect.request };
      return;
    case "requestLiveChat":
      requestLiveChat(plan, settings, now);
      return;
    case "notifyTeam":
      plan.notices.push({ question: effect.question, answer: effect.answer });
      return;
    case "addNote":
      plan.notes.push(effect.text);
      return;
    case "setStatus":
      plan.set.status = effect.status;
      return;
    case "alertTeam":
      plan.teamMessages.push({ memberIds: effect.memberIds, text: effect.text, byMail: effect.byMail });
      return;
    case "channelMessage":
      if (turn.connection?.channel === "whatsapp") plan.messages.push(channelMessage(effect, context));
      else handOver(effect, plan, context, trace);
      return;
    case "drip":
      handOver(effect, plan, context, trace);
      return;
    case "endChat":
      return;
  }
}

/** What only WhatsApp shows, as a message of the conversation. A template's own words are known to the provider alone. */
function channelMessage(
  { blockId, message }: Extract<Effect, { kind: "channelMessage" }>,
  { turn }: PlanContext,
): NewMessage {
  const author = { kind: "bot", name: turn.bot.name } as const;
  switch (message.kind) {
    case "template": {
      const { name, language } = message;
      const body = Object.fromEntries(message.parameters.map((text, index) => [String(index + 1), text]));
      const parameters = { header: {}, body, buttons: {} };
      const text = [name, ...message.parameters].join(" · ");
      return {
        author,
        blockId,
        content: { kind: "template", name, language, text, buttons: [], parameters },
      };
    }
    case "form": {
      const { text, formId, buttonLabel } = message;
      const token = `${turn.conversation.id}:${blockId}`;
      return { author, blockId, content: { kind: "form", text, formId, buttonLabel, token } };
    }
    case "catalogue": {
      const { text, productIds } = message;
      return { author, blockId, content: { kind: "products", text, catalogueId: "", productIds } };
    }
  }
}

function handOver(effect: HandOver, plan: TurnPlan, { isConnected }: PlanContext, trace: TraceEntry[]): void {
  if (isConnected(effect.kind)) plan.handOvers.push(effect);
  else
    trace.push({
      kind: "warning",
      blockId: effect.blockId,
      code: `${effect.kind}_not_connected`,
      detail: "",
    });
}
