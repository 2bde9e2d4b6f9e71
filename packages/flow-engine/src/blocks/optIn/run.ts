// Opt-in: keeps with the contact whether they agreed to be written to.

import { updateContact } from "../../engine/stepRun.ts";
import { defineBlock } from "../defineBlock.ts";
import { nextOutput } from "../outputs.ts";
import { optInSettings, type OptInSettings } from "./schema.ts";

export const optInBlock = defineBlock<OptInSettings>({
  kind: "optIn",
  group: "action",
  label: "Opt in or out",
  description: "Keeps whether the contact agreed to receive messages.",
  icon: "IconCheckbox",
  keywords: ["consent", "subscribe", "unsubscribe", "marketing", "gdpr", "newsletter"],
  schema: optInSettings,
  outputs: nextOutput,
  summary: ({ action }) => (action === "in" ? "Opt in" : "Opt out"),
  pause: () => "none",
  enter({ settings, run }) {
    updateContact(run, { optIn: settings.action === "in" });
    return { kind: "next", output: "next" };
  },
});
