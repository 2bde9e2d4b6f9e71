// When a mail about a lead is due: decided within the turn that is its reason, composed and written by a task. The mail
// and the note that it was written are one transaction, so that no crash sends it twice or never.

import { id } from "@parley/contracts/ids";
import { z } from "zod";
import type { Clock } from "../../platform/clock.ts";
import type { Database, Queryable } from "../../platform/db/index.ts";
import type { Mailer } from "../../platform/mail/index.ts";
import { defineTask, type Tasks } from "../../platform/tasks/index.ts";
import { completeSettings, isUnfinishedLead, type TurnFollowUps } from "../runtime/index.ts";
import { composeAlert, composeTeamMessage, type AlertKind } from "./composeAlert.ts";
import {
  claimAlert,
  listDocuments,
  listMemberAddresses,
  listOwnerAddresses,
  listTranscriptRows,
  loadFacts,
  type AlertFacts,
  type ConversationKey,
} from "./store.ts";
import { transcriptOf } from "./transcript.ts";

/** A lead who has said nothing for this long before the flow's end has left. */
const SILENT_AFTER_MS = 30 * 60 * 1_000;
/** Returns within this time are one return: a visitor who opens page after page is not news each time. */
const RETURN_WINDOW_MS = 6 * 60 * 60 * 1_000;
/** Mails about one conversation within a day, so that nobody can fill a mailbox by talking with a bot. */
const ALERTS_PER_DAY = 20;
/** Messages told in one mail; of a longer conversation, the last ones. */
const TRANSCRIPT_LENGTH = 300;

const payloadSchema = z.object({
  workspaceId: id,
  conversationId: id,
  kind: z.enum(["completed", "reply", "incomplete", "returned"]),
  /** The last message when this was decided. */
  seq: z.number().int(),
  notices: z.array(z.object({ question: z.string(), answer: z.string() })),
});
type AlertPayload = z.output<typeof payloadSchema>;

const teamMessageSchema = z.object({
  workspaceId: id,
  conversationId: id,
  seq: z.number().int(),
  /** Which of the messages of one turn. */
  position: z.number().int(),
  /** Everybody when empty. */
  memberIds: z.array(z.string()),
  text: z.string(),
});

export interface AlertOptions {
  db: Database;
  tasks: Tasks;
  mailer: Mailer;
  clock: Clock;
  publicUrl: string;
}

export interface Alerts {
  /** To be called with each turn, in its transaction. */
  followUps: TurnFollowUps;
  /** A visitor of an earlier day is here again; give the transaction that notes the visit. */
  returned(tx: Queryable, key: ConversationKey): Promise<void>;
}

