// The button that opens an address, alone or on a card.

import { oneOf, recordAt, textAt, webAddressAt } from "../check.ts";
import type { Json } from "../types.ts";

export const BUTTON_TITLE_MAX = 20;

export function checkLink(action: Json, path: string): void {
  oneOf(action["name"], ["cta_url"], `${path}['name']`);
  const parameters = recordAt(action, "parameters", `${path}['parameters']`);
  textAt(parameters, "display_text", `${path}['parameters']['display_text']`, { max: BUTTON_TITLE_MAX });
  webAddressAt(parameters, "url", `${path}['parameters']['url']`);
}
