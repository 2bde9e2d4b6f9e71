// WhatsApp: the adapter, and what only WhatsApp has.

export { whatsappAdapter } from "./whatsappAdapter.ts";
