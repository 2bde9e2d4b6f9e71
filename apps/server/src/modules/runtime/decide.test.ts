// What every input and every action means in every state a conversation can be in: pure, without any database.

import { conversationStatuses, responders } from "@parley/contracts/conversation";
import type { VisitorInput } from "@parley/contracts/messages";
import { describe, expect, it } from "vitest";
import type { ConversationRow } from "../../platform/access/index.ts";
import { contextOf, now, sessions, type Session, type Situation } from "../../testing/planContext.ts";
import { textsOf } from "../../testing/testFlow.ts";
import { decideAction, decideInput, decideLiveChatExpiry, handBack } from "./decide.ts";
import { emptyPlan, type PlanContext } from "./plan.ts";
import { runFlow } from "./planTurn.ts";
import { presentWidgetState } from "./widgetState.ts";

/** The conversation after a plan, as the visitor's panel sees it. */
function panelAfter(context: PlanContext, set: Partial<ConversationRow>) {
  const row = { ...context.turn.conversation, ...set };
  return {
    row,
    state: presentWidgetState(row, { settings: context.settings, assigneeName: "Ada", agentsOnline: true }),
  };
}

const inputs: VisitorInput[] = [
  { kind: "text", text: "Hello" },
  { kind: "choice", optionIds: ["x"] },
  { kind: "phone", dialCode: "+49", number: "151" },
  { kind: "skip" },
  { kind: "back" },
];
const everywhere = responders.flatMap((responder) => sessions.map((session) => ({ responder, session })));

describe("an input", () => {
  const botSays: Record<Session, readonly string[]> = {
    none: ["Hi", "First?"],
    idle: ["Hi", "First?"],
    awaitingInput: [],
    waiting: [],
    calling: [],
    redirecting: [],
    returning: [],
    handedOff: ["Helped?"],
    ended: ["Received."],
    failed: ["Received."],
  };

  it.each(everywhere)("to $responder while the session is $session", async ({ responder, session }) => {
    const context = contextOf({ responder, session });
    const plan = await decideInput(context, "c1", { kind: "text", text: "Hello" });
    expect(textsOf(plan.messages)).toEqual(["Hello", ...(responder === "bot" ? botSays[session] : [])]);
    const touchesSession =
      responder === "bot" && !["waiting", "calling", "ended", "failed"].includes(session);
    expect("session" in plan.set).toBe(touchesSession);
    // An answer sends the flow into its delay.
    expect(plan.wait !== undefined).toBe(responder === "bot" && session === "awaitingInput");
  });

  it.each(everywhere)(
    "of any kind is kept first, once, with its id: $responder, $session",
    async (situation) => {
      for (const input of inputs) {
        const plan = await decideInput(contextOf(situation), "c1", input);
        expect(plan.messages[0]).toMatchObject({ clientId: "c1", author: { kind: "visitor" } });
        expect(plan.messages.filter(({ clientId }) => clientId !== undefined)).toHaveLength(1);
      }
    },
  );

  it.each(conversationStatuses)("reopens a chat that was closed, and no other: %s", async (status) => {
    for (const situation of everywhere) {
      const plan = await decideInput(contextOf({ ...situation, status }), "c1", {
        kind: "text",
        text: "Hello",
      });
      expect(plan.set.status).toBe(status === "CLOSED" ? "OPEN" : undefined);
      expect(textsOf(plan.messages).includes("(reopened)")).toBe(status === "CLOSED");
    }
  });

  it("longer than a message may be is refused", async () => {
    const input: VisitorInput = { kind: "text", text: "x".repeat(4_001) };
    await expect(decideInput(contextOf({}), "c1", input)).rejects.toMatchObject({ code: "message_too_long" });
  });

  it("for a deleted bot is refused, like every action", async () => {
    for (const situation of everywhere) {
      const context = contextOf({ ...situation, isDeleted: true });
      await expect(decideInput(context, "c1", { kind: "text", text: "x" })).rejects.toMatchObject({
        code: "not_found",
      });
      await expect(decideAction(context, "c1", "restart")).rejects.toMatchObject({ code: "not_found" });
    }
  });
});

