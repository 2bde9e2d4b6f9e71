// Endpoints of bots; flows have their own module.

import { api } from "@parley/contracts/api";
import type { BotSettingsPatch } from "@parley/contracts/botSettings";
import { AppError } from "@parley/contracts/errors";
import { access, type BotRow } from "../../platform/access/index.ts";
import type { Keyring } from "../../platform/crypto/index.ts";
import type { Transaction } from "../../platform/db/index.ts";
import { memberRoute, type HttpContext } from "../../platform/http/index.ts";
import { createBot } from "./commands/createBot.ts";
import { readCredentials, rotateCredential } from "./commands/credentials.ts";
import { presentBot, presentBotSummary } from "./presenter.ts";
import { getBotWithCounts, listBots, lockBot, markBotDeleted, updateBot } from "./store.ts";

export function registerBotRoutes(http: HttpContext, { keyring }: { keyring: Keyring }): void {
  memberRoute(http, api.listBots, async ({ actor, tx }) => ({
    items: (await listBots(tx, actor.workspaceId)).map(presentBotSummary),
  }));

  memberRoute(http, api.createBot, async ({ actor, tx, body }) =>
    present(tx, actor.workspaceId, await createBot(tx, keyring, actor, body)),
  );

  memberRoute(http, api.getBot, async ({ actor, tx, params }) => {
    const bot = await access.bot(actor, tx, params.botId);
    return present(tx, bot.workspaceId, bot.id);
  });

  memberRoute(http, api.updateBot, async ({ actor, tx, params, body }) => {
    await lockBot(tx, actor.workspaceId, params.botId);
    const bot = await access.bot(actor, tx, params.botId);
    if (body.defaultFlowId !== undefined) {
      const flow = await access.flow(actor, tx, body.defaultFlowId);
      if (flow.botId !== bot.id) throw new AppError("not_found");
    }
    await updateBot(tx, bot.workspaceId, bot.id, {
      name: body.name ?? bot.name,
      defaultFlowId: body.defaultFlowId ?? bot.defaultFlowId,
      settings: mergeSettings(bot, body.settings),
    });
    return present(tx, bot.workspaceId, bot.id);
  });

  memberRoute(http, api.deleteBot, async ({ actor, tx, params }) => {
    const bot = await access.bot(actor, tx, params.botId);
    await markBotDeleted(tx, bot.workspaceId, bot.id);
  });

  memberRoute(http, api.getBotCredentials, async ({ actor, tx, params }) =>
    readCredentials(keyring, await access.bot(actor, tx, params.botId)),
  );

  memberRoute(http, api.rotateBotCredential, async ({ actor, tx, params, body }) =>
    rotateCredential(tx, keyring, await access.bot(actor, tx, params.botId), body.credential),
  );
}

async function present(tx: Transaction, workspaceId: string, id: string) {
  const row = await getBotWithCounts(tx, workspaceId, id);
  if (!row) throw new AppError("not_found");
  return presentBot(row);
}

/** Section by section: a field that is not named keeps its value. */
function mergeSettings(bot: BotRow, patch: BotSettingsPatch = {}): BotSettingsPatch {
  const merged: Record<string, unknown> = { ...bot.settings };
  for (const [section, values] of Object.entries(patch)) {
    if (values !== undefined)
      merged[section] = { ...bot.settings[section as keyof BotSettingsPatch], ...values };
  }
  return merged as BotSettingsPatch;
}
