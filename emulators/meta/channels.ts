// The channels behind the Graph API. Each adds its objects, routes, control actions and pages to the emulator.

import type { MetaWithUsage } from "./createMeta.ts";
import { registerInstagram } from "./instagram/registerInstagram.ts";
import { registerMessenger } from "./messenger/registerMessenger.ts";
import { registerWhatsapp } from "./whatsapp/registerWhatsapp.ts";

export type RegisterChannel = (meta: MetaWithUsage) => void;

export const channels: readonly RegisterChannel[] = [registerWhatsapp, registerMessenger, registerInstagram];
