// All texts of the flow in all its languages, over the whole screen.

import { ActionIcon, Group, Modal, Tooltip } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { t } from "../../../i18n/t.ts";
import { useEditor, useServices } from "../editorContext.tsx";
import { contentOf } from "../model/editorStore.ts";
import { FirstLanguage } from "./FirstLanguage.tsx";
import { LanguagesForm } from "./LanguagesForm.tsx";
import { TransferMenu } from "./TransferMenu.tsx";
import { translationGroups } from "./translationRows.ts";
import { TranslationTable } from "./TranslationTable.tsx";
import classes from "./Translations.module.css";

export function TranslationsDialog() {
  const { view } = useServices();
  return (
    <Modal
      opened
      onClose={() => view.set({ isTranslating: false })}
      title={t("editor.translations.title")}
      fullScreen
      closeButtonProps={{ "aria-label": t("ui.close") }}
      classNames={{ body: classes.body ?? "", content: classes.content ?? "" }}
    >
      <Translations />
    </Modal>
  );
}

function Translations() {
  const { store } = useServices();
  const document = useEditor((state) => contentOf(state).document);
  const isLocked = useEditor((state) => state.isLocked);
  const { blocks, languages } = document;
  // A translated text changes no block, so the table is made again only when a block changes.
  // oxlint-disable-next-line react/exhaustive-deps -- the rest of the document does not matter
  const groups = useMemo(() => translationGroups(document), [blocks, document.start]);
  const [chosen, setChosen] = useState("");
  const others = languages?.others ?? [];
  const language = others.includes(chosen) ? chosen : (others[0] ?? null);
  return (
    <fieldset disabled={isLocked} className={classes.dialog}>
      <Group justify="space-between" gap="sm" align="flex-end">
        <LanguagesForm groups={groups} language={language} onChoose={setChosen} />
        <Group gap={6}>
          <Tooltip label={t("editor.tools.undo")}>
            <ActionIcon aria-label={t("editor.tools.undo")} onClick={() => store.undo()}>
              <IconArrowBackUp size={18} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t("editor.tools.redo")}>
            <ActionIcon aria-label={t("editor.tools.redo")} onClick={() => store.redo()}>
              <IconArrowForwardUp size={18} />
            </ActionIcon>
          </Tooltip>
          <TransferMenu language={language} />
        </Group>
      </Group>
      {language === null ? (
        <FirstLanguage count={groups.reduce((sum, { rows }) => sum + rows.length, 0)} />
      ) : (
        <TranslationTable key={language} groups={groups} language={language} />
      )}
    </fieldset>
  );
}
