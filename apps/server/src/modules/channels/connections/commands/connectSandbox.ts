// A demo of a bot on the WhatsApp number all bots of this server share: people reach it by `#` and a code.

import { randomInt } from "node:crypto";
import { AppError } from "@parley/contracts/errors";
import { findConnection, type ConnectionRow } from "../../store/connections.ts";
import { findSandboxConnection } from "../../store/connectionWrites.ts";
import type { ConnectionsContext } from "../context.ts";
import { sandboxAccount } from "../sandbox.ts";
import { connectAccount } from "./connectAccount.ts";
import { existing } from "../existing.ts";

/** Without 0, 1, O and I, which people mistake for each other. */
const CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const CODE_LENGTH = 6;
/** A code that exists already is drawn anew; a billion of them make that rare. */
const DRAWS = 5;

/** The bot's demo; there is one at most. @throws AppError `channel_not_configured`. */
export async function connectSandbox(
  context: ConnectionsContext,
  workspaceId: string,
  botId: string,
): Promise<ConnectionRow> {
  const { db, settings } = context;
  const account = sandboxAccount(settings);
  if (!account) throw new AppError("channel_not_configured");
  const present = await db.inWorkspace(workspaceId, (tx) => findSandboxConnection(tx, workspaceId, botId));
  if (present)
    return existing(await db.inWorkspace(workspaceId, (tx) => findConnection(tx, workspaceId, present)));

  for (let draw = 1; ; draw += 1) {
    try {
      return await connectAccount(context, workspaceId, { ...account, botId, sandboxCode: makeCode() });
    } catch (error) {
      const isTaken = error instanceof AppError && error.code === "account_already_connected";
      if (!isTaken || draw === DRAWS) throw error;
    }
  }
}

function makeCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join("");
}
