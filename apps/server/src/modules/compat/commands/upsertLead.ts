// Creates or updates the person behind a visitor's uuid. What may be repeated without harm is written first and notes
// last, so that a caller who repeats a failed request doubles nothing.

import { AppError } from "@parley/contracts/errors";
import type { RealtimeEvent } from "@parley/contracts/events";
import { limits } from "@parley/contracts/limits";
import { type ContactPatch } from "@parley/flow-engine";
import type { ContactRow } from "../../../platform/access/index.ts";
import type { Clock } from "../../../platform/clock.ts";
import type { Database } from "../../../platform/db/index.ts";
import { hasCode } from "../../../platform/hasCode.ts";
import { newId } from "../../../platform/ids.ts";
import { workspaceTopic, type Bus } from "../../../platform/realtime/index.ts";
import type { Directory } from "../../accounts/index.ts";
import { insertNote, presentContact } from "../../contacts/index.ts";
import { closeChat, emptyPlan, type PlanContext, type Runtime, type TurnPlan } from "../../runtime/index.ts";
import type { LeadRequest } from "../schemas.ts";
import { findLead, insertLead, setPicture, type FoundLead, type VisitorOfBot } from "../store.ts";

const UNIQUE_VIOLATION = "23505";

export interface LeadContext {
  db: Database;
  bus: Bus;
  clock: Clock;
  directory: Directory;
  runtime: Runtime;
}

/** @throws AppError `validation_failed` for an unknown agent, `limit_reached` for too many tags or attributes. */
export async function upsertLead(
  context: LeadContext,
  visitor: VisitorOfBot,
  lead: LeadRequest,
): Promise<void> {
  const { bus, runtime } = context;
  const { workspaceId } = visitor;
  if (lead.agentId) await requireAgent(context.directory, workspaceId, lead.agentId);
  const { id, contactId } = await findOrCreate(context, visitor);
  const key = { workspaceId, id };
  const { contact } = await runtime.change(key, (turn) => planLead(turn, lead));

  if (!lead.picture && !lead.notes?.length) return;
  await writeBeside(context.db, workspaceId, contactId, lead);
  const shown = presentContact({ ...contact, picture: lead.picture || contact.picture });
  bus.publish(workspaceTopic(workspaceId), { kind: "contact", contact: shown } satisfies RealtimeEvent);
  await runtime.announce(key);
}

async function findOrCreate({ db, clock }: LeadContext, visitor: VisitorOfBot): Promise<FoundLead> {
  const existing = await findLead(db, visitor);
  if (existing) return existing;
  try {
    await insertLead(db, visitor, clock.now());
  } catch (error) {
    // The visitor, or the same call sent twice, was a moment faster.
    if (!hasCode(error, UNIQUE_VIOLATION)) throw error;
  }
  const created = await findLead(db, visitor);
  if (!created) throw new AppError("internal");
  return created;
}

async function requireAgent(directory: Directory, workspaceId: string, agentId: string): Promise<void> {
  const members = await directory.members(workspaceId);
  if (members.some((member) => member.id === agentId && member.isActive)) return;
  throw new AppError("validation_failed", {}, [
    { path: "agentId", message: "is not the id of an active agent of this account" },
  ]);
}

function planLead(context: PlanContext, lead: LeadRequest): TurnPlan {
  const { contact, conversation } = context.turn;
  const plan = emptyPlan();
  plan.contact = patchOf(contact, lead);
  if (lead.agentId) plan.set.assigneeId = lead.agentId;
  if (!lead.status || lead.status === conversation.status) return plan;

  plan.set.status = lead.status;
  if (lead.status === "CLOSED") closeChat(context, plan);
  return plan;
}

function patchOf(contact: ContactRow, lead: LeadRequest): ContactPatch {
  const attributes = Object.fromEntries((lead.attributes ?? []).map(({ key, value }) => [key, value]));
  const addTags = lead.tags ?? [];
  bound(Object.keys({ ...contact.attributes, ...attributes }), limits.attributesPerContact);
  bound([...contact.tags, ...addTags], limits.tagsPerContact);

  const number = lead.phone || contact.phoneNumber;
  const dialCode = lead.dialCode ? `+${lead.dialCode.replace("+", "")}` : (contact.phoneDialCode ?? "");
  const isReachable = [lead.name, lead.email, number, contact.name, contact.email].some(Boolean);
  return {
    ...(lead.name ? { name: lead.name } : {}),
    ...(lead.email ? { email: lead.email } : {}),
    ...(number ? { phone: { dialCode, number } } : {}),
    attributes,
    addTags,
    ...(isReachable ? { isLead: true as const } : {}),
  };
}

/** @throws AppError `limit_reached` */
function bound(names: readonly string[], maximum: number): void {
  if (new Set(names).size > maximum) throw new AppError("limit_reached", { maximum });
}

/** What is not part of a turn: the picture, and notes, which are always added. */
async function writeBeside(
  db: Database,
  workspaceId: string,
  contactId: string,
  { picture, notes }: LeadRequest,
): Promise<void> {
  await db.inWorkspace(workspaceId, async (tx) => {
    if (picture) await setPicture(tx, workspaceId, contactId, picture);
    for (const { title, description } of notes ?? [])
      await insertNote(tx, workspaceId, {
        id: newId(),
        contactId,
        title: title ?? "",
        description: description ?? "",
        authorName: null,
      });
  });
}