export function createAlerts({ db, tasks, mailer, clock, publicUrl }: AlertOptions): Alerts {
  const sendLeadAlert = defineTask({
    name: "sendLeadAlert",
    lane: "agent",
    schema: payloadSchema,
    retry: { limit: 8, delaySeconds: 10 },
    timeoutSeconds: 60,
    run: sendAlert,
  });
  tasks.register(sendLeadAlert);
  const sendTeamMessage = defineTask({
    name: "sendTeamMessage",
    lane: "agent",
    schema: teamMessageSchema,
    retry: { limit: 8, delaySeconds: 10 },
    timeoutSeconds: 60,
    run: mailTeamMessage,
  });
  tasks.register(sendTeamMessage);

  /** The author asked for this mail in the flow itself, so the bot's alert settings do not stop it. */
  async function mailTeamMessage(message: z.output<typeof teamMessageSchema>): Promise<void> {
    const key = { workspaceId: message.workspaceId, id: message.conversationId };
    const facts = await loadFacts(db, key);
    if (!facts) return;
    const addresses = await listMemberAddresses(db, key.workspaceId, message.memberIds);
    const inboxUrl = `${publicUrl}/inbox/${key.id}`;
    const { subject, text } = composeTeamMessage(facts, message.text, inboxUrl);
    await db.transaction(async (tx) => {
      const claim = `message:${message.seq}:${message.position}`;
      if (!(await claimAlert(tx, key, claim, ALERTS_PER_DAY))) return;
      for (const to of new Set(addresses)) await mailer.send(tx, { to, subject, text }, key.workspaceId);
    });
  }

  async function sendAlert(payload: AlertPayload): Promise<void> {
    const key = { workspaceId: payload.workspaceId, id: payload.conversationId };
    const facts = await loadFacts(db, key);
    if (!facts) return;
    const settings = completeSettings(facts.bot);
    if (!settings.alerts.emailEnabled || !isDue(payload, facts)) return;

    const named = settings.alerts.emailAddresses;
    const addresses = named.length > 0 ? named : await listOwnerAddresses(db, key.workspaceId);
    const { subject, text } = composeAlert({
      kind: payload.kind,
      facts,
      subject: settings.alerts.subject,
      notices: payload.notices,
      transcript: payload.kind === "returned" ? "" : await readTranscript(key, facts),
      inboxUrl: `${publicUrl}/inbox/${key.id}`,
    });
    await db.transaction(async (tx) => {
      if (!(await claimAlert(tx, key, keyOf(payload, facts), ALERTS_PER_DAY))) return;
      // One mail each: nobody sees the others, and one wrong address does not stop the rest.
      for (const to of new Set(addresses)) await mailer.send(tx, { to, subject, text }, key.workspaceId);
    });
  }

  async function readTranscript(key: ConversationKey, facts: AlertFacts): Promise<string> {
    const documents = await listDocuments(db, key.workspaceId, facts.bot.id, facts.flowVersionId);
    return transcriptOf(await listTranscriptRows(db, key, facts.runStart, TRANSCRIPT_LENGTH), documents);
  }

  function keyOf({ kind, seq }: AlertPayload, { runStart }: AlertFacts): string {
    switch (kind) {
      case "completed":
      case "reply":
        return `${kind}:${seq}`;
      case "incomplete":
        return `${kind}:${runStart}`;
      case "returned":
        return `${kind}:${Math.floor(clock.now().getTime() / RETURN_WINDOW_MS)}`;
    }
  }

  return {
    async followUps(tx, plan, { conversation, contact }, turn) {
      for (const [position, { memberIds, text, byMail }] of plan.teamMessages.entries()) {
        if (!byMail) continue;
        const { workspaceId, id: conversationId, seq } = conversation;
        const message = { workspaceId, conversationId, seq, position, memberIds, text };
        await tasks.enqueue(tx, sendTeamMessage, message);
      }
      const settings = completeSettings(turn.bot);
      if (!settings.alerts.emailEnabled) return;
      const payload = {
        workspaceId: conversation.workspaceId,
        conversationId: conversation.id,
        seq: conversation.seq,
        notices: plan.notices,
      };
      const enqueue = (kind: AlertKind, startAfter?: Date) =>
        tasks.enqueue(tx, sendLeadAlert, { ...payload, kind }, startAfter ? { startAfter } : {});

      const isLead = (contact ?? turn.contact).isLead;
      const hasAnswered = Object.keys(conversation.session?.answers ?? {}).length > 0;
      if (plan.ended && isLead && hasAnswered) await enqueue("completed");
      else if (plan.notices.length > 0) await enqueue("reply");
      if (isUnfinishedLead({ turn, settings }, plan))
        await enqueue("incomplete", new Date(conversation.updatedAt.getTime() + SILENT_AFTER_MS));
    },
    async returned(tx, { workspaceId, id: conversationId }) {
      const about = { workspaceId, conversationId, seq: 0, notices: [] };
      await tasks.enqueue(tx, sendLeadAlert, { ...about, kind: "returned" });
    },
  };
}

/** Whether the reason still stands when the task comes to it. */
function isDue({ kind, seq }: AlertPayload, facts: AlertFacts): boolean {
  switch (kind) {
    case "reply":
      return true;
    case "completed":
    case "returned":
      return facts.contact.isLead;
    case "incomplete":
      // Who has written since has a later task; who talks with a person is looked after.
      return (
        facts.contact.isLead &&
        facts.lastVisitorSeq <= seq &&
        facts.responder === "bot" &&
        facts.session?.status !== "ended"
      );
  }
}
