// The address of a call: the author's words as they are, each value percent-encoded, and never another host than the
// one that was saved.

import { renderParts, type LiquidScope, type RenderedPart } from "@parley/flow-engine";
import { failure, success, type Result } from "../../../platform/result.ts";
import type { ApiCallError } from "@parley/contracts/apiRules";

/** Scheme, host and port as written: no variables, no credentials, nothing that could hide where they end. */
const originPattern = /^https?:\/\/[^/?#\\\s{}%@]+(?=[/?#]|$)/i;

/** The fixed part of an address, or null when there is none. */
export function originOf(template: string): string | null {
  const written = originPattern.exec(template)?.[0];
  const url = written === undefined ? null : URL.parse(written);
  return url && url.hostname !== "" ? url.origin : null;
}

/** What is wrong with an address, in words for its author, or null. */
export function urlProblem(template: string): string | null {
  if (originOf(template) !== null) return null;
  if (!/^https?:\/\//i.test(template)) return "must begin with https:// or http://";
  const authority = /^https?:\/\/([^/?#]*)/i.exec(template)?.[1] ?? "";
  if (/[{}%]/.test(authority))
    return "must name a fixed host: variables may stand behind it only, in the path or the parameters";
  if (authority.includes("@")) return "must not contain a user name or password; choose basic authentication";
  return "is not a valid address";
}

export function writeUrl(
  template: string,
  query: readonly { name: string; value: string }[],
  scope: LiquidScope,
  timeZone: string,
): Result<string, ApiCallError> {
  const origin = originOf(template);
  if (origin === null) return failure("invalid_url");
  const rendered = renderParts(template, scope, timeZone);
  if (!rendered.ok) return failure("template_failed");

  const refusal = pathProblem(rendered.parts);
  if (refusal) return failure(refusal);
  const address = rendered.parts.map(({ text, isValue }) => (isValue ? encode(text) : text)).join("");
  return finish(address, query, origin);
}

/** A value may fill a step of the path, but neither climb in it nor leave it empty and so name something else. */
function pathProblem(parts: readonly RenderedPart[]): ApiCallError | undefined {
  let step = { text: "", hasValue: false };
  const steps = [step];
  for (const { text, isValue } of parts) {
    if (isValue) {
      step.text += encode(text);
      step.hasValue = true;
      continue;
    }
    const [path = ""] = text.split(/[?#]/, 1);
    const [head = "", ...further] = path.split(/[/\\]/);
    step.text += head;
    for (const name of further) steps.push((step = { text: name, hasValue: false }));
    if (path !== text) break;
  }
  const filled = steps.filter(({ hasValue }) => hasValue);
  if (filled.some(({ text }) => text === "")) return "variable_empty";
  return filled.some(({ text }) => isDotSegment(text)) ? "invalid_url" : undefined;
}

function finish(
  address: string,
  query: readonly { name: string; value: string }[],
  origin: string,
): Result<string, ApiCallError> {
  const withoutFragment = address.split("#", 1)[0] ?? "";
  const pairs = query.map(({ name, value }) => `${encode(name)}=${encode(value)}`).join("&");
  const separator = withoutFragment.includes("?") ? (/[?&]$/.test(withoutFragment) ? "" : "&") : "?";
  const url = URL.parse(pairs === "" ? withoutFragment : `${withoutFragment}${separator}${pairs}`);
  if (!url || url.origin !== origin) return failure("invalid_url");
  return success(url.href);
}

/** `.` and `..` in any spelling would climb in the path, and encoding does not help against it. */
function isDotSegment(text: string): boolean {
  const plain = text.replace(/%2e/gi, ".");
  return plain === "." || plain === "..";
}

export function encode(value: string): string {
  return encodeURIComponent(value.toWellFormed());
}
