// API call: runs a configured API and goes on by the status of its answer. What the API's rules picked from the answer
// is written to the contact and can be read at once. Time-outs and failures go to "others", with the reason in the trace.

import { limits } from "@parley/contracts/limits";
import { scopeOf, sendText, updateContact } from "../../engine/stepRun.ts";
import type { BlockOutput } from "../blockKind.ts";
import { defineBlock } from "../defineBlock.ts";
import { takeOutput } from "../takeOutput.ts";
import { apiCallSettings, statusPattern, type ApiCallSettings } from "./schema.ts";

export const apiCallBlock = defineBlock<ApiCallSettings>({
  kind: "apiCall",
  group: "action",
  label: "API call",
  description: "Asks another system and goes on by its answer.",
  icon: "IconApi",
  keywords: ["http", "rest", "json", "lookup", "integration", "crm", "fetch"],
  schema: apiCallSettings,
  outputs: (settings) => [...statusOutputs(settings), { id: "others", label: "Others" }],
  summary: (settings) => settings.text,
  pause: (settings) => (settings.apiId === "" ? "none" : "time"),
  enter({ block, settings, run }) {
    sendText(run, block.id, settings.text, settings.delaySeconds, settings.rephrase);
    if (settings.apiId === "") return takeOutput(run, block.id, "others", "api_not_chosen");
    return { kind: "call", request: { kind: "api", apiId: settings.apiId, scope: scopeOf(run) } };
  },
  hear({ block, settings, run }, result) {
    if (result.kind === "failed") return takeOutput(run, block.id, "others", result.code);
    if (result.kind !== "api") return { kind: "ignore", reason: "not_called" };
    const picked = Object.entries(result.attributes).map(
      ([key, value]) => [key, value === "" ? null : value.slice(0, limits.attributeValueLength)] as const,
    );
    if (picked.length > 0) updateContact(run, { attributes: Object.fromEntries(picked) });
    const status = result.status === null ? "no_status" : String(result.status);
    return takeOutput(run, block.id, outputOf(settings, status), `status_${status}`);
  },
  check({ settings, validation, report }) {
    if (settings.apiId === "") report("api_not_chosen", "settings.apiId");
    else if (validation.apiIds?.includes(settings.apiId) === false) report("api_not_found", "settings.apiId");
    const seen = new Set<string>();
    for (const [index, { status }] of settings.statusRows.entries()) {
      const path = `settings.statusRows.${index}.status`;
      const wanted = status.trim().toLowerCase();
      if (!statusPattern.test(wanted)) report("status_invalid", path, { status });
      else if (seen.has(wanted)) report("status_repeated", path, { status });
      seen.add(wanted);
    }
  },
});

/** The row of exactly this status, else the one of its class. */
function outputOf(settings: ApiCallSettings, status: string): string {
  const known = new Set(statusOutputs(settings).map((output) => output.id));
  const wanted = [`status_${status}`, `status_${status.slice(0, 1)}xx`];
  return wanted.find((id) => known.has(id)) ?? "others";
}

function statusOutputs(settings: ApiCallSettings): BlockOutput[] {
  const statuses = settings.statusRows.map(({ status }) => status.trim().toLowerCase());
  return [...new Set(statuses)]
    .filter((status) => statusPattern.test(status))
    .map((status) => ({ id: `status_${status}`, label: status }));
}
