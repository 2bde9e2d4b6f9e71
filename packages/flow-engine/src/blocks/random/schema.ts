// Settings of the random block.

import { z } from "zod";
import { field } from "../../settings/field.ts";

const maximumWays = 20;

export const randomSettings = z.object({
  ways: field(z.number().int().min(2).max(maximumWays).default(2), {
    label: "Ways",
    hint: "Each is as likely as the others, every time anew.",
    tab: "content",
    control: "number",
  }),
});
export type RandomSettings = z.infer<typeof randomSettings>;