describe("an action", () => {
  it.each(everywhere)("restart begins anew: $responder, $session", async (situation) => {
    const plan = await decideAction(contextOf(situation), "c1", "restart");
    expect(textsOf(plan?.messages ?? [])).toEqual(["(restarted)", "Hi", "First?"]);
    expect(plan?.set).toMatchObject({
      responder: "bot",
      flowVersionId: "v1",
      session: { status: "awaitingInput" },
    });
  });

  it.each(everywhere)("requestLiveChat asks the bot only, once: $responder, $session", async (situation) => {
    const plan = await decideAction(contextOf(situation), "c1", "requestLiveChat");
    const isAsked = situation.responder === "bot";
    expect(textsOf(plan?.messages ?? [])).toEqual(isAsked ? ["(liveChatRequested)"] : []);
    expect(plan?.set.responder).toBe(isAsked ? "waitingForAgent" : undefined);
    expect(plan?.liveChatExpiresAt?.getTime()).toBe(isAsked ? now.getTime() + 120_000 : undefined);
  });

  it.each(everywhere)(
    "requestLiveChat with nobody online says so: $responder, $session",
    async (situation) => {
      const plan = await decideAction(
        contextOf({ ...situation, agentsOnline: false }),
        "c1",
        "requestLiveChat",
      );
      expect(textsOf(plan?.messages ?? [])).toEqual(
        situation.responder === "bot" ? ["(liveChatUnavailable)"] : [],
      );
      expect(plan?.set.responder).toBeUndefined();
    },
  );

  it.each(everywhere)("backToBot gives the bot its chat back: $responder, $session", async (situation) => {
    const context = contextOf(situation);
    const plan = await decideAction(context, "c1", "backToBot");
    const goesOn =
      { awaitingInput: ["First?"], handedOff: ["Helped?"] }[situation.session as "handedOff"] ?? [];
    expect(textsOf(plan?.messages ?? [])).toEqual(
      situation.responder === "bot" ? [] : ["(handedBack)", ...goesOn],
    );
  });

  it.each(everywhere)(
    "close takes back a request, and changes nothing else: $responder, $session",
    async (situation) => {
      const plan = await decideAction(contextOf(situation), "c1", "close");
      if (situation.responder === "waitingForAgent") expect(plan?.set.responder).toBe("bot");
      else expect(plan).toBeUndefined();
    },
  );

  it("that the bot's settings forbid is refused", async () => {
    const settings = { chatWindow: { allowRestart: false, allowLiveChat: false, allowBackToBot: false } };
    for (const action of ["restart", "requestLiveChat", "backToBot"] as const)
      await expect(decideAction(contextOf({ settings }), "c1", action)).rejects.toMatchObject({
        code: "forbidden",
      });
  });
});

describe("a request that lapsed", () => {
  it.each(sessions)("lets the flow go on where it can: %s", async (session) => {
    const context = contextOf({ responder: "waitingForAgent", session });
    const plan = await decideLiveChatExpiry(context);
    expect(textsOf(plan.messages)).toEqual([
      "(liveChatExpired)",
      ...(session === "handedOff" ? ["Address?"] : []),
    ]);
    expect(plan.set).toMatchObject({ responder: "bot", requestedAt: null, requestExpiresAt: null });
  });

  it("lets a wait that ended meanwhile be over", async () => {
    const state = { waitUntil: new Date(now.getTime() - 1).toISOString() };
    for (const agentsOnline of [true, false]) {
      const situation: Situation = { responder: "waitingForAgent", session: "waiting", state, agentsOnline };
      expect((await decideLiveChatExpiry(contextOf(situation))).set.session?.status).not.toBe("waiting");
      const back = await handBack(contextOf({ ...situation, responder: "agent" }), emptyPlan());
      expect(back.set.session?.status).not.toBe("waiting");
    }
  });
});

describe("a visitor", () => {
  it.each(everywhere)(
    "is never left with a bot that neither asks, waits nor listens: $responder, $session",
    async (situation) => {
      const plans = [
        (context: PlanContext) => decideInput(context, "c1", { kind: "text", text: "Hello" }),
        ...(["restart", "requestLiveChat", "backToBot", "close"] as const).map(
          (action) => (context: PlanContext) => decideAction(context, "c1", action),
        ),
        (context: PlanContext) => decideLiveChatExpiry(context),
        (context: PlanContext) => handBack(context, emptyPlan()),
      ];
      for (const version of ["v1", null])
        for (const decide of plans) {
          const context = contextOf({ ...situation, version });
          const { row, state } = panelAfter(context, (await decide(context))?.set ?? {});
          const isWaiting =
            row.responder === "bot" && ["waiting", "calling"].includes(row.session?.status ?? "");
          expect(state.canType || state.input !== null || isWaiting).toBe(true);
        }
    },
  );

  it("whose flow's version is gone may write to people", async () => {
    const context = contextOf({ session: "awaitingInput", version: null });
    const plan = await runFlow(context, { kind: "input", input: { kind: "text", text: "x" } }, emptyPlan());
    expect(plan.set.session).toMatchObject({ status: "ended", input: null, blockId: null });
  });
});
