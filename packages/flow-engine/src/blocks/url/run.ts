// Web address: only http and https, and with the name of a host that can exist.

import { limits } from "@parley/contracts/limits";
import { defineRequestBlock } from "../request/defineRequestBlock.ts";
import { readText } from "../request/readText.ts";
import { readWebAddress } from "../request/webAddress.ts";
import { urlSettings } from "./schema.ts";

export const urlBlock = defineRequestBlock({
  kind: "url",
  group: "request",
  label: "Web address",
  description: "Asks for the address of a page.",
  icon: "IconWorld",
  keywords: ["url", "link", "website", "homepage", "page"],
  schema: urlSettings,
  errorMessage: "Please type a web address like https://example.com.",
  input: ({ settings }, base) => ({
    kind: "url",
    ...base,
    ...(settings.placeholder ? { placeholder: settings.placeholder } : {}),
    maxLength: limits.urlLength,
  }),
  read(input) {
    const reading = readText(input, limits.urlLength);
    return reading.ok ? readWebAddress(reading.text) : reading;
  },
});
