// Messengers as one part of the server: what comes in, what goes out, and the lanes both are worked off in.

import type { TurnFollowUps } from "../runtime/index.ts";
import type { VisitorFileContext } from "../files/index.ts";
import type { ChannelsContext } from "./channelsContext.ts";
import { createFetchFile } from "./inbound/fetchFile.ts";
import { createMessageHandler, type MessageContext } from "./inbound/handleMessage.ts";
import { createNewsHandler, type NewsContext } from "./inbound/handleNews.ts";
import { createReceiver } from "./inbound/receive.ts";
import { createEventWorker } from "./inbound/workEvents.ts";
import { createLaneRunner } from "./lanes/createLaneRunner.ts";
import type { LoadMedia } from "./outbound/loadMedia.ts";
import { planSends } from "./outbound/planSends.ts";
import { createSettle } from "./outbound/settle.ts";
import { createSendWorker } from "./outbound/workSends.ts";
import { dueNow, pushLane } from "./store/lanes.ts";

/** People whose messages are worked off at the same time; the database's connections bound it. */
const INBOUND_LANES = 6;
/** Conversations that are sent to at the same time: mostly waiting for the provider. */
const OUTBOUND_LANES = 24;

export interface ChannelsOptions extends ChannelsContext {
  uploads: VisitorFileContext;
  loadMedia: LoadMedia;
  /** Where a person answers in a browser what a messenger has no form for. */
  answerUrl?: (place: { workspaceId: string; conversationId: string }) => string;
  onTemplateNews?: NewsContext["onTemplateNews"];
  pressedButton?: MessageContext["pressedButton"];
}

export type Channels = ReturnType<typeof createChannels>;

export function createChannels(options: ChannelsOptions) {
  const { db, clock, log } = options;
  const settle = createSettle(options, () => sending.wake());
  const sends = createSendWorker(options, settle, options.loadMedia);
  const messages = createMessageHandler(options, createFetchFile(options, options.uploads));
  const events = createEventWorker(options, {
    message: messages.handle,
    other: createNewsHandler({ ...options, settle }),
  });
  const lanes = { db, clock, log };
  const receiving = createLaneRunner({ ...lanes, kind: "in", concurrency: INBOUND_LANES, work: events.work });
  const sending = createLaneRunner({ ...lanes, kind: "out", concurrency: OUTBOUND_LANES, work: sends.work });

  const followUps: TurnFollowUps = async (tx, _plan, written, { connection, bot }) => {
    if (!connection) return;
    const { conversation } = written;
    const language =
      conversation.session?.language ?? conversation.language ?? bot.settings.general?.language ?? "en";
    if (await planSends(tx, { written, channel: connection.channel, language }, options))
      tx.afterCommit(() => sending.wake());
  };

  return {
    receiver: createReceiver(options, () => receiving.wake()),
    followUps,
    settle,
    /** What waits for an account that may send again is due now. */
    async resume(connection: { workspaceId: string; id: string }) {
      await dueNow(db, connection, clock.now());
      sending.wake();
    },
    /** Something given up was queued again. */
    async replay(lane: string) {
      await pushLane(db, "in", lane, clock.now());
      receiving.wake();
    },
    async start() {
      await receiving.start();
      await sending.start();
    },
    async stop() {
      await receiving.stop();
      await sending.stop();
    },
  };
}
