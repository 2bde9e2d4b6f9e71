// How a connection looks to those who may see it: never with its token.

import type { z } from "zod";
import type { connection } from "@parley/contracts/api/connections";
import { completeChannelSettings } from "@parley/contracts/channelSettings";
import type { ConnectionsContext } from "./context.ts";
import { tryOpenSecrets } from "./credentials.ts";
import { webhookUrl } from "./reachability.ts";
import type { ConnectionRow } from "../store/connections.ts";

export function presentConnection(
  { keyring, settings }: Pick<ConnectionsContext, "keyring" | "settings">,
  row: ConnectionRow,
): z.input<typeof connection> {
  return {
    id: row.id,
    channel: row.channel,
    bot: row.botId !== null && row.botName !== null ? { id: row.botId, name: row.botName } : null,
    name: row.name,
    handle: row.handle,
    account: row.address,
    parent: row.parent,
    status: row.status,
    problem: row.problem,
    facts: row.facts,
    webhook: webhookOf(keyring, settings.publicUrl, row),
    isPolling: row.isPolling,
    sandbox: sandboxOf(row),
    link: linkTo(row),
    settings: completeChannelSettings(row.channel, row.settings),
    createdAt: row.createdAt.toISOString(),
  };
}

/** Null where nobody has to enter it: Telegram is told by us, the shared number belongs to the operator. */
function webhookOf(keyring: ConnectionsContext["keyring"], publicUrl: string, row: ConnectionRow) {
  if (row.channel === "telegram" || row.sandboxCode !== null) return null;
  // A list is shown even when the server's secret has changed.
  const verifyToken = tryOpenSecrets(keyring, row)?.verifyToken;
  return verifyToken === undefined ? null : { url: webhookUrl(publicUrl, row), verifyToken };
}

function sandboxOf({ sandboxCode, handle }: ConnectionRow) {
  if (sandboxCode === null) return null;
  const text = encodeURIComponent(`#${sandboxCode}`);
  return { code: sandboxCode, handle, link: `https://wa.me/${digits(handle)}?text=${text}` };
}

/** Opens a conversation with the account; null while the name the link needs is not known. */
export function linkTo(row: ConnectionRow): string | null {
  switch (row.channel) {
    case "whatsapp": {
      if (row.sandboxCode !== null) return sandboxOf(row)?.link ?? null;
      return digits(row.handle) === "" ? null : `https://wa.me/${digits(row.handle)}`;
    }
    case "telegram":
      return row.handle.startsWith("@") ? `https://t.me/${row.handle.slice(1)}` : null;
    case "messenger":
      return `https://m.me/${row.facts["username"] ?? row.address}`;
    case "instagram": {
      const username = row.facts["username"] ?? (row.handle.startsWith("@") ? row.handle.slice(1) : "");
      return username === "" ? null : `https://ig.me/m/${username}`;
    }
  }
}

const digits = (text: string) => text.replace(/\D/g, "");
