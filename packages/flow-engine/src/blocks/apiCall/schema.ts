// Settings of the API call.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { speakingFields, textField } from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";

/** Answers that may have a way of their own. */
const maximumStatusRows = 20;

/** An exact status (`404`) or a whole class (`4xx`). */
export const statusPattern = /^[1-5](?:\d\d|xx)$/;

export const apiCallSettings = z.object({
  apiId: field(z.string().max(limits.nameLength).default(""), {
    label: "API",
    hint: "Defined under Developers › Your APIs. Picked values are written to the contact.",
    tab: "content",
    control: "api",
  }),
  statusRows: field(
    z
      .array(z.object({ status: z.string().max(10).default("") }))
      .max(maximumStatusRows)
      .default([{ status: "200" }]),
    {
      label: "Ways by status",
      hint: "A status such as 200, or a class such as 4xx. Every other answer, and none at all, goes to “Others”.",
      tab: "content",
      control: "statusRows",
    },
  ),
  text: textField("Message", { required: false, hint: "Optional. Said while the call is running." }),
  ...speakingFields(),
});
export type ApiCallSettings = z.infer<typeof apiCallSettings>;
