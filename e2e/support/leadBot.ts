// What the lead-qualification bot needs around its main flow: an API that scores a lead, and a flow that asks for the
// monthly bill and returns. Made through the API, like everything that has a story of its own.
import type { APIRequestContext } from "@playwright/test";
import type { RunningServer } from "@parley/testkit/startServer";
import type { Flow } from "./flowEditor.ts";

interface LeadParts {
  scoreAddress: string;
  /** What the sub-flow asks. */
  bill: string;
}

export async function makeLeadParts(
  request: APIRequestContext,
  server: RunningServer,
  { workspaceId, botId }: Flow,
  { scoreAddress, bill }: LeadParts,
): Promise<void> {
  const send = async (method: string, path: string, data: unknown) => {
    const answer = await request.fetch(`/api/v1/workspaces/${workspaceId}${path}`, {
      method,
      headers: { authorization: `Bearer ${server.owner.token}` },
      data,
    });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    return answer.json();
  };
  await send("PUT", "/attributes/lead_score", { name: "Lead score" });
  await send("POST", "/apis", {
    name: "Lead score",
    method: "GET",
    url: `${scoreAddress}?of={{ contact.name }}`,
    query: [],
    headers: [],
    body: { kind: "none" },
    auth: { kind: "none" },
    timeoutSeconds: 5,
    retries: 0,
    mapping: [{ path: "lead.score", attributeKey: "lead_score" }],
  });

  const { flow, revision } = await send("POST", `/bots/${botId}/flows`, { name: "Budget" });
  const document = {
    schemaVersion: 1,
    start: "ask",
    blocks: {
      ask: {
        id: "ask",
        kind: "number",
        settings: { text: bill, saveToVariable: "bill" },
        outputs: { next: "back" },
      },
      back: { id: "back", kind: "returnFlow", settings: {}, outputs: {} },
    },
    languages: { default: "en", others: ["de"] },
    translations: { de: { "ask.text": "Wie hoch ist Ihre Rechnung?" } },
  };
  const layout = { positions: { ask: { x: 32, y: 0 }, back: { x: 32, y: 208 } } };
  const saved = await send("PUT", `/flows/${flow.id}/draft`, { document, layout, baseRevision: revision });
  await send("POST", `/flows/${flow.id}/publish`, { revision: saved.revision });
}
