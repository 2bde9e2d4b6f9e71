// Interactive messages: reply buttons, lists, links, forms, carousels and the rest, with every limit of theirs.

import {
  countOf,
  invalid,
  itemAt,
  listAt,
  missing,
  oneOf,
  optionalTextAt,
  recordAt,
  textAt,
  wrong,
} from "../check.ts";
import type { Json, Whatsapp } from "../types.ts";
import { whatsappError } from "../whatsappError.ts";
import { checkCarousel } from "./checkCarousel.ts";
import { BUTTON_TITLE_MAX, checkLink } from "./checkLink.ts";
import { checkMedia } from "./checkMedia.ts";

const BODY_MAX = 1024;
const LIST_BODY_MAX = 4096;
const FOOTER_MAX = 60;
const HEADER_TEXT_MAX = 60;
const BUTTON_ID_MAX = 256;
const ROW_ID_MAX = 200;
const ROW_TITLE_MAX = 24;
const ROW_DESCRIPTION_MAX = 72;
const MAX_ROWS = 10;
const MAX_SECTIONS = 10;
const MAX_PRODUCTS = 30;
const FLOW_CTA_MAX = 30;
const ID_MAX = 1000;
const MARKDOWN = /[*_~`]\S.*[*_~`]/;
const EMOJI = /\p{Extended_Pictographic}/u;

const KINDS = [
  "button",
  "list",
  "cta_url",
  "location_request_message",
  "flow",
  "carousel",
  "product",
  "product_list",
  "catalog_message",
  "address_message",
  "call_permission_request",
  "order_details",
  "order_status",
];
const MEDIA_HEADERS = ["text", "image", "video", "document"];

export function checkInteractive(state: Whatsapp, interactive: Json): void {
  const kind = oneOf(interactive["type"], KINDS, "interactive['type']");
  const action = recordAt(interactive, "action", "interactive['action']");
  if (kind === "carousel") return checkCarousel(state, interactive, action);
  checkTexts(interactive, kind);
  checkHeader(state, interactive, kind);
  switch (kind) {
    case "button":
      return checkButtons(listAt(action, "buttons", "interactive['action']['buttons']"));
    case "list":
      return checkList(action);
    case "cta_url":
      return checkLink(action, "interactive['action']");
    case "location_request_message":
      oneOf(action["name"], ["send_location"], "interactive['action']['name']");
      return;
    case "flow":
      return checkFlow(state, recordAt(action, "parameters", "interactive['action']['parameters']"));
    case "product":
      textAt(action, "catalog_id", "interactive['action']['catalog_id']", { max: ID_MAX });
      textAt(action, "product_retailer_id", "interactive['action']['product_retailer_id']", { max: ID_MAX });
      return;
    case "product_list":
      return checkProducts(action);
    case "catalog_message":
      oneOf(action["name"], ["catalog_message"], "interactive['action']['name']");
      return;
    default:
      textAt(action, "name", "interactive['action']['name']", { max: ID_MAX });
  }
}

function checkTexts(interactive: Json, kind: string): void {
  const max = kind === "list" ? LIST_BODY_MAX : BODY_MAX;
  if (kind !== "product" || interactive["body"] !== undefined) {
    const body = recordAt(interactive, "body", "interactive['body']");
    textAt(body, "text", "interactive['body']['text']", { max });
  }
  if (interactive["footer"] === undefined) return;
  if (kind === "location_request_message") invalid("A location request has no footer.");
  const footer = recordAt(interactive, "footer", "interactive['footer']");
  textAt(footer, "text", "interactive['footer']['text']", { max: FOOTER_MAX });
}

function checkHeader(state: Whatsapp, interactive: Json, kind: string): void {
  if (interactive["header"] === undefined) {
    if (kind === "product_list") missing("interactive['header']");
    return;
  }
  if (kind === "location_request_message" || kind === "product")
    invalid(`An interactive message of type ${kind} has no header.`);
  const header = recordAt(interactive, "header", "interactive['header']");
  const allowed = kind === "list" || kind === "product_list" ? ["text"] : MEDIA_HEADERS;
  const type = oneOf(header["type"], allowed, "interactive['header']['type']");
  if (type === "text") textAt(header, "text", "interactive['header']['text']", { max: HEADER_TEXT_MAX });
  else
    checkMedia(
      state,
      type,
      recordAt(header, type, `interactive['header']['${type}']`),
      `interactive['header']['${type}']`,
    );
}

function checkButtons(buttons: unknown[]): void {
  countOf(buttons, "interactive['action']['buttons']", { min: 1, max: 3 });
  const titles = new Set<string>();
  const ids = new Set<string>();
  for (const index of buttons.keys()) {
    const path = `interactive['action']['buttons'][${index}]`;
    const button = itemAt(buttons, index, "interactive['action']['buttons']");
    oneOf(button["type"], ["reply"], `${path}['type']`);
    const reply = recordAt(button, "reply", `${path}['reply']`);
    ids.add(textAt(reply, "id", `${path}['reply']['id']`, { max: BUTTON_ID_MAX }));
    const title = textAt(reply, "title", `${path}['reply']['title']`, { max: BUTTON_TITLE_MAX });
    if (MARKDOWN.test(title)) wrong(`Param ${path}['reply']['title'] must not carry formatting.`);
    titles.add(title);
  }
  if (titles.size < buttons.length || ids.size < buttons.length)
    wrong("Titles and ids of buttons must be unique.");
}

