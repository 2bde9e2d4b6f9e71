// A new bot comes with its default flow, from a template where one was chosen, and answers at once when published.

import type { BotSettingsPatch } from "@parley/contracts/botSettings";
import { AppError } from "@parley/contracts/errors";
import { limits } from "@parley/contracts/limits";
import type { Actor } from "../../../platform/access/index.ts";
import { encryptSecret, hashToken, randomToken, type Keyring } from "../../../platform/crypto/index.ts";
import type { Transaction } from "../../../platform/db/index.ts";
import { newId } from "../../../platform/ids.ts";
import { createFlow, publishFlow } from "../../flows/index.ts";
import { countBots, insertBot } from "../store.ts";

export interface NewBotInput {
  name: string;
  templateId: string | null;
  settings?: BotSettingsPatch;
  publish: boolean;
}

/** @throws AppError `limit_reached`, `not_found` for an unknown template. */
export async function createBot(
  tx: Transaction,
  keyring: Keyring,
  actor: Actor,
  input: NewBotInput,
): Promise<string> {
  const { workspaceId } = actor;
  if ((await countBots(tx, workspaceId)) >= limits.botsPerWorkspace)
    throw new AppError("limit_reached", { maximum: limits.botsPerWorkspace });

  const id = newId();
  const flowId = newId();
  const websiteToken = randomToken("site");
  const seal = (secret: string) => encryptSecret(keyring, secret, { workspaceId, id });
  await insertBot(tx, {
    workspaceId,
    id,
    name: input.name,
    settings: input.settings ?? {},
    defaultFlowId: flowId,
    websiteToken: seal(websiteToken),
    websiteTokenHash: hashToken(websiteToken),
    identitySecret: seal(randomToken("identity")),
  });
  const flow = await createFlow(tx, actor, {
    id: flowId,
    botId: id,
    name: "Main flow",
    templateId: input.templateId,
    startsEmpty: false,
  });
  if (input.publish) await publishFlow(tx, actor, flow, { note: "", revision: flow.revision });
  return id;
}
