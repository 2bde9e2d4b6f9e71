// A site may vouch for its visitor: a JWT (HS256) signed with the bot's identity secret names the person.

import { jwtVerify } from "jose";
import { AppError } from "@parley/contracts/errors";
import { limits } from "@parley/contracts/limits";
import type { ContactPatch } from "@parley/flow-engine";
import { z } from "zod";

/** Written by a signed identity alone: a page that could set it would vouch for itself. */
const EXTERNAL_ID = "external_id";

const identity = z.object({
  /** When given, the token is good for this visitor only. */
  uuid: z.string().optional(),
  externalId: z.string().max(200).optional(),
  name: z.string().trim().min(1).max(limits.nameLength).optional(),
  email: z.email().max(254).optional(),
});

/** @throws AppError `token_invalid` when the signature, the age or the visitor is wrong. */
export async function verifyIdentity(
  token: string,
  secret: string,
  uuid: string,
  now: Date,
): Promise<ContactPatch> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
      algorithms: ["HS256"],
      currentDate: now,
    });
    const claims = identity.parse(payload);
    if (claims.uuid !== undefined && claims.uuid !== uuid) throw new AppError("token_invalid");
    return {
      ...(claims.name ? { name: claims.name } : {}),
      ...(claims.email ? { email: claims.email, isLead: true as const } : {}),
      ...(claims.externalId ? { attributes: { [EXTERNAL_ID]: claims.externalId } } : {}),
    };
  } catch {
    throw new AppError("token_invalid");
  }
}

/** Attribute keys as a page may send them, made to fit ours: lower case, digits and _. */
export function pageAttributes(given: Record<string, string> | undefined): Record<string, string> {
  const entries = Object.entries(given ?? {}).slice(0, limits.attributesPerContact);
  return Object.fromEntries(entries.filter(([key]) => /^[a-z][a-z0-9_]*$/.test(key) && key !== EXTERNAL_ID));
}
