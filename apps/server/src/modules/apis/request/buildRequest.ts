// A definition filled with values: the request as it leaves.

import type { ApiCallError } from "@parley/contracts/apiRules";
import { renderParts, type LiquidScope, writeJson } from "@parley/flow-engine";
import { isCredentialHeader } from "../../../platform/egress/index.ts";
import { failure, success, type Result } from "../../../platform/result.ts";
import type { ApiSecrets, StoredDefinition } from "../definition.ts";
import { headerValue } from "./headers.ts";
import { encode, writeUrl } from "./writeUrl.ts";

export interface BuiltRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | undefined;
  /** Values that must not be shown anywhere. */
  secrets: string[];
  /** Whether every credential would stay behind when a redirect leads to another host. */
  mayRedirect: boolean;
}

/** The word before a credential in a header is no secret. */
const schemeName = /^(basic|bearer|digest|token)$/i;

/** A template that cannot be filled ends the building; thrown inside this file only. */
class Unfilled extends Error {}
/** As above, for a value that has no place where it stands. */
class Unsendable extends Error {}

export function buildRequest(
  definition: StoredDefinition,
  secrets: ApiSecrets,
  scope: LiquidScope,
  timeZone: string,
): Result<BuiltRequest, ApiCallError> {
  const fill = (template: string): string => {
    const rendered = renderParts(template, scope, timeZone);
    if (!rendered.ok) throw new Unfilled(rendered.failure);
    return rendered.parts.map(({ text }) => text).join("");
  };
  try {
    const query = definition.query.map(({ name, value }) => ({ name, value: fill(value) }));
    const headers = new Map<string, string>();
    const hidden: string[] = [];
    const secretHeaders: string[] = [];
    for (const { name, value } of definition.headers) {
      const filled = fill(value ?? secrets.headers[name.toLowerCase()] ?? "");
      headers.set(name.toLowerCase(), headerValue(filled));
      if (value !== null) continue;
      hidden.push(filled, ...filled.split(/\s+/).filter((word) => !schemeName.test(word)));
      secretHeaders.push(name);
    }

    const credential = credentialOf(definition, secrets, fill);
    if (credential) {
      hidden.push(...credential.secrets);
      if (credential.query) query.push(credential.query);
      if (credential.header) {
        headers.set(credential.header.name.toLowerCase(), headerValue(credential.header.value));
        secretHeaders.push(credential.header.name);
      }
    }

    const body = writeBody(definition, scope, timeZone, fill);
    if (!body.ok) return body;
    if (body.value.type && !headers.has("content-type")) headers.set("content-type", body.value.type);
    if (!headers.has("accept")) headers.set("accept", "application/json, */*;q=0.5");

    const url = writeUrl(definition.url, query, scope, timeZone);
    if (!url.ok) return url;
    return success({
      method: definition.method,
      url: url.value,
      headers: Object.fromEntries(headers),
      body: body.value.text,
      secrets: hidden,
      mayRedirect: secretHeaders.every(isCredentialHeader),
    });
  } catch (error) {
    if (error instanceof Unfilled) return failure("template_failed");
    if (error instanceof Unsendable) return failure("invalid_request");
    throw error;
  }
}

interface Credential {
  secrets: string[];
  header?: { name: string; value: string };
  query?: { name: string; value: string };
}

function credentialOf(
  { auth }: StoredDefinition,
  { auth: secret = "" }: ApiSecrets,
  fill: (template: string) => string,
): Credential | undefined {
  switch (auth.kind) {
    case "none":
      return undefined;
    case "apiKey": {
      const pair = { name: auth.name, value: fill(secret) };
      return { secrets: [pair.value], [auth.place]: pair };
    }
    case "bearer": {
      const token = fill(secret);
      return { secrets: [token], header: { name: "authorization", value: `Bearer ${token}` } };
    }
    case "basic": {
      const password = fill(secret);
      const username = fill(auth.username);
      // The first colon ends the name, so a name with one would move a part of itself into the password.
      if (username.includes(":")) throw new Unsendable("a user name with a colon");
      const encoded = Buffer.from(`${username}:${password}`, "utf8").toString("base64");
      return { secrets: [password, encoded], header: { name: "authorization", value: `Basic ${encoded}` } };
    }
  }
}

function writeBody(
  { body }: StoredDefinition,
  scope: LiquidScope,
  timeZone: string,
  fill: (template: string) => string,
): Result<{ text: string | undefined; type: string | undefined }, ApiCallError> {
  switch (body.kind) {
    case "none":
      return success({ text: undefined, type: undefined });
    case "text":
      return success({ text: fill(body.text), type: "text/plain; charset=utf-8" });
    case "form": {
      const pairs = body.fields.map(({ name, value }) => `${encode(name)}=${encode(fill(value))}`);
      return success({ text: pairs.join("&"), type: "application/x-www-form-urlencoded" });
    }
    case "json": {
      const rendered = renderParts(body.text, scope, timeZone);
      if (!rendered.ok) return failure("template_failed");
      const text = writeJson(rendered.parts);
      return text === null ? failure("invalid_body") : success({ text, type: "application/json" });
    }
  }
}
