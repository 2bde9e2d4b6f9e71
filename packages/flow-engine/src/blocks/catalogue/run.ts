// Catalogue: shows products of the WhatsApp catalogue.

import { renderText } from "../../engine/stepRun.ts";
import { defineBlock } from "../defineBlock.ts";
import { isOnWhatsApp, onlyWhatsApp } from "../onlyWhatsApp.ts";
import { nextOutput } from "../outputs.ts";
import { catalogueSettings, type CatalogueSettings } from "./schema.ts";

export const catalogueBlock = defineBlock<CatalogueSettings>({
  kind: "catalogue",
  group: "action",
  label: "Catalogue",
  description: "Shows products of your WhatsApp catalogue.",
  icon: "IconShoppingBag",
  keywords: ["shop", "product", "order", "buy", "commerce"],
  schema: catalogueSettings,
  outputs: nextOutput,
  summary: (settings) => settings.text,
  pause: () => "none",
  channels: onlyWhatsApp,
  enter({ block, settings, run }) {
    if (isOnWhatsApp(run, block.id)) {
      const productIds = settings.productIds.map((each) => each.trim()).filter((each) => each !== "");
      const text = renderText(run, block.id, settings.text);
      const message = { kind: "catalogue", text, productIds } as const;
      run.effects.push({ kind: "channelMessage", blockId: block.id, message });
    }
    return { kind: "next", output: "next" };
  },
});
