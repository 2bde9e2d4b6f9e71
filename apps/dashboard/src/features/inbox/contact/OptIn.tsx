// Whether the person agreed to be written to: seen and changed in place.

import { NativeSelect } from "@mantine/core";
import type { Contact } from "@parley/contracts/api/contacts";
import { t } from "../../../i18n/t.ts";
import { notifyError } from "../../../ui/notify.ts";
import classes from "./contact.module.css";
import type { ContactChange } from "./useContactChange.ts";

const answers = { yes: true, no: false, unknown: null } as const;
type Answer = keyof typeof answers;

function answerOf(optIn: boolean | null): Answer {
  return optIn === null ? "unknown" : optIn ? "yes" : "no";
}

export function OptIn({ contact, change }: { contact: Contact; change: ContactChange }) {
  const answer = answerOf(contact.optIn);
  const words = {
    yes: t("inbox.contact.optIn.yes"),
    no: t("inbox.contact.optIn.no"),
    unknown: t("inbox.contact.optIn.unknown"),
  };
  return (
    <div className={classes.value}>
      <dt className={classes.label} title={t("inbox.contact.optIn.hint")}>
        {t("inbox.contact.optIn")}
      </dt>
      <dd className={classes.content}>
        {change.isAllowed ? (
          <NativeSelect
            size="xs"
            variant="unstyled"
            w="100%"
            className={classes.optIn ?? ""}
            aria-label={t("inbox.contact.optIn.hint")}
            value={answer}
            data={[
              { value: "unknown", label: words.unknown },
              { value: "yes", label: words.yes },
              { value: "no", label: words.no },
            ]}
            onChange={({ currentTarget: { value } }) => {
              if (value !== "yes" && value !== "no" && value !== "unknown") return;
              change.save({ optIn: answers[value] }).catch(notifyError);
            }}
          />
        ) : (
          <span className={classes.text}>{words[answer]}</span>
        )}
      </dd>
    </div>
  );
}
