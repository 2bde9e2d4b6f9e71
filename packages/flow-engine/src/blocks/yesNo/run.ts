// Yes or no: two buttons, each leading its own way.

import { defineRequestBlock } from "../request/defineRequestBlock.ts";
import { renderLabel } from "../request/label.ts";
import { readYesNo } from "../request/yesNoAnswer.ts";
import { yesNoSettings } from "./schema.ts";

export const yesNoBlock = defineRequestBlock({
  kind: "yesNo",
  group: "request",
  label: "Yes or no",
  description: "Asks something that is answered with yes or no.",
  icon: "IconThumbUp",
  keywords: ["boolean", "decide", "confirm", "branch", "buttons"],
  schema: yesNoSettings,
  errorMessage: "Please answer with yes or no.",
  input: (context, base) => ({
    kind: "choice",
    ...base,
    options: [
      { id: "yes", title: renderLabel(context, context.settings.yesLabel, "Yes") },
      { id: "no", title: renderLabel(context, context.settings.noLabel, "No") },
    ],
  }),
  read(input, _context, offered) {
    if (offered?.kind !== "choice") return { ok: false, reason: "unknown_option" };
    const [yes, no] = offered.options;
    const labels = { yes: yes?.title ?? "", no: no?.title ?? "" };
    const answer = readYesNo(input, labels);
    return answer
      ? { ok: true, value: answer, text: labels[answer] }
      : { ok: false, reason: "yes_or_no_expected" };
  },
  outputs: () => [
    { id: "yes", label: "Yes" },
    { id: "no", label: "No" },
  ],
  outputOf: (value) => (value === "yes" ? "yes" : "no"),
});
