// Flows that begin at set times: every minute, bots whose timetable names that minute begin the flow in their open
// conversations. The work is spread over the drip lane, so that a large bot delays no visitor.

import { id } from "@parley/contracts/ids";
import { localMoment, matchTrigger } from "@parley/flow-engine";
import { z } from "zod";
import type { Database } from "../../platform/db/index.ts";
import { defineTask, type Span, type Tasks } from "../../platform/tasks/index.ts";
import type { Runtime } from "./createRuntime.ts";
import { completeSettings } from "./settings.ts";
import { listOpenConversations, listScheduledBots } from "./store.ts";

/** Conversations taken up by one task. */
const PAGE = 500;
/** Conversations nobody has written in for this long are left alone. */
const ACTIVE_WITHIN_MS = 30 * 24 * 60 * 60 * 1_000;
/** A server that was away longer than this does not catch up. */
const CATCH_UP_MS = 10 * 60 * 1_000;
const MINUTE_MS = 60 * 1_000;

const minute = { workspaceId: id, day: z.number().int(), minuteOfDay: z.number().int() };

export interface Schedules {
  everyMs: number;
  /** Begins what the time between two moments asks for. */
  run(span: Span): Promise<void>;
}

export function createSchedules({
  db,
  tasks,
  runtime,
}: {
  db: Database;
  tasks: Tasks;
  runtime: () => Runtime;
}): Schedules {
  const beginScheduledFlow = defineTask({
    name: "beginScheduledFlow",
    lane: "drip",
    schema: z.object({ ...minute, conversationId: id }),
    retry: { limit: 3, delaySeconds: 10 },
    timeoutSeconds: 60,
    async run({ workspaceId, conversationId, day, minuteOfDay }) {
      const occasion = { kind: "schedule", day, minuteOfDay } as const;
      await runtime().trigger({ workspaceId, id: conversationId }, occasion);
    },
  });
  const spreadSchedule = defineTask({
    name: "spreadSchedule",
    lane: "drip",
    schema: z.object({ ...minute, botId: id, after: z.string(), activeSince: z.iso.datetime() }),
    retry: { limit: 3, delaySeconds: 10 },
    timeoutSeconds: 300,
    run: (page) =>
      db.transaction(async (tx) => {
        const { workspaceId, botId, day, minuteOfDay, after } = page;
        const place = { workspaceId, botId, after, activeSince: new Date(page.activeSince) };
        const ids = await listOpenConversations(tx, place, PAGE);
        for (const conversationId of ids)
          await tasks.enqueue(tx, beginScheduledFlow, { workspaceId, day, minuteOfDay, conversationId });
        if (ids.length === PAGE)
          await tasks.enqueue(tx, spreadSchedule, { ...page, after: ids.at(-1) ?? "" });
      }),
  });
  tasks.register(beginScheduledFlow);
  tasks.register(spreadSchedule);

  return {
    everyMs: MINUTE_MS,
    async run({ from, to }) {
      const activeSince = new Date(to.getTime() - ACTIVE_WITHIN_MS).toISOString();
      for (const bot of await listScheduledBots(db)) {
        const { timeZone } = completeSettings(bot).general;
        for (const moment of minutesBetween(from, to)) {
          const local = localMoment(moment.toISOString(), timeZone);
          if (!local) continue;
          const { weekday: day, minuteOfDay } = local;
          if (!matchTrigger(bot.triggers, { kind: "schedule", day, minuteOfDay })) continue;
          const { workspaceId, id: botId } = bot;
          const page = { workspaceId, botId, day, minuteOfDay, after: "", activeSince };
          await tasks.enqueue(db, spreadSchedule, page);
        }
      }
    },
  };
}

/** The full minutes that began after `from` and not after `to`. */
function minutesBetween(from: Date, to: Date): Date[] {
  const first = Math.max(from.getTime(), to.getTime() - CATCH_UP_MS);
  const minutes: Date[] = [];
  for (let minute = Math.floor(first / MINUTE_MS) + 1; minute * MINUTE_MS <= to.getTime(); minute += 1)
    minutes.push(new Date(minute * MINUTE_MS));
  return minutes;
}
