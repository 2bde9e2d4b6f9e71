// Performs what flows ask of the world: a task per call, written with the turn that asks, and the answer as a turn of its
// own. Whatever happens the flow hears something: a task that fails for good, or takes too long, answers `failed`.

import { id } from "@parley/contracts/ids";
import { z } from "zod";
import type { CallRequest } from "@parley/flow-engine";
import type { Clock } from "../../platform/clock.ts";
import { signToken, type Keyring } from "../../platform/crypto/index.ts";
import type { AcceptsMail, Egress } from "../../platform/egress/index.ts";
import type { Database } from "../../platform/db/index.ts";
import type { Mailer } from "../../platform/mail/index.ts";
import { defineTask, type Tasks } from "../../platform/tasks/index.ts";
import type { Directory } from "../accounts/index.ts";
import type { RunApi } from "../apis/index.ts";
import type { CalendarProvider } from "../calendar/index.ts";
import { completeSettings, type CallOutcome, type Runtime, type TurnFollowUps } from "../runtime/index.ts";
import { failed, type CallExecutors, type CallSite } from "./callExecutor.ts";
import { createAnswerQuestion, type AnswerProvider } from "./executors/answerQuestion.ts";
import { createAssignChat } from "./executors/assignChat.ts";
import { createCallApi } from "./executors/callApi.ts";
import { createCallWebhook } from "./executors/callWebhook.ts";
import { createCheckMailDomain } from "./executors/checkMailDomain.ts";
import { createClaimFiles, type FindFiles } from "./executors/claimFiles.ts";
import { createCheckCode, createSendCode } from "./executors/codes.ts";
import { createSendEmail } from "./executors/sendEmail.ts";
import { createBookSlot, createFreeSlots } from "./executors/slots.ts";
import { REPLY_PURPOSE, replyPath, type ReplyClaims } from "./replyAddress.ts";
import { findAwaitedCall, type CallKey } from "./store.ts";
import { hashCode } from "./verificationCodes.ts";

/** The longest a call may take in all; the visitor is waiting. */
const TIME_LIMIT_MS = 90_000;
/** A worker that does not come back by then is taken for lost. */
const TASK_TIMEOUT_SECONDS = 120;
/** A reply address outlives its wait by this much, so that who comes late is told so and not that it is wrong. */
const REPLY_GRACE_MS = 24 * 60 * 60 * 1_000;

const callPlace = { workspaceId: id, conversationId: id, waitToken: z.number().int() };
const requestSchema = z.custom<CallRequest>(
  (value) => typeof value === "object" && value !== null && "kind" in value,
);

export interface CallOptions {
  db: Database;
  tasks: Tasks;
  clock: Clock;
  keyring: Keyring;
  egress: Egress;
  mailer: Mailer;
  directory: Directory;
  publicUrl: string;
  runApi: RunApi;
  calendar: CalendarProvider;
  acceptsMail: AcceptsMail;
  findFiles: FindFiles;
  /** The runtime is given later, because it needs the follow-ups to be made. */
  runtime: () => Runtime;
  answers?: AnswerProvider;
}

