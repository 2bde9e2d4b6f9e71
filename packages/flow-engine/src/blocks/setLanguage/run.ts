// Set language: from here on the flow speaks another of its languages. The choice goes before browser and attribute.

import { languageTag } from "@parley/contracts/flow";
import { renderText } from "../../engine/stepRun.ts";
import { defineBlock } from "../defineBlock.ts";
import { nextOutput } from "../outputs.ts";
import { setLanguageSettings } from "./schema.ts";

export const setLanguageBlock = defineBlock({
  kind: "setLanguage",
  group: "action",
  label: "Set language",
  description: "Lets the bot go on in another language.",
  icon: "IconLanguage",
  keywords: ["translate", "locale", "speak", "international"],
  schema: setLanguageSettings,
  outputs: nextOutput,
  summary: (settings) => settings.language,
  pause: () => "none",
  enter({ block, settings, run }) {
    const language = renderText(run, block.id, settings.language).trim();
    if (languageTag.safeParse(language).success) {
      run.state.language = language;
      run.trace.push({ kind: "set", blockId: block.id, name: "language", value: language });
    } else {
      run.trace.push({ kind: "warning", blockId: block.id, code: "language_invalid", detail: language });
    }
    return { kind: "next", output: "next" };
  },
  check({ settings, document, report }) {
    const language = settings.language.trim();
    if (language === "" || language.includes("{{")) return;
    const known = document.languages ? [document.languages.default, ...document.languages.others] : [];
    const primary = language.split("-")[0]?.toLowerCase();
    if (!known.some((tag) => tag.split("-")[0]?.toLowerCase() === primary))
      report("language_unknown", "settings.language", { language });
  },
});
