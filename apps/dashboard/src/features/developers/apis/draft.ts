// A call while it is edited: every kind of body and sign-in keeps what was typed, whichever is chosen at the moment.
import type {
  ApiAuthInput,
  ApiBody,
  ApiDefinition,
  ApiInput,
  ApiMapping,
  ApiRow,
} from "@parley/contracts/api/apis";
import { apiLimits, isSecretName, type ApiMethod } from "@parley/contracts/apiRules";
import { partsVariables } from "@parley/flow-engine";

export interface HeaderRow extends ApiRow {
  /** The server has the value and does not show it. */
  isKept: boolean;
}

export interface ApiDraft {
  name: string;
  method: ApiMethod;
  url: string;
  query: ApiRow[];
  headers: HeaderRow[];
  bodyKind: ApiBody["kind"];
  json: string;
  plain: string;
  fields: ApiRow[];
  authKind: ApiAuthInput["kind"];
  keyPlace: "header" | "query";
  keyName: string;
  username: string;
  secret: string;
  /** The sign-in whose secret the server has. */
  keptAuth: ApiAuthInput["kind"] | null;
  timeoutSeconds: number;
  retries: number;
  mapping: ApiMapping[];
}

export const emptyDraft: ApiDraft = {
  name: "",
  method: "GET",
  url: "",
  query: [],
  headers: [],
  bodyKind: "none",
  json: "{\n  \n}",
  plain: "",
  fields: [],
  authKind: "none",
  keyPlace: "header",
  keyName: "X-Api-Key",
  username: "",
  secret: "",
  keptAuth: null,
  timeoutSeconds: apiLimits.timeoutSecondsDefault,
  retries: 0,
  mapping: [],
};

export function draftOf(definition: ApiDefinition): ApiDraft {
  const { name, method, url, query = [], body = { kind: "none" }, auth, mapping = [] } = definition;
  return {
    ...emptyDraft,
    name,
    method,
    url,
    query,
    headers: definition.headers.map((row) => ({
      name: row.name,
      value: row.value ?? "",
      isKept: row.value === null,
    })),
    bodyKind: body.kind,
    ...(body.kind === "json" ? { json: body.text } : {}),
    ...(body.kind === "text" ? { plain: body.text } : {}),
    ...(body.kind === "form" ? { fields: body.fields } : {}),
    authKind: auth.kind,
    ...(auth.kind === "apiKey" ? { keyPlace: auth.place, keyName: auth.name } : {}),
    ...(auth.kind === "basic" ? { username: auth.username } : {}),
    keptAuth: auth.kind !== "none" && auth.isSecretSet ? auth.kind : null,
    timeoutSeconds: definition.timeoutSeconds ?? emptyDraft.timeoutSeconds,
    retries: definition.retries ?? 0,
    mapping,
  };
}

/** Lines nobody filled in are left out, so that problems are told by the place people see. */
export function withoutEmptyRows(draft: ApiDraft): ApiDraft {
  const isFilled = ({ name, value }: ApiRow) => name.trim() !== "" || value !== "";
  return {
    ...draft,
    query: draft.query.filter(isFilled),
    headers: draft.headers.filter((row) => isFilled(row) || row.isKept),
    fields: draft.fields.filter(isFilled),
    mapping: draft.mapping.filter(({ path, attributeKey }) => path.trim() !== "" || attributeKey !== ""),
  };
}

export function inputOf(draft: ApiDraft): ApiInput {
  const { name, method, url, query, headers, timeoutSeconds, retries, mapping } = draft;
  return {
    name: name.trim(),
    method,
    url: url.trim(),
    query,
    headers: headers.map((row) => ({ name: row.name, value: isStillKept(row) ? null : row.value })),
    body: bodyOf(draft),
    auth: authOf(draft),
    timeoutSeconds,
    retries,
    mapping,
  };
}

/** A stored value stays until something is typed, or the name is none of a secret any more. */
export function isStillKept({ name, value, isKept }: HeaderRow): boolean {
  return isKept && value === "" && isSecretName(name);
}

function bodyOf({ bodyKind, json, plain, fields }: ApiDraft): ApiBody {
  switch (bodyKind) {
    case "none":
      return { kind: "none" };
    case "json":
      return { kind: "json", text: json };
    case "text":
      return { kind: "text", text: plain };
    case "form":
      return { kind: "form", fields };
  }
}

function authOf({ authKind, keyPlace, keyName, username, secret }: ApiDraft): ApiAuthInput {
  const typed = secret === "" ? {} : { secret };
  switch (authKind) {
    case "none":
      return { kind: "none" };
    case "apiKey":
      return { kind: "apiKey", place: keyPlace, name: keyName.trim(), ...typed };
    case "bearer":
      return { kind: "bearer", ...typed };
    case "basic":
      return { kind: "basic", username, ...typed };
  }
}

/** What a test asks values for: variables of everything typed, and of stored values that are not shown. */
export function variablesOf(draft: ApiDraft, stored: ApiDefinition | undefined): string[] {
  const texts = [
    draft.url,
    ...draft.query.map(({ value }) => value),
    ...draft.headers.map(({ value }) => value),
    ...(draft.bodyKind === "json" ? [draft.json] : []),
    ...(draft.bodyKind === "text" ? [draft.plain] : []),
    ...(draft.bodyKind === "form" ? draft.fields.map(({ value }) => value) : []),
    ...(draft.authKind === "none" ? [] : [draft.secret]),
    ...(draft.authKind === "basic" ? [draft.username] : []),
  ];
  const hidden = stored ? hiddenVariablesOf(stored) : [];
  return [...new Set([...texts.flatMap(partsVariables), ...hidden])].filter((name) => name !== "now");
}

/** Those the server knows of and no shown text names. */
function hiddenVariablesOf(stored: ApiDefinition): string[] {
  const shown = new Set(variablesOf(draftOf(stored), undefined));
  return stored.variables.filter((name) => !shown.has(name));
}

export const editorTabs = ["request", "auth", "body", "response", "advanced"] as const;
export type EditorTab = (typeof editorTabs)[number];

/** Where a problem of the server belongs in the form: `definition.auth.name` is `keyName`. */
export function fieldOf(path: string, draft: ApiDraft): string {
  const inner = path.replace(/^(body\.)?definition\./, "");
  if (inner === "body.text") return draft.bodyKind === "text" ? "plain" : "json";
  return inner
    .replace(/^body\.fields/, "fields")
    .replace(/^auth\.secret$/, "secret")
    .replace(/^auth\.name$/, "keyName")
    .replace(/^auth\.username$/, "username");
}

/** The tab that shows a field; the name stands above all of them. */
export function tabOf(field: string): EditorTab | null {
  if (/^(url|method|query|headers)\b/.test(field)) return "request";
  if (/^(secret|keyName|username)\b/.test(field)) return "auth";
  if (/^(json|plain|fields)\b/.test(field)) return "body";
  if (/^mapping\b/.test(field)) return "response";
  return /^(timeoutSeconds|retries)\b/.test(field) ? "advanced" : null;
}
