// The price list in use: an operator's file, or the one that comes with this version.

import { readFile } from "node:fs/promises";
import { defaultPriceList } from "./defaultPriceList.ts";
import { priceList, type PriceList } from "./priceList.ts";

/** @throws Error that names the file, so that a wrong one is found at the start and not in a chat. */
export async function readPriceList(file: string | undefined): Promise<PriceList> {
  if (!file) return defaultPriceList;
  try {
    return priceList.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    throw new Error(`WHATSAPP_PRICES_FILE (${file}) is not a price list.`, { cause: error });
  }
}
