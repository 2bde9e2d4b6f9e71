// Inputs: questions. Typebot's inputs have no words of their own; the bubble before them is the question.

import { limits } from "@parley/contracts/limits";
import {
  approximated,
  leftOut,
  listOf,
  mapped,
  optionFlag,
  optionLabel,
  optionNumber,
  optionText,
  type Mapping,
  type MappingContext,
} from "./mapping.ts";

export const inputTypes: ReadonlySet<string> = new Set([
  "text input",
  "number input",
  "email input",
  "url input",
  "phone number input",
  "date input",
  "time input",
  "choice input",
  "picture choice input",
  "rating input",
  "file input",
  "cards",
  "cards input",
  "payment input",
]);

export function mapInput(context: MappingContext): Mapping | null {
  const { block } = context;
  const { options } = block;
  const mapping = mapKind(context);
  if (!mapping || mapping.verdict === "leftOut" || context.question !== null) return mapping;
  const placeholder = context.texts.text(optionLabel(options, "placeholder"));
  const [first, ...rest] = mapping.blocks;
  return approximated(
    {
      ...mapping,
      blocks: [{ ...first, settings: { ...first.settings, text: placeholder || "…" } }, ...rest],
    },
    [mapping.note, "No text stood before it: write the question."].filter(Boolean).join(" "),
  );
}

function mapKind(context: MappingContext): Mapping | null {
  const { block } = context;
  const { options } = block;
  switch (block.type) {
    case "text input":
      return mapped("textQuestion", {
        ...common(context),
        ...placeholder(context),
        multiline: optionFlag(options, "isLong"),
      });
    case "number input": {
      const step = optionNumber(options, "step");
      return mapped("number", {
        ...common(context),
        ...placeholder(context),
        min: optionNumber(options, "min"),
        max: optionNumber(options, "max"),
        step: step !== null && step > 0 ? step : null,
      });
    }
    case "email input":
      return mapped("email", { ...common(context), ...placeholder(context) });
    case "url input":
      return mapped("url", { ...common(context), ...placeholder(context) });
    case "phone number input":
      return mapped("phone", {
        ...common(context),
        ...placeholder(context),
        country: optionText(options, "defaultCountryCode").slice(0, 2).toUpperCase(),
      });
    case "date input":
      return mapDate(context);
    case "time input":
      return mapped("date", { ...common(context), mode: "time" });
    case "choice input":
      return mapChoice(context);
    case "picture choice input":
      return mapPictures(context);
    case "rating input":
      return mapRating(context);
    case "file input":
      return mapped("fileUpload", {
        ...common(context),
        allowSkip: options?.["isRequired"] === false,
        maxCount:
          optionFlag(options, "isMultipleAllowed") || optionFlag(options, "isMultiple")
            ? limits.filesPerAnswer
            : 1,
      });
    case "cards":
    case "cards input":
      return mapCards(context);
    case "payment input":
      return leftOut(block, "Payments are not part of flows: send a link to your payment page instead.");
    default:
      return null;
  }
}

/** The question, where the answer is kept, and what is said about a wrong one. */
function common({ block, texts, question }: MappingContext): Record<string, unknown> {
  return {
    text: question ?? "",
    saveToVariable: texts.variableName(block.options?.["variableId"]),
    errorMessage: texts.text(optionText(block.options, "retryMessageContent")),
  };
}

function placeholder({ block }: MappingContext): Record<string, unknown> {
  return { placeholder: optionLabel(block.options, "placeholder").slice(0, limits.choiceTitleLength) };
}

function mapDate(context: MappingContext): Mapping {
  const { options } = context.block;
  const isRange = optionFlag(options, "isRange");
  const hasTime = optionFlag(options, "hasTime");
  const date = mapped("date", {
    ...common(context),
    mode: isRange ? "range" : hasTime ? "dateTime" : "date",
  });
  return isRange && hasTime ? approximated(date, "A range is asked in days, without times.") : date;
}

function titleOf(context: MappingContext, value: unknown): string {
  return context.texts.text(value).trim().slice(0, limits.choiceTitleLength);
}

function mapChoice(context: MappingContext): Mapping {
  const { block, itemId, texts } = context;
  const dynamic = texts.variableName(block.options?.["dynamicVariableId"]);
  const several = optionFlag(block.options, "isMultipleChoice");
  const submitLabel = titleOf(
    context,
    optionLabel(block.options, "button") || optionText(block.options, "buttonLabel"),
  );
  if (dynamic)
    return mapped(several ? "multipleChoice" : "singleChoice", {
      ...common(context),
      ...(several && submitLabel ? { submitLabel } : {}),
      optionsFrom: `{{ variables.${dynamic} }}`,
    });
  const items = block.items ?? [];
  const options = items.map((item) => ({ id: itemId(item.id), title: titleOf(context, item.content) }));
  if (several)
    return mapped("multipleChoice", { ...common(context), options, ...(submitLabel ? { submitLabel } : {}) });
  const exits = items.map((item, index) => ({
    output: options[index]?.id ?? "",
    edgeId: item.outgoingEdgeId,
  }));
  return mapped("singleChoice", { ...common(context), options }, exits);
}

function mapPictures(context: MappingContext): Mapping {
  const { block, itemId } = context;
  const items = block.items ?? [];
  const options = items.map((item) => ({
    id: itemId(item.id),
    title: titleOf(context, item.title),
    imageUrl: context.texts.text(item.pictureSrc).slice(0, limits.urlLength),
    text: titleOf(context, item.description),
  }));
  const several = optionFlag(block.options, "isMultipleChoice");
  const settings = { ...common(context), options, several };
  if (several) return mapped("pictureChoice", settings);
  const exits = items.map((item, index) => ({
    output: options[index]?.id ?? "",
    edgeId: item.outgoingEdgeId,
  }));
  return mapped("pictureChoice", settings, exits);
}

function mapRating(context: MappingContext): Mapping {
  const { options } = context.block;
  const length = Math.min(Math.max(optionNumber(options, "length") ?? 10, 2), 10);
  const isIcons = ["Icons", "Star", "Heart"].includes(optionText(options, "buttonType"));
  return mapped("rating", { ...common(context), style: isIcons ? "stars" : "numbers", highest: length });
}

function mapCards(context: MappingContext): Mapping {
  const { block, itemId } = context;
  const items = block.items ?? [];
  const exits: Mapping["exits"][number][] = [];
  const cards = items.slice(0, limits.cardsPerBlock).map((item) => ({
    id: itemId(item.id),
    title: titleOf(context, item.title),
    text: context.texts.text(item.description),
    imageUrl: context.texts.text(item.imageUrl).slice(0, limits.urlLength),
    buttons: (item.paths ?? []).slice(0, limits.buttonsPerCard).map((path) => {
      const id = itemId(path.id);
      exits.push({ output: id, edgeId: path.outgoingEdgeId });
      return { id, title: titleOf(context, path.text), url: "" };
    }),
  }));
  const mapping = mapped("cards", { ...common(context), cards }, exits);
  const isCut = items.length > cards.length || listOf(block.options?.["saveResponseMapping"]).length > 0;
  return isCut
    ? approximated(mapping, "The title of the button pressed is kept; at most ten cards are shown.")
    : mapping;
}
