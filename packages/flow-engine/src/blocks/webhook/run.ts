// Webhook: sends a request to another system and, if wanted, waits until that system posts a reply.

import { engineLimits } from "../../engine/limits.ts";
import { renderText, setVariable, type StepRun } from "../../engine/stepRun.ts";
import { checkUrl, isWebUrl } from "../../settings/webUrl.ts";
import { defineBlock } from "../defineBlock.ts";
import { takeOutput } from "../takeOutput.ts";
import { fillBody, fillUrl } from "./fillRequest.ts";
import { webhookSettings, type WebhookSettings } from "./schema.ts";

/** Statuses from here on are refusals. */
const firstRefusal = 400;
/** Header names by RFC 9110. */
const headerName = /^[!#$%&'*+.^_`|~\w-]+$/;

export const webhookBlock = defineBlock<WebhookSettings>({
  kind: "webhook",
  group: "action",
  label: "Webhook",
  description: "Sends data to another system, and can wait for its reply.",
  icon: "IconWebhook",
  keywords: ["http", "post", "zapier", "make", "n8n", "integration", "request"],
  schema: webhookSettings,
  outputs: (settings) => [
    { id: "next", label: "Next" },
    { id: "failed", label: "Failed" },
    ...(settings.waitForReply ? [{ id: "noReply", label: "No reply in time" }] : []),
  ],
  summary: ({ method, url }) => (url === "" ? "" : `${method} ${url}`),
  pause: () => "time",
  immediateOutputs: ["failed"],
  enter({ block, settings, run }) {
    const url = fillUrl(run, block.id, settings.url);
    const body = settings.method === "GET" ? "" : fillBody(run, block.id, settings.body);
    if (!isWebUrl(url)) return takeOutput(run, block.id, "failed", "url_invalid");
    if (body === null) return takeOutput(run, block.id, "failed", "body_invalid");
    return {
      kind: "call",
      request: {
        kind: "webhook",
        method: settings.method,
        url,
        headers: settings.headers.flatMap(({ name, value }) =>
          headerName.test(name.trim())
            ? [{ name: name.trim(), value: oneLine(renderText(run, block.id, value)) }]
            : [],
        ),
        body,
        timeoutSeconds: settings.timeoutSeconds,
        reply: settings.waitForReply ? { withinSeconds: Math.round(settings.replyMinutes * 60) } : null,
      },
    };
  },
  hear({ block, settings, run }, result) {
    if (result.kind === "failed") {
      const isLate = settings.waitForReply && result.code === "no_reply";
      return takeOutput(run, block.id, isLate ? "noReply" : "failed", result.code);
    }
    if (result.kind !== "webhook") return { kind: "ignore", reason: "not_called" };
    const name = settings.saveToVariable.trim();
    if (name !== "") keep(run, block.id, name, result.body);
    const output = result.status >= firstRefusal ? "failed" : "next";
    return takeOutput(run, block.id, output, `status_${result.status}`);
  },
  templates: (settings) =>
    settings.headers.map(({ value }, index) => ({ path: `headers.${index}.value`, text: value })),
  check({ settings, report }) {
    checkUrl(settings.url, "settings.url", report);
    for (const [index, { name }] of settings.headers.entries()) {
      if (!headerName.test(name.trim())) report("header_invalid", `settings.headers.${index}.name`, { name });
    }
  },
});

/** JSON is kept without blanks, and only as a whole: half of it could not be read. Other texts are cut. */
function keep(run: StepRun, blockId: string, name: string, body: string): void {
  const json = compactJson(body);
  if (json !== null && json.length > engineLimits.variableLength) {
    run.trace.push({ kind: "warning", blockId, code: "reply_too_long", detail: String(json.length) });
    return;
  }
  setVariable(run, blockId, name, json ?? body);
}

function compactJson(text: string): string | null {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Header values end at the line: a value with a line break would begin another header. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\0]+/g, " ").trim();
}
