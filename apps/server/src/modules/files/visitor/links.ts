// Addresses of visitors' files: signed, for one file of one conversation, and good for an hour or a little more.

import { z } from "zod";
import { id } from "@parley/contracts/ids";
import type { Clock } from "../../../platform/clock.ts";
import { signToken, verifyToken, type Keyring } from "../../../platform/crypto/index.ts";
import { plainName } from "../publicAddress.ts";

const PURPOSE = "visitor-file";
/** A link is good for at least this long. */
const LIFETIME_MS = 60 * 60 * 1_000;
/** Links made within this time are the same, so that a browser loads a picture once. */
const STEP_MS = 30 * 60 * 1_000;
const claims = z.object({ c: id, f: id });

export interface LinkedFile {
  conversationId: string;
  id: string;
  name: string;
}

export interface FileLinks {
  /** A path on this server. */
  urlOf(file: LinkedFile): string;
  /** The file a link names, or nothing when it is wrong or has lapsed. */
  read(token: string): { conversationId: string; id: string } | undefined;
}

export function createFileLinks(keyring: Keyring, clock: Clock): FileLinks {
  return {
    urlOf({ conversationId, id: fileId, name }) {
      const until = Math.ceil((clock.now().getTime() + LIFETIME_MS) / STEP_MS) * STEP_MS;
      const token = signToken(
        keyring,
        PURPOSE,
        { c: conversationId, f: fileId },
        { expiresAt: new Date(until) },
      );
      return `/visitor-files/${token}/${plainName(name)}`;
    },
    read(token) {
      const verified = verifyToken(keyring, PURPOSE, token, { now: clock.now() });
      const parsed = verified.ok ? claims.safeParse(verified.value) : undefined;
      return parsed?.success ? { conversationId: parsed.data.c, id: parsed.data.f } : undefined;
    },
  };
}
