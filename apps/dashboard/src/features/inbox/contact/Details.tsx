// Name, email and phone, and whether they may be used.

import { TextInput } from "@mantine/core";
import type { Contact } from "@parley/contracts/api/contacts";
import { limits } from "@parley/contracts/limits";
import { t } from "../../../i18n/t.ts";
import { phoneText } from "../visitorName.ts";
import classes from "./contact.module.css";
import { EditableValue, type FieldProps } from "./EditableValue.tsx";
import { OptIn } from "./OptIn.tsx";
import type { ContactChange } from "./useContactChange.ts";

/** RFC 5321's longest address. */
const emailLength = 254;

export function Details({ contact, change }: { contact: Contact; change: ContactChange }) {
  return (
    <section className={classes.section}>
      <dl className={classes.values}>
        <EditableValue
          label={t("inbox.contact.name")}
          name={t("inbox.contact.name")}
          text={contact.name ?? ""}
          value={contact.name ?? ""}
          isAllowed={change.isAllowed}
          renderField={(props) => (
            <TextField {...props} label={t("inbox.contact.name")} maxLength={limits.nameLength} />
          )}
          onSave={(name) => change.save({ name: name.trim() || null })}
        />
        <EditableValue
          label={t("inbox.contact.email")}
          name={t("inbox.contact.email")}
          text={contact.email ?? ""}
          value={contact.email ?? ""}
          isAllowed={change.isAllowed}
          renderField={(props) => (
            <TextField {...props} label={t("inbox.contact.email")} type="email" maxLength={emailLength} />
          )}
          onSave={(email) => change.save({ email: email.trim() || null })}
        />
        <EditableValue
          label={t("inbox.contact.phone")}
          name={t("inbox.contact.phone")}
          text={phoneText(contact.phone) ?? ""}
          value={contact.phone ?? { dialCode: "", number: "" }}
          isAllowed={change.isAllowed}
          renderField={PhoneField}
          onSave={({ dialCode, number }) =>
            change.save({
              phone: number.trim() === "" ? null : { dialCode: dialCode.trim(), number: number.trim() },
            })
          }
        />
        <OptIn contact={contact} change={change} />
      </dl>
    </section>
  );
}

interface TextFieldProps extends FieldProps<string> {
  label: string;
  type?: "text" | "email";
  maxLength: number;
}

export function TextField({ value, onChange, events, label, type = "text", maxLength }: TextFieldProps) {
  return (
    <TextInput
      size="xs"
      aria-label={label}
      type={type}
      maxLength={maxLength}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      {...events}
      autoFocus
      w="100%"
    />
  );
}

type Phone = NonNullable<Contact["phone"]>;

function PhoneField({ value, onChange, events }: FieldProps<Phone>) {
  return (
    <div className={classes.phone}>
      <TextInput
        size="xs"
        w={72}
        type="tel"
        aria-label={t("inbox.contact.dialCode")}
        placeholder="+1"
        maxLength={5}
        value={value.dialCode}
        onChange={(event) => onChange({ ...value, dialCode: event.currentTarget.value })}
        {...events}
        autoFocus
      />
      <TextInput
        size="xs"
        flex={1}
        miw={0}
        type="tel"
        aria-label={t("inbox.contact.number")}
        maxLength={32}
        value={value.number}
        onChange={(event) => onChange({ ...value, number: event.currentTarget.value })}
        {...events}
      />
    </div>
  );
}
