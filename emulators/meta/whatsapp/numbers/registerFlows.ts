// WhatsApp flows (forms): create, list, upload the definition, publish, deprecate, delete.

import { parseJson } from "../../../kit/readParameters.ts";
import { requireScope } from "../../graph/createTokens.ts";
import type { GraphCall } from "../../types.ts";
import { invalid, missing, oneOf, textAt } from "../check.ts";
import { cutPage } from "../cutPage.ts";
import { publishChange } from "../publishChange.ts";
import { pickFields } from "../templates/registerTemplates.ts";
import type { Flow, Json, Whatsapp } from "../types.ts";

const NAME_MAX = 200;
const CATEGORIES =
  "SIGN_UP SIGN_IN APPOINTMENT_BOOKING LEAD_GENERATION CONTACT_US CUSTOMER_SUPPORT SURVEY OTHER".split(" ");

export function registerFlows(state: Whatsapp): void {
  const { graph, ids } = state.meta;

  function flowOf({ id, token }: GraphCall): Flow {
    requireScope(token, "whatsapp_business_management");
    return state.flows.get(id) ?? missing("flow");
  }

  function present(flow: Flow, fields: unknown): Json {
    const all = {
      id: flow.id,
      name: flow.name,
      status: flow.status,
      categories: flow.categories,
      validation_errors: problemsOf(flow),
      json_version: "7.0",
      data_api_version: flow.endpoint === undefined ? undefined : "3.0",
      endpoint_uri: flow.endpoint,
      whatsapp_business_account: { id: flow.accountId },
    };
    return pickFields(all, fields, ["id", "name", "status", "categories", "validation_errors"]);
  }

  graph.route("waba", "POST", "flows", ({ id, token, parameters }) => {
    requireScope(token, "whatsapp_business_management");
    const name = textAt(parameters, "name", "name", { max: NAME_MAX });
    const given = parameters["categories"];
    const list = typeof given === "string" ? parseJson(given) : given;
    if (!Array.isArray(list) || list.length === 0) return missing("categories");
    const categories = list.map((category) => oneOf(category, CATEGORIES, "categories"));
    if ([...state.flows.values()].some((flow) => flow.name === name && flow.accountId === id))
      invalid("Flow name must be unique within one account.");
    const endpoint = parameters["endpoint_uri"];
    const flow: Flow = {
      id: ids.digits(16),
      accountId: id,
      name,
      categories,
      status: "DRAFT",
      ...(typeof endpoint === "string" ? { endpoint } : {}),
    };
    const asset = parameters["flow_json"];
    if (typeof asset === "string") flow.asset = asset;
    state.flows.set(flow.id, flow);
    if (parameters["publish"] === true) publish(flow);
    return { id: flow.id, success: true, validation_errors: problemsOf(flow) };
  });

  graph.route("waba", "GET", "flows", (call) => {
    requireScope(call.token, "whatsapp_business_management");
    const own = [...state.flows.values()].filter(({ accountId }) => accountId === call.id);
    const page = cutPage(own, call);
    return { ...page, data: page.data.map((flow) => present(flow, call.parameters["fields"])) };
  });

  graph.node("flow", (id) => state.flows.has(id));
  graph.route("flow", "GET", "", (call) => present(flowOf(call), call.parameters["fields"]));
  graph.route("flow", "POST", "", (call) => {
    const flow = flowOf(call);
    const { name, endpoint_uri: endpoint } = call.parameters;
    if (name !== undefined) flow.name = textAt(call.parameters, "name", "name", { max: NAME_MAX });
    if (typeof endpoint === "string") flow.endpoint = endpoint;
    return { success: true };
  });

  graph.route("flow", "POST", "assets", (call) => {
    const flow = flowOf(call);
    oneOf(call.parameters["asset_type"], ["FLOW_JSON"], "asset_type");
    const file = call.files.find(({ field }) => field === "file");
    if (!file) return missing("file");
    if (flow.status !== "DRAFT") invalid("Only a draft can be changed.");
    flow.asset = file.bytes.toString("utf8");
    return { success: true, validation_errors: problemsOf(flow) };
  });
  graph.route("flow", "GET", "assets", (call) => {
    flowOf(call);
    return {
      data: [
        {
          name: "flow.json",
          asset_type: "FLOW_JSON",
          download_url: `${state.meta.url}/_control/whatsapp/flow-asset?id=${call.id}`,
        },
      ],
    };
  });
  state.meta.control.view("whatsapp/flow-asset", (query) =>
    parseJson(state.flows.get(query.get("id") ?? "")?.asset ?? "{}"),
  );

  function publish(flow: Flow): void {
    if (flow.status !== "DRAFT") invalid("Only a draft can be published.");
    if (problemsOf(flow).length > 0) invalid("The flow has validation errors and cannot be published.");
    move(flow, "PUBLISHED");
  }

  function move(flow: Flow, status: Flow["status"]): void {
    const previous = flow.status;
    flow.status = status;
    const account = state.accounts.get(flow.accountId);
    if (!account) return;
    publishChange(state, account, "flows", {
      event: "FLOW_STATUS_CHANGE",
      message: `Flow ${flow.name} changed status from ${previous} to ${status}`,
      flow_id: flow.id,
      old_status: previous,
      new_status: status,
    });
  }

  graph.route("flow", "POST", "publish", (call) => {
    publish(flowOf(call));
    return { success: true };
  });
  graph.route("flow", "POST", "deprecate", (call) => {
    const flow = flowOf(call);
    if (flow.status !== "PUBLISHED") invalid("Only a published flow can be deprecated.");
    move(flow, "DEPRECATED");
    return { success: true };
  });
  graph.route("flow", "DELETE", "", (call) => {
    if (flowOf(call).status !== "DRAFT") invalid("Only a draft can be deleted.");
    state.flows.delete(call.id);
    return { success: true };
  });
}

/** A definition is JSON with a version and screens. */
function problemsOf(flow: Flow): Json[] {
  const asset = parseJson(flow.asset ?? "");
  const screens =
    typeof asset === "object" && asset !== null && "screens" in asset ? asset.screens : undefined;
  if (Array.isArray(screens) && screens.length > 0) return [];
  return [
    {
      error: "INVALID_PROPERTY",
      error_type: "FLOW_JSON_ERROR",
      message: "The flow JSON needs at least one screen.",
      line_start: 1,
      line_end: 1,
      column_start: 1,
      column_end: 1,
    },
  ];
}
