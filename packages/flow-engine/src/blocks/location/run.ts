// Location: a place picked on a map or sent by the telephone; a typed address is taken as it is.

import { limits } from "@parley/contracts/limits";
import { on } from "../request/channelNotes.ts";
import { defineRequestBlock } from "../request/defineRequestBlock.ts";
import { readText } from "../request/readText.ts";
import type { GoodReading } from "../request/requestSpecification.ts";
import { readCoordinates } from "../request/coordinates.ts";
import { locationSettings } from "./schema.ts";

export const locationBlock = defineRequestBlock({
  kind: "location",
  group: "request",
  label: "Location",
  description: "Asks for a place: on a map, from the telephone, or as a typed address.",
  icon: "IconMapPin",
  keywords: ["map", "place", "address", "gps", "where", "position"],
  schema: locationSettings,
  errorMessage: "Please share a place, or type an address.",
  input: ({ settings }, base) => ({
    kind: "location",
    ...base,
    ...(settings.placeholder ? { placeholder: settings.placeholder } : {}),
  }),
  read(input) {
    if (input.kind === "location") {
      // Adding zero turns -0 into 0, which survives being stored as JSON.
      return place(input.latitude + 0, input.longitude + 0, input.name);
    }
    const reading = readText(input, limits.blockTextLength);
    if (!reading.ok) return reading;
    const typed = readCoordinates(reading.text);
    if (typed) return place(typed.latitude, typed.longitude);
    const isAddress = /[\p{L}\p{N}]/u.test(reading.text);
    return isAddress
      ? { ok: true, value: reading.text, text: reading.text }
      : { ok: false, reason: "not_a_place" };
  },
  answerParts: () => [
    { id: "latitude", label: "Latitude" },
    { id: "longitude", label: "Longitude" },
  ],
  channels: on(["messenger", "instagram"], "A place cannot be shared: visitors type their address."),
});

function place(latitude: number, longitude: number, name?: string): GoodReading {
  const value = `${latitude},${longitude}`;
  return {
    ok: true,
    value,
    text: name?.trim() || `${latitude}, ${longitude}`,
    parts: {
      latitude: { value: latitude, text: String(latitude) },
      longitude: { value: longitude, text: String(longitude) },
    },
  };
}
