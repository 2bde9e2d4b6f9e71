// Settings of the location block.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { delayField, transcriptField } from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";

export const sendLocationSettings = z.object({
  coordinates: field(z.string().max(200).default(""), {
    label: "Coordinates",
    hint: "Latitude and longitude, as maps show them: 52.5219, 13.4132.",
    tab: "content",
    control: "text",
    placeholder: "52.5219, 13.4132",
    template: true,
    required: true,
  }),
  name: field(z.string().max(limits.nameLength).default(""), {
    label: "Name of the place",
    tab: "content",
    control: "text",
    placeholder: "Our shop",
    template: true,
  }),
  address: field(z.string().max(limits.noteTitleLength).default(""), {
    label: "Address",
    tab: "content",
    control: "text",
    placeholder: "Main Street 5, Oslo",
    template: true,
  }),
  delaySeconds: delayField(),
  includeInTranscript: transcriptField(),
});
