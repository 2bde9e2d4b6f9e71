// Turns the specification of a block kind into the form the registry holds.

import type { Block } from "@parley/contracts/flow";
import { fieldMeta } from "../settings/field.ts";
import type {
  BlockDefinition,
  BlockKind,
  BlockSpecification,
  PreparedBlock,
  TemplatePlace,
} from "./blockKind.ts";
import { readSettings } from "./readSettings.ts";

export function defineBlock<Settings extends object>(specification: BlockSpecification<Settings>): BlockKind {
  const { kind, group, label, description, icon, keywords, schema } = specification;
  const definition: BlockDefinition = { kind, group, label, description, icon, keywords };
  const keysWith = (flag: "template" | "said") =>
    Object.entries(schema.shape).flatMap(([key, fieldSchema]) =>
      fieldMeta(fieldSchema)?.[flag] === true ? [key] : [],
    );
  const templateKeys = keysWith("template");
  // What an action works with is not said; only its plain texts are.
  const saidKeys = [...(group === "action" ? ["text"] : templateKeys), ...keysWith("said")];

  function prepare(block: Block): PreparedBlock {
    const { settings, invalid } = readSettings(schema, block.settings);
    const values: Record<string, unknown> = Object.fromEntries(Object.entries(settings));
    return {
      block,
      definition,
      outputs: specification.outputs(settings),
      optionalOutputs: specification.optionalOutputs ?? [],
      immediateOutputs: specification.immediateOutputs ?? [],
      boundedOutputs: specification.boundedOutputs ?? [],
      pause: specification.pause(settings),
      channels: specification.channels ?? {},
      invalidSettings: invalid,
      settings: values,
      includeInTranscript: values["includeInTranscript"] !== false,
      summary: () => specification.summary(settings),
      enter: (run, isRepeat) => specification.enter({ block, settings, run, isRepeat }),
      receive: (run, input) =>
        specification.receive?.({ block, settings, run }, input) ?? {
          kind: "ignore",
          reason: "not_a_question",
        },
      hear: (run, result) =>
        specification.hear?.({ block, settings, run }, result) ?? { kind: "ignore", reason: "not_called" },
      templates: () => [
        ...plainTemplates(values, templateKeys),
        ...(specification.templates?.(settings) ?? []),
      ],
      texts: () => [
        ...plainTemplates(values, saidKeys),
        ...listedTexts(values, keysWith("said")),
        ...(group === "action" ? [] : (specification.templates?.(settings) ?? [])),
      ],
      writtenAttributes: () =>
        [values["saveToAttribute"], ...(specification.writtenAttributes?.(settings) ?? [])].flatMap((key) =>
          typeof key === "string" && key.trim() !== "" ? [key.trim()] : [],
        ),
      answerParts: () => specification.answerParts?.(settings) ?? [],
      references: () => specification.references?.(settings) ?? [],
      check: (document, validation, report) =>
        specification.check?.({ block, settings, document, validation, report }),
    };
  }

  return { definition, shape: schema.shape, prepare };
}

function listedTexts(values: Record<string, unknown>, keys: string[]): TemplatePlace[] {
  return keys.flatMap((key) => {
    const list = values[key];
    if (!Array.isArray(list)) return [];
    return list.flatMap((text: unknown, index) =>
      typeof text === "string" ? [{ path: `${key}.${index}`, text }] : [],
    );
  });
}

function plainTemplates(values: Record<string, unknown>, keys: string[]): TemplatePlace[] {
  return keys.flatMap((path) => {
    const text = values[path];
    return typeof text === "string" ? [{ path, text }] : [];
  });
}
