// WhatsApp: the adapter, and what only WhatsApp has.

export { whatsappAdapter } from "./whatsappAdapter.ts";
export {
  readBusinessProfile,
  writeBusinessProfile,
  writeChatOpening,
  type BusinessProfile,
} from "./management/businessProfile.ts";
export { isNumberRegistered, registerNumber } from "./management/registerNumber.ts";
