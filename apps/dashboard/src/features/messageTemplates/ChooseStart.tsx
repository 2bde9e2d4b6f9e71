// What a new template begins with: one of ours, or nothing.
import { Modal } from "@mantine/core";
import type { TemplateDraft } from "@parley/contracts/messageTemplates";
import { templateGallery } from "@parley/contracts/templateGallery";
import { t } from "../../i18n/t.ts";
import { PickList } from "../../ui/PickList.tsx";

const blank: TemplateDraft = {
  name: "",
  language: "en_US",
  category: "UTILITY",
  variables: "positional",
  body: { text: "", examples: {} },
  buttons: [],
};
const BLANK = "blank";

interface ChooseStartProps {
  onChoose: (draft: TemplateDraft) => void;
  onClose: () => void;
}

export function ChooseStart({ onChoose, onClose }: ChooseStartProps) {
  const groups = [
    {
      label: t("templates.new"),
      items: [{ id: BLANK, label: t("templates.blank"), description: t("templates.blank.text") }],
    },
    ...(["UTILITY", "MARKETING", "AUTHENTICATION"] as const).map((category) => ({
      label: t(`templates.category.${category}`),
      items: templateGallery
        .filter(({ draft }) => draft.category === category)
        .map(({ id, title, about }) => ({ id, label: title, description: about })),
    })),
  ];
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t("templates.choose")}
      closeButtonProps={{ "aria-label": t("ui.close") }}
    >
      <PickList
        autoFocus
        label={t("templates.choose")}
        emptyText={t("templates.notFound")}
        groups={groups}
        onPick={(id) => onChoose(templateGallery.find((known) => known.id === id)?.draft ?? blank)}
      />
    </Modal>
  );
}
