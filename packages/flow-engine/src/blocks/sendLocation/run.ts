// Location: shows a place on a map.

import { limits } from "@parley/contracts/limits";
import { renderText, sendContent } from "../../engine/stepRun.ts";
import { defineBlock } from "../defineBlock.ts";
import { nextOutput } from "../outputs.ts";
import { on } from "../request/channelNotes.ts";
import { readCoordinates } from "../request/coordinates.ts";
import { sendLocationSettings } from "./schema.ts";

export const sendLocationBlock = defineBlock({
  kind: "sendLocation",
  group: "send",
  label: "Send location",
  description: "Shows a place on a map.",
  icon: "IconMap2",
  keywords: ["map", "place", "address", "directions", "shop", "where"],
  schema: sendLocationSettings,
  outputs: nextOutput,
  summary: (settings) => settings.name || settings.address || settings.coordinates,
  pause: () => "none",
  enter({ block, settings, run }) {
    const render = (template: string, maximum: number) =>
      renderText(run, block.id, template).trim().slice(0, maximum);
    const text = render(settings.coordinates, limits.noteTitleLength);
    const place = readCoordinates(text);
    if (!place) {
      run.trace.push({ kind: "warning", blockId: block.id, code: "coordinates_invalid", detail: text });
      return { kind: "next", output: "next" };
    }
    const name = render(settings.name, limits.nameLength);
    const address = render(settings.address, limits.noteTitleLength);
    const words = { ...(name ? { name } : {}), ...(address ? { address } : {}) };
    sendContent(run, block.id, { kind: "location", ...place, ...words }, settings.delaySeconds);
    return { kind: "next", output: "next" };
  },
  check({ settings, report }) {
    const text = settings.coordinates.trim();
    const isFixed = text !== "" && !text.includes("{{");
    if (isFixed && !readCoordinates(text)) report("coordinates_invalid", "settings.coordinates", { text });
  },
  channels: on(["messenger", "instagram"], "The place is sent as a link to a map."),
});
