// A/B split: shares people out by percentages. Who was in a variant stays there: for ever when an attribute remembers
// it, otherwise for this conversation. What is remembered is the variant's title, so that reports can be read.

import { drawRandom, setVariable, updateContact, type StepRun } from "../../engine/stepRun.ts";
import { defineBlock } from "../defineBlock.ts";
import { takeOutput } from "../takeOutput.ts";
import { abSplitSettings, minimumVariants, type AbSplitSettings, type SplitVariant } from "./schema.ts";

/** Sums this far from a hundred are rounding. */
const tolerance = 0.5;

export const abSplitBlock = defineBlock<AbSplitSettings>({
  kind: "abSplit",
  group: "action",
  label: "A/B split",
  description: "Shares people out between variants, to see which works better.",
  icon: "IconTestPipe",
  keywords: ["test", "experiment", "variant", "percent", "random", "compare"],
  schema: abSplitSettings,
  outputs: (settings) => distinct(settings).map((each) => ({ id: each.id, label: nameOf(each) })),
  summary: (settings) =>
    distinct(settings)
      .map((each) => `${nameOf(each)} ${each.percent} %`)
      .join(" · "),
  pause: () => "none",
  enter({ block, settings, run }) {
    const variants = distinct(settings);
    const known = remembered(settings, block.id, run);
    const before = variants.find((each) => nameOf(each) === known);
    if (before) return takeOutput(run, block.id, before.id, "remembered");
    const drawn = draw(variants, drawRandom(run));
    if (!drawn) return { kind: "end", reason: "no_variant" };
    const key = settings.attributeKey.trim();
    if (key === "") setVariable(run, block.id, variableOf(block.id), nameOf(drawn));
    else updateContact(run, { attributes: { [key]: nameOf(drawn) } });
    return takeOutput(run, block.id, drawn.id, "drawn");
  },
  writtenAttributes: (settings) => [settings.attributeKey],
  check({ settings, validation, report }) {
    const variants = distinct(settings);
    if (variants.length < minimumVariants) report("variants_missing", "settings.variants");
    const names = new Set<string>();
    for (const [index, each] of settings.variants.entries()) {
      if (names.has(nameOf(each)))
        report("option_title_repeated", `settings.variants.${index}.title`, { title: nameOf(each) });
      names.add(nameOf(each));
    }
    const sum = settings.variants.reduce((total, each) => total + each.percent, 0);
    if (Math.abs(sum - 100) > tolerance) report("percent_sum", "settings.variants", { sum: Math.round(sum) });
    const key = settings.attributeKey.trim();
    if (key !== "" && validation.attributeKeys?.includes(key) === false)
      report("attribute_unknown", "settings.attributeKey", { key });
  },
});

function remembered({ attributeKey }: AbSplitSettings, blockId: string, run: StepRun): string | undefined {
  const key = attributeKey.trim();
  const [kept, name] =
    key === "" ? [run.state.variables ?? {}, variableOf(blockId)] : [run.contact.attributes, key];
  return Object.hasOwn(kept, name) ? kept[name] : undefined;
}

/** Shares need not make a hundred: each counts by its part of the sum. Without any, all are alike. */
function draw(variants: readonly SplitVariant[], chance: number): SplitVariant | undefined {
  const sum = variants.reduce((total, each) => total + each.percent, 0);
  const shares = variants.map((each) => (sum > 0 ? each.percent / sum : 1 / variants.length));
  let reached = 0;
  for (const [index, share] of shares.entries()) {
    reached += share;
    if (chance < reached) return variants[index];
  }
  return variants.findLast((each) => sum === 0 || each.percent > 0);
}

/** One variant for each id. */
function distinct({ variants }: AbSplitSettings): SplitVariant[] {
  return variants.filter((each, index) => variants.findIndex(({ id }) => id === each.id) === index);
}

function nameOf(variant: SplitVariant): string {
  return variant.title.trim() || variant.id;
}

function variableOf(blockId: string): string {
  return `split_${blockId}`;
}
