// Why a message did not arrive over a messenger, and what to do now. The provider's own code stands small beside it.

import type { Message } from "@parley/contracts/messages";
import { t } from "../../../i18n/t.ts";
import classes from "./thread.module.css";

/** Kinds with words of their own; the others say that it was refused. */
const kinds = [
  "needsTemplate",
  "unreachable",
  "unwanted",
  "media",
  "uncertain",
  "paused",
  "reauthorise",
] as const;

export function DeliveryProblem({ message: { delivery } }: { message: Message }) {
  if (delivery?.status !== "failed") return null;
  const { problem } = delivery;
  const kind = kinds.find((known) => known === problem?.kind) ?? "refused";
  return (
    <div className={classes.problem} role="note">
      {t(`inbox.problem.${kind}`)}
      {problem && problem.detail !== "" ? (
        <small>
          {problem.code} · {problem.detail}
        </small>
      ) : null}
    </div>
  );
}