function checkList(action: Json): void {
  textAt(action, "button", "interactive['action']['button']", { max: BUTTON_TITLE_MAX });
  const sections = listAt(action, "sections", "interactive['action']['sections']");
  countOf(sections, "interactive['action']['sections']", { min: 1, max: MAX_SECTIONS });
  const ids = new Set<string>();
  let rowCount = 0;
  for (const index of sections.keys()) {
    const path = `interactive['action']['sections'][${index}]`;
    const section = itemAt(sections, index, "interactive['action']['sections']");
    if (sections.length > 1) textAt(section, "title", `${path}['title']`, { max: ROW_TITLE_MAX });
    else optionalTextAt(section, "title", `${path}['title']`, { max: ROW_TITLE_MAX });
    const rows = listAt(section, "rows", `${path}['rows']`);
    countOf(rows, `${path}['rows']`, { min: 1, max: MAX_ROWS });
    for (const rowIndex of rows.keys()) {
      const row = itemAt(rows, rowIndex, `${path}['rows']`);
      ids.add(textAt(row, "id", `${path}['rows'][${rowIndex}]['id']`, { max: ROW_ID_MAX }));
      textAt(row, "title", `${path}['rows'][${rowIndex}]['title']`, { max: ROW_TITLE_MAX });
      optionalTextAt(row, "description", `${path}['rows'][${rowIndex}]['description']`, {
        max: ROW_DESCRIPTION_MAX,
      });
      rowCount += 1;
    }
  }
  if (rowCount > MAX_ROWS)
    wrong(`A list has at most ${MAX_ROWS} rows in all sections together, and this one has ${rowCount}.`);
  if (ids.size < rowCount) wrong("Ids of rows must be unique.");
}

function checkFlow(state: Whatsapp, parameters: Json): void {
  const path = "interactive['action']['parameters']";
  const { flow_id: id, flow_name: name, mode = "published" } = parameters;
  if ((id === undefined) === (name === undefined)) invalid("Give either flow_id or flow_name.");
  const cta = textAt(parameters, "flow_cta", `${path}['flow_cta']`, { max: FLOW_CTA_MAX });
  if (EMOJI.test(cta)) wrong(`Param ${path}['flow_cta'] must not have emoji.`);
  oneOf(mode, ["draft", "published"], `${path}['mode']`);
  const kind = oneOf(
    parameters["flow_action"] ?? "navigate",
    ["navigate", "data_exchange"],
    `${path}['flow_action']`,
  );
  if (kind === "navigate" && parameters["flow_action_payload"] !== undefined) {
    const payload = recordAt(parameters, "flow_action_payload", `${path}['flow_action_payload']`);
    textAt(payload, "screen", `${path}['flow_action_payload']['screen']`, { max: ID_MAX });
  } else if (kind === "navigate" && parameters["flow_action"] !== undefined)
    missing(`${path}['flow_action_payload']`);
  const flow = [...state.flows.values()].find((each) => each.id === id || each.name === name);
  if (!flow) return invalid(`Param ${path}['flow_id'] names no flow of this account.`);
  if (flow.status === "BLOCKED") throw whatsappError(132068, `The flow ${flow.name} is blocked.`);
  if (flow.status === "THROTTLED")
    throw whatsappError(132069, `The flow ${flow.name} is throttled to 10 messages an hour.`);
  if (mode === "published" && flow.status !== "PUBLISHED") invalid(`The flow ${flow.name} is not published.`);
  if (mode === "draft" && flow.status !== "DRAFT") invalid(`The flow ${flow.name} is no draft.`);
}

function checkProducts(action: Json): void {
  textAt(action, "catalog_id", "interactive['action']['catalog_id']", { max: ID_MAX });
  const sections = listAt(action, "sections", "interactive['action']['sections']");
  countOf(sections, "interactive['action']['sections']", { min: 1, max: MAX_SECTIONS });
  let count = 0;
  for (const index of sections.keys()) {
    const path = `interactive['action']['sections'][${index}]`;
    const section = itemAt(sections, index, "interactive['action']['sections']");
    if (sections.length > 1) textAt(section, "title", `${path}['title']`, { max: ROW_TITLE_MAX });
    const items = listAt(section, "product_items", `${path}['product_items']`);
    for (const itemIndex of items.keys()) {
      const item = itemAt(items, itemIndex, `${path}['product_items']`);
      textAt(item, "product_retailer_id", `${path}['product_items'][${itemIndex}]['product_retailer_id']`, {
        max: ID_MAX,
      });
    }
    count += items.length;
  }
  if (count < 1 || count > MAX_PRODUCTS)
    wrong(`A product list has 1 to ${MAX_PRODUCTS} items, and this one has ${count}.`);
}
