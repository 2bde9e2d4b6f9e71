// Logic and the calls to other systems.

import { limits } from "@parley/contracts/limits";
import { mapCondition } from "./mapCondition.ts";
import {
  approximated,
  fieldOf,
  leftOut,
  listOf,
  mapped,
  optionNumber,
  optionText,
  type Mapping,
  type MappingContext,
} from "./mapping.ts";
import { mapSetVariable } from "./mapVariable.ts";

export function mapLogic(context: MappingContext): Mapping | null {
  const { block, texts } = context;
  const { options } = block;
  switch (block.type) {
    case "Set variable":
      return mapSetVariable(context);
    case "Condition":
      return mapCondition(context);
    case "Redirect":
      return approximated(
        mapped("links", {
          text: "Please go on here:",
          links: [{ title: "Open", url: texts.text(optionText(options, "url")) }],
        }),
        "The visitor presses a button; a chat never leaves the page by itself.",
      );
    case "Wait":
      return mapWait(context);
    case "Jump":
      return mapJump(context);
    case "Typebot link":
      return mapLink(context);
    case "AB test":
      return mapSplit(context);
    case "Return":
      return mapped("returnFlow", {}, []);
    case "Webhook":
      return mapRequest(context);
    case "Email":
      return mapEmail(context);
    case "Code":
      return leftOut(block, "It runs a script in the browser. Scripts are not part of flows.");
    case "webhook":
      return leftOut(block, "It waits for a call from outside: use the Webhook block with a reply.");
    default:
      return null;
  }
}

function mapWait({ block }: MappingContext): Mapping {
  const seconds = optionNumber(block.options, "secondsToWaitFor") ?? optionNumber(block.options, "seconds");
  const delay = mapped("delay", { amount: Math.max(0, seconds ?? 1), unit: "seconds" });
  return seconds === null ? approximated(delay, "Its time came from a variable: set it.") : delay;
}

function mapJump({ block }: MappingContext): Mapping {
  const groupId = optionText(block.options, "groupId");
  return {
    ...mapped("jump", { blockId: "" }, []),
    jumpTo: { groupId, blockId: optionText(block.options, "blockId") || null },
  };
}

function mapLink(context: MappingContext): Mapping {
  const { options } = context.block;
  const target = optionText(options, "typebotId");
  if (target === "" || target === "current") return mapJump(context);
  return approximated(
    mapped("callFlow", { flowId: "" }),
    "Import the linked bot as a flow, then choose it here.",
  );
}

function mapSplit({ block, itemId }: MappingContext): Mapping {
  const share = Math.round(Math.min(100, Math.max(0, optionNumber(block.options, "aPercent") ?? 50)));
  const items = (block.items ?? []).slice(0, 2);
  const variants = items.map((item, index) => ({
    id: itemId(item.id),
    title: (item.path ?? "ab"[index] ?? "").toUpperCase(),
    percent: index === 0 ? share : 100 - share,
  }));
  const exits = items.map((item, index) => ({
    output: variants[index]?.id ?? "",
    edgeId: item.outgoingEdgeId,
  }));
  return mapped("abSplit", { variants }, exits);
}

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

function mapRequest({ block, texts }: MappingContext): Mapping {
  const request = block.options?.["webhook"];
  const method = String(fieldOf(request, "method"));
  const parameters = listOf(fieldOf(request, "queryParams")).map(
    (row) => `${texts.text(fieldOf(row, "key"))}=${texts.text(fieldOf(row, "value"))}`,
  );
  const address = texts.text(fieldOf(request, "url"));
  const url =
    parameters.length > 0 ? `${address}${address.includes("?") ? "&" : "?"}${parameters.join("&")}` : address;
  const headers = listOf(fieldOf(request, "headers"))
    .slice(0, 20)
    .map((row) => ({
      name: texts.text(fieldOf(row, "key")),
      value: texts.text(fieldOf(row, "value")),
    }));
  const hasAnswers = listOf(block.options?.["responseVariableMapping"]).length > 0;
  const mapping = mapped("webhook", {
    method: methods.includes(method) ? method : "POST",
    url: url.slice(0, limits.urlLength),
    headers,
    body: texts.text(fieldOf(request, "body")),
  });
  return approximated(
    mapping,
    hasAnswers
      ? "It takes values from the answer: describe the call under Developers › Your APIs and use the API block."
      : "Secrets in addresses and headers belong under Developers › Your APIs.",
  );
}

function mapEmail({ block, texts }: MappingContext): Mapping {
  const { options } = block;
  return mapped("sendEmail", {
    to: listOf(options?.["recipients"])
      .map((address) => texts.text(address))
      .join(", "),
    subject: texts.text(optionText(options, "subject")),
    body: texts.text(optionText(options, "body")),
  });
}
