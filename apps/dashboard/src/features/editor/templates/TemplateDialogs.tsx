// The dialogs about templates, while one of them is open.

import { useServices, useView } from "../editorContext.tsx";
import { SaveTemplateDialog } from "./SaveTemplateDialog.tsx";
import { TemplatesDialog } from "./TemplatesDialog.tsx";

export function TemplateDialogs() {
  const { view } = useServices();
  const dialog = useView((state) => state.dialog);
  const close = () => view.set({ dialog: null });
  if (dialog === "saveTemplate") return <SaveTemplateDialog onClose={close} />;
  return dialog === "templates" ? <TemplatesDialog onClose={close} /> : null;
}
