// Facts the page knows: attributes it sets itself, and an identity its server has signed.

import type { ContactPatch } from "@parley/flow-engine";
import { AppError } from "@parley/contracts/errors";
import { decryptSecret } from "../../../platform/crypto/index.ts";
import { emptyPlan, mergePatches } from "../../runtime/index.ts";
import type { WidgetContext } from "../context.ts";
import { pageAttributes, verifyIdentity } from "../identity.ts";
import { findWidgetBot } from "../store.ts";
import type { VisitorKey } from "../visitorToken.ts";

export interface VisitorFacts {
  identityToken?: string;
  attributes?: Record<string, string>;
}

/** @throws AppError `token_invalid` for a forged or expired identity; nothing is stored then. */
export async function identifyVisitor(
  context: WidgetContext,
  key: VisitorKey,
  facts: VisitorFacts,
): Promise<void> {
  const attributes = pageAttributes(facts.attributes);
  let patch: ContactPatch = Object.keys(attributes).length > 0 ? { attributes } : {};
  if (facts.identityToken) {
    const { conversation } = await context.runtime.look(key);
    const bot = await findWidgetBot(context.db, key.botId, key.workspaceId);
    const secret =
      bot &&
      decryptSecret(context.keyring, bot.identitySecret, { workspaceId: key.workspaceId, id: key.botId });
    if (!secret?.ok) throw new AppError("token_invalid");
    patch = mergePatches(
      patch,
      await verifyIdentity(facts.identityToken, secret.value, conversation.visitorUuid, context.clock.now()),
    );
  }
  if (Object.keys(patch).length === 0) return;
  await context.runtime.change(key, () => ({ ...emptyPlan(), contact: patch }));
}
