// Bots of other programs as flows. A door of its own: `@parley/flow-engine/typebot`.

export {
  importTypebot,
  isTypebot,
  type ImportLine,
  type TypebotImport,
  type TypebotRefusal,
} from "./importTypebot.ts";
export type { Verdict } from "./mapping.ts";
