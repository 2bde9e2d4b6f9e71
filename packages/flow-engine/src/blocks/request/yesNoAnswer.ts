// Yes or no, as a button or in words.

import type { VisitorInput } from "@parley/contracts/messages";

const yesWords = new Set(
  "yes y yeah yep yup ok okay sure agree accept ja si sí oui sim da да はい 是 evet tak نعم हाँ".split(" "),
);
const noWords = new Set(
  "no n nope nah decline nein nee non não nej nie нет いいえ 否 hayır لا नहीं".split(" "),
);

/** The button's own words win over the usual ones; `1` and `2` are the places of the buttons. */
export function readYesNo(input: VisitorInput, labels: { yes: string; no: string }): "yes" | "no" | null {
  if (input.kind === "choice") {
    const [chosen, ...others] = input.optionIds;
    return others.length === 0 && (chosen === "yes" || chosen === "no") ? chosen : null;
  }
  if (input.kind !== "text") return null;
  const typed = input.text
    .trim()
    .toLowerCase()
    .replace(/[.!]+$/, "");
  if (typed === labels.yes.toLowerCase()) return "yes";
  if (typed === labels.no.toLowerCase()) return "no";
  if (typed === "1" || yesWords.has(typed)) return "yes";
  return typed === "2" || noWords.has(typed) ? "no" : null;
}
