// A web address as people type it: with or without https:// in front.

import { isWebUrl } from "../../settings/webUrl.ts";
import type { Reading } from "./requestSpecification.ts";

const hostPattern = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;

export function readWebAddress(typed: string): Reading {
  const url = /^[a-z][a-z0-9+.-]*:/i.test(typed) && !/^[^/]+:\d/.test(typed) ? typed : `https://${typed}`;
  const host = /^https?:\/\/([^/?#:@]+)(?::\d{1,5})?(?:[/?#]|$)/i.exec(url)?.[1] ?? "";
  if (!isWebUrl(url) || !hostPattern.test(host)) return { ok: false, reason: "not_a_web_address" };
  return { ok: true, value: url, text: url };
}
