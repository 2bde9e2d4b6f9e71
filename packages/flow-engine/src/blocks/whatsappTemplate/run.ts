// WhatsApp template: an approved message, which may also be sent when the visitor has been silent for a day.

import { renderText } from "../../engine/stepRun.ts";
import { defineBlock } from "../defineBlock.ts";
import { isOnWhatsApp, onlyWhatsApp } from "../onlyWhatsApp.ts";
import { nextOutput } from "../outputs.ts";
import { templateName, whatsappTemplateSettings, type WhatsappTemplateSettings } from "./schema.ts";

export const whatsappTemplateBlock = defineBlock<WhatsappTemplateSettings>({
  kind: "whatsappTemplate",
  group: "action",
  label: "WhatsApp template",
  description: "Sends an approved template message.",
  icon: "IconBrandWhatsapp",
  keywords: ["hsm", "approved", "campaign", "window", "24 hours"],
  schema: whatsappTemplateSettings,
  outputs: nextOutput,
  summary: (settings) => settings.name,
  pause: () => "none",
  channels: onlyWhatsApp,
  enter({ block, settings, run }) {
    const name = settings.name.trim();
    if (name !== "" && isOnWhatsApp(run, block.id)) {
      const parameters = settings.parameters.map((text) => renderText(run, block.id, text).trim());
      const message = { kind: "template", name, language: settings.language, parameters } as const;
      run.effects.push({ kind: "channelMessage", blockId: block.id, message });
    }
    return { kind: "next", output: "next" };
  },
  templates: (settings) => settings.parameters.map((text, index) => ({ path: `parameters.${index}`, text })),
  check({ settings, report }) {
    const name = settings.name.trim();
    if (name !== "" && !templateName.test(name)) report("template_name_invalid", "settings.name", { name });
    for (const [index, text] of settings.parameters.entries()) {
      if (text.trim() === "")
        report("parameter_empty", `settings.parameters.${index}`, { number: index + 1 });
    }
  },
});
