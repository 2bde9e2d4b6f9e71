// What a file of translations would change, before it is applied; or why it is refused.

import { Alert, Button, Group, List, Modal, Stack, Text } from "@mantine/core";
import { t } from "../../../i18n/t.ts";
import { notifyDone } from "../../../ui/notify.ts";
import { useServices } from "../editorContext.tsx";
import type { EditorContent } from "../model/content.ts";
import type { LanguageReport } from "./importReport.ts";
import { nativeName } from "./nativeName.ts";
import { addLanguage, applyTranslations } from "./translationCommands.ts";
import type { FileRefusal } from "./translationFile.ts";

interface ImportDialogProps {
  fileName: string;
  reports: readonly LanguageReport[];
  refusal: FileRefusal | null;
  onClose: () => void;
}

/** Keys listed by name; the rest is counted. */
const namedKeys = 5;

export function ImportDialog({ fileName, reports, refusal, onClose }: ImportDialogProps) {
  const { store } = useServices();
  // Only languages with something to apply are added; the flow's own texts are not replaced by a file.
  const useful = reports.filter(({ applied }) => Object.keys(applied).length > 0);
  const count = useful.reduce((sum, { applied }) => sum + Object.keys(applied).length, 0);
  const apply = () => {
    store.apply((content) => useful.reduce(withReport, content));
    notifyDone(t("editor.translations.imported", { count }));
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("editor.translations.importTitle", { file: fileName })}
      closeButtonProps={{ "aria-label": t("ui.close") }}
    >
      <Stack gap="md">
        {refusal ? (
          <Alert color="red" title={t("editor.translations.refused")}>
            {t(`editor.translations.refusal.${refusal}`)}
          </Alert>
        ) : null}
        {reports.map((report) => (
          <section key={report.language} aria-label={nativeName(report.language)}>
            <Text fw={600}>
              {nativeName(report.language)}
              {report.isNew ? ` (${t("editor.translations.newLanguage")})` : ""}
            </Text>
            <List size="sm">
              {linesOf(report).map((line) => (
                <List.Item key={line}>{line}</List.Item>
              ))}
            </List>
          </section>
        ))}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {t(refusal ? "ui.close" : "ui.cancel")}
          </Button>
          {refusal ? null : (
            <Button onClick={apply} disabled={count === 0}>
              {t("editor.translations.apply", { count })}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

function withReport(content: EditorContent, { language, applied }: LanguageReport): EditorContent {
  return applyTranslations(addLanguage(content, language), language, applied);
}

function linesOf(report: LanguageReport): string[] {
  const { applied, outdated, unchanged, empty, unknown, tooLong } = report;
  return [
    t("editor.translations.report.applied", { count: Object.keys(applied).length }),
    outdated.length > 0 ? t("editor.translations.report.outdated", { count: outdated.length }) : "",
    unchanged > 0 ? t("editor.translations.report.unchanged", { count: unchanged }) : "",
    empty > 0 ? t("editor.translations.report.empty", { count: empty }) : "",
    unknown.length > 0
      ? t("editor.translations.report.unknown", { count: unknown.length, keys: named(unknown) })
      : "",
    tooLong.length > 0
      ? t("editor.translations.report.tooLong", { count: tooLong.length, keys: named(tooLong) })
      : "",
  ].filter((line) => line !== "");
}

function named(keys: readonly string[]): string {
  return keys.length > namedKeys ? `${keys.slice(0, namedKeys).join(", ")}, …` : keys.join(", ");
}
