// What the wizard collects.
import type { BuiltInIcon } from "../BotIcon.tsx";

export interface NewBot {
  /** Null begins with an empty flow. */
  templateId: string | null;
  name: string;
  /** True once somebody typed a name, so that choosing another template does not replace it. */
  hasOwnName: boolean;
  colour: string;
  icon: BuiltInIcon;
}

export const wizardColours = [
  "#2563eb",
  "#4f46e5",
  "#7c3aed",
  "#be185d",
  "#dc2626",
  "#c2410c",
  "#15803d",
  "#0f766e",
  "#0369a1",
  "#1f2937",
] as const;
