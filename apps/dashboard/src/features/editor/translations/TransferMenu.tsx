// Translations to files and back: CSV for spreadsheets, XLIFF for translation tools.

import { Button, FileButton, Menu } from "@mantine/core";
import { IconDownload, IconFileImport } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { t } from "../../../i18n/t.ts";
import { useEditor, useServices } from "../editorContext.tsx";
import { contentOf } from "../model/editorStore.ts";
import { ImportDialog } from "./ImportDialog.tsx";
import { type LanguageReport, importReport } from "./importReport.ts";
import { nativeName } from "./nativeName.ts";
import { readText } from "./readText.ts";
import { saveFile } from "./saveFile.ts";
import {
  type FileRefusal,
  longestFile,
  readTranslationsCsv,
  writeTranslationsCsv,
} from "./translationFile.ts";
import { readXliff, writeXliff, xliffVersions } from "./xliff.ts";

interface Imported {
  fileName: string;
  reports: readonly LanguageReport[];
  refusal: FileRefusal | null;
}

/** Bytes one character takes at most in the encodings that are read. */
const bytesPerCharacter = 4;

export function TransferMenu({ language }: { language: string | null }) {
  const { store, flowName } = useServices();
  const isLocked = useEditor((state) => state.isLocked);
  const [imported, setImported] = useState<Imported | null>(null);
  const resetFile = useRef<() => void>(null);
  const documentNow = () => contentOf(store.getState()).document;

  const read = async (file: File | null) => {
    resetFile.current?.();
    if (!file) return;
    const fileName = file.name;
    if (file.size > longestFile * bytesPerCharacter) {
      return setImported({ fileName, reports: [], refusal: "tooLarge" });
    }
    const text = await readText(file);
    const document = documentNow();
    const isXml = /\.(xlf|xliff|xml)$/i.test(fileName) || text.trimStart().startsWith("<");
    const result = isXml ? readXliff(text) : readTranslationsCsv(text, document);
    setImported(
      result.ok
        ? { fileName, reports: importReport(document, result.texts), refusal: null }
        : { fileName, reports: [], refusal: result.reason },
    );
  };

  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDownload size={14} />}
            disabled={language === null}
          >
            {t("editor.translations.export")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            onClick={() =>
              // The mark in front tells spreadsheets that the file is UTF-8.
              saveFile(`${flowName}.csv`, `\uFEFF${writeTranslationsCsv(documentNow())}`, "text/csv")
            }
          >
            {t("editor.translations.exportCsv")}
          </Menu.Item>
          {language === null
            ? null
            : xliffVersions.map((version) => (
                <Menu.Item
                  key={version}
                  onClick={() =>
                    saveFile(
                      `${flowName} ${language}.xlf`,
                      writeXliff(documentNow(), language, version),
                      "application/xliff+xml",
                    )
                  }
                >
                  {t("editor.translations.exportXliff", { version, language: nativeName(language) })}
                </Menu.Item>
              ))}
        </Menu.Dropdown>
      </Menu>
      <FileButton
        accept=".csv,.xlf,.xliff,text/csv,application/xliff+xml"
        resetRef={resetFile}
        onChange={(file) => void read(file)}
      >
        {(props) => (
          <Button
            {...props}
            size="xs"
            variant="default"
            disabled={isLocked}
            leftSection={<IconFileImport size={14} />}
          >
            {t("editor.translations.import")}
          </Button>
        )}
      </FileButton>
      {imported ? <ImportDialog {...imported} onClose={() => setImported(null)} /> : null}
    </>
  );
}
