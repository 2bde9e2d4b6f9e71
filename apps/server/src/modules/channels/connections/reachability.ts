// Whether providers can reach this server at its address, and where their webhooks go.

import ipaddr from "ipaddr.js";
import type { Messenger } from "@parley/contracts/channels";
import { isPublicAddress } from "../../../platform/egress/index.ts";

/** Names that never lead out of a network. */
const privateName =
  /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|test|example|invalid|home\.arpa)$/i;
/** The only ports Telegram sends webhooks to; empty stands for 443. */
const telegramPorts = new Set(["", "443", "80", "88", "8443"]);

/** Judged by the address alone: https with a public name or number. */
export function isReachable(publicUrl: string): boolean {
  const url = URL.parse(publicUrl);
  if (url?.protocol !== "https:") return false;
  const hostname = url.hostname.replace(/^\[|\]$/g, "");
  if (ipaddr.isValid(hostname)) return isPublicAddress(hostname);
  return hostname.includes(".") && !privateName.test(hostname);
}

export function canTelegramReach(publicUrl: string): boolean {
  return isReachable(publicUrl) && telegramPorts.has(URL.parse(publicUrl)?.port ?? "none");
}

export function webhookUrl(
  publicUrl: string,
  { channel, hookId }: { channel: Messenger; hookId: string },
): string {
  return `${publicUrl}/hooks/${channel}/${hookId}`;
}
