// From what a person typed to what is stored: checks what no schema can, and keeps the secrets that were left out.

import type { ParsedApiInput } from "@parley/contracts/api/apis";
import { isSecretName } from "@parley/contracts/apiRules";
import { AppError, type FieldProblem } from "@parley/contracts/errors";
import { partsProblem, renderParts, writeJson } from "@parley/flow-engine";
import { noSecrets, templatesOf, type ApiSecrets, type StoredDefinition } from "../definition.ts";
import { isHeaderName } from "../request/headers.ts";
import { originOf, urlProblem } from "../request/writeUrl.ts";

export interface CompleteDefinition {
  definition: StoredDefinition;
  secrets: ApiSecrets;
}

/** @throws AppError `validation_failed` with the fields that are wrong. */
export function completeDefinition(
  typed: ParsedApiInput,
  stored?: CompleteDefinition,
  pathPrefix = "",
): CompleteDefinition {
  const { name: _, ...input } = typed;
  const problems: FieldProblem[] = [];
  const refuse = (path: string, message: string) => problems.push({ path: `${pathPrefix}${path}`, message });

  const problem = urlProblem(input.url);
  if (problem) refuse("url", problem);
  // Whoever may change the address must not thereby send a secret to a host of their own.
  const isSameHost = stored !== undefined && originOf(input.url) === originOf(stored.definition.url);
  const kept = isSameHost ? stored.secrets : noSecrets;
  const keptAuth = stored?.definition.auth.kind === input.auth.kind ? kept.auth : undefined;
  const missing =
    stored && !isSameHost ? "must be typed again, because the address names another host" : "is missing";

  const secrets: ApiSecrets = { headers: {} };
  const headers = input.headers.map(({ name, value }, index) => {
    if (!isHeaderName(name)) refuse(`headers.${index}.name`, "is not a header that can be set");
    const key = name.toLowerCase();
    if (input.headers.findIndex((other) => other.name.toLowerCase() === key) < index)
      refuse(`headers.${index}.name`, "is there already");
    const known = value ?? kept.headers[key];
    if (known === undefined) refuse(`headers.${index}.value`, missing);
    if (!isSecretName(name)) return { name, value: known ?? "" };
    if (known !== undefined) secrets.headers[key] = known;
    return { name, value: null };
  });

  const { auth } = input;
  if (auth.kind !== "none") {
    const secret = auth.secret ?? keptAuth;
    if (secret !== undefined) secrets.auth = secret;
    else if (
      auth.kind !== "basic" ||
      (stored?.definition.auth.kind === "basic" && stored.secrets.auth !== undefined)
    )
      refuse("auth.secret", missing);
    delete auth.secret;
  }
  if (auth.kind === "apiKey" && auth.place === "header" && !isHeaderName(auth.name))
    refuse("auth.name", "is not a header that can be set");

  const definition = { ...input, headers, auth };
  for (const { path, text } of templatesOf(definition, secrets)) {
    const failure = partsProblem(text);
    if (failure) refuse(path, failure);
  }
  const { body, mapping } = input;
  // With tags the text depends on the values, so only a test can tell.
  if (body.kind === "json" && !body.text.includes("{%")) {
    const rendered = renderParts(body.text, {}, "UTC");
    if (rendered.ok && writeJson(rendered.parts) === null) refuse("body.text", "is not valid JSON");
  }
  mapping.forEach(({ attributeKey }, index) => {
    if (mapping.findIndex((other) => other.attributeKey === attributeKey) < index)
      refuse(`mapping.${index}.attributeKey`, "is filled twice");
  });
  if (problems.length > 0) throw new AppError("validation_failed", {}, problems);
  return { definition, secrets };
}
