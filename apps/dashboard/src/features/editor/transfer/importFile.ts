// Brings a flow from a file into the draft: reads it, asks before anything is replaced, and shows what a foreign file
// has lost on the way.

import { t } from "../../../i18n/t.ts";
import { confirm } from "../../../ui/confirm.tsx";
import { notifyDone } from "../../../ui/notify.ts";
import type { EditorServices } from "../editorContext.tsx";
import { replaceAll } from "../model/commands.ts";
import { contentOf } from "../model/editorStore.ts";
import { readImport } from "./flowFile.ts";
import { showImportRefusal } from "./showImportRefusal.tsx";
import { showImportReport } from "./showImportReport.tsx";

export async function importFile(services: EditorServices, file: File): Promise<void> {
  const { store } = services;
  const imported = await readImport(await file.text());
  if (!imported.ok) return showImportRefusal(file.name, imported.reason);
  const isEmpty = Object.keys(contentOf(store.getState()).document.blocks).length === 0;
  const isSure =
    isEmpty ||
    (await confirm({
      title: t("editor.import.replaceTitle"),
      text: t("editor.import.replaceText"),
      confirmLabel: t("editor.import.replace"),
      isDangerous: false,
    }));
  if (!isSure) return;
  store.setLocked(false);
  store.apply((content) => replaceAll(content, imported.content), { select: [] });
  notifyDone(t("editor.import.done", { count: Object.keys(imported.content.document.blocks).length }));
  if (imported.report) showImportReport(services, imported.report);
}