export function createCalls(options: CallOptions): { followUps: TurnFollowUps } {
  const { db, tasks, clock, keyring, publicUrl, runtime } = options;
  const executors: CallExecutors = {
    api: createCallApi(options.runApi),
    webhook: createCallWebhook({ egress: options.egress, awaitReply }),
    aiAnswer: createAnswerQuestion(options.answers),
    assign: createAssignChat(options),
    sendEmail: createSendEmail(options),
    sendCode: createSendCode(options),
    checkCode: createCheckCode(options),
    checkMailDomain: createCheckMailDomain(options.acceptsMail),
    freeSlots: createFreeSlots(options.calendar),
    bookSlot: createBookSlot(options.calendar),
    claimFiles: createClaimFiles(options.findFiles),
  };

  const performCall = defineTask({
    name: "performCall",
    lane: "bot",
    schema: z.object({ ...callPlace, blockId: z.string(), request: requestSchema }),
    retry: { limit: 3, delaySeconds: 2 },
    timeoutSeconds: TASK_TIMEOUT_SECONDS,
    async run({ request, blockId, ...key }) {
      const place = await findAwaitedCall(db, key);
      // The visitor has begun anew, or a person has closed the chat: nobody waits for this any more.
      if (!place) return;
      const outcome = await inTime((signal) =>
        perform(executors, request, {
          ...key,
          blockId,
          signal,
          botId: place.bot.id,
          flowId: place.flowId,
          settings: completeSettings(place.bot),
          now: clock.now(),
        }),
      );
      if (outcome) await answer(key, outcome);
    },
    onGivenUp: ({ workspaceId, conversationId, waitToken }) =>
      answer({ workspaceId, conversationId, waitToken }, failed("call_failed")),
  });
  const endReplyWait = defineTask({
    name: "endReplyWait",
    lane: "bot",
    schema: z.object(callPlace),
    retry: { limit: 10, delaySeconds: 5 },
    timeoutSeconds: 60,
    run: (key) => answer(key, failed("no_reply")),
  });
  tasks.register(performCall);
  tasks.register(endReplyWait);

  async function answer(key: CallKey, outcome: CallOutcome): Promise<void> {
    await runtime().result({ workspaceId: key.workspaceId, id: key.conversationId }, key.waitToken, outcome);
  }

  async function awaitReply(site: CallSite, until: Date): Promise<string> {
    const { workspaceId, conversationId, waitToken } = site;
    await tasks.enqueue(db, endReplyWait, { workspaceId, conversationId, waitToken }, { startAfter: until });
    const claims: ReplyClaims = { w: workspaceId, c: conversationId, t: waitToken };
    const expiresAt = new Date(until.getTime() + REPLY_GRACE_MS);
    return publicUrl + replyPath(signToken(keyring, REPLY_PURPOSE, { ...claims }, { expiresAt }));
  }

  return {
    async followUps(tx, { call }, { conversation: { workspaceId, id: conversationId } }) {
      if (!call) return;
      const { blockId, waitToken } = call;
      const request = withoutSecrets(call.request, workspaceId, conversationId);
      await tasks.enqueue(tx, performCall, { workspaceId, conversationId, blockId, waitToken, request });
    },
  };

  /** What was typed as a code is stored only as its keyed hash. */
  function withoutSecrets(request: CallRequest, workspaceId: string, conversationId: string): CallRequest {
    if (request.kind !== "checkCode") return request;
    const place = { workspaceId, conversationId, blockId: request.blockId };
    return { ...request, code: hashCode(keyring, place, request.code) };
  }
}

/** The switch ties each kind to its own executor, which a table alone does not tell the compiler. */
function perform(
  executors: CallExecutors,
  request: CallRequest,
  site: CallSite,
): Promise<CallOutcome | undefined> {
  switch (request.kind) {
    case "api":
      return executors.api(request, site);
    case "webhook":
      return executors.webhook(request, site);
    case "aiAnswer":
      return executors.aiAnswer(request, site);
    case "assign":
      return executors.assign(request, site);
    case "sendEmail":
      return executors.sendEmail(request, site);
    case "sendCode":
      return executors.sendCode(request, site);
    case "checkCode":
      return executors.checkCode(request, site);
    case "checkMailDomain":
      return executors.checkMailDomain(request, site);
    case "freeSlots":
      return executors.freeSlots(request, site);
    case "bookSlot":
      return executors.bookSlot(request, site);
    case "claimFiles":
      return executors.claimFiles(request, site);
  }
}

async function inTime(
  work: (signal: AbortSignal) => Promise<CallOutcome | undefined>,
): Promise<CallOutcome | undefined> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<CallOutcome>((resolve) => {
    timer = setTimeout(() => {
      controller.abort();
      resolve(failed("timeout"));
    }, TIME_LIMIT_MS);
  });
  return Promise.race([work(controller.signal), over]).finally(() => clearTimeout(timer));
}
