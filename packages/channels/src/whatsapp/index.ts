// WhatsApp: the adapter, and what only WhatsApp has.

export { whatsappAdapter } from "./whatsappAdapter.ts";
export {
  readBusinessProfile,
  writeBusinessProfile,
  writeChatOpening,
  type BusinessProfile,
} from "./management/businessProfile.ts";
export { isNumberRegistered, registerNumber } from "./management/registerNumber.ts";
export {
  createTemplate,
  deleteTemplate,
  editTemplate,
  findTemplateAtMeta,
  readTemplate,
  readTemplates,
  type CreatedTemplate,
  type ProviderTemplate,
} from "./management/templates.ts";
export { uploadSample } from "./management/uploadSample.ts";
