// A day, a moment, a time or a span of days, by the browser's own pickers. Typing it in words works below.

import { useId, useState } from "preact/hooks";
import { Icon } from "../../parts/Icon.tsx";
import { dateFormat, t } from "../../texts/translate.ts";
import type { RichProps } from "../richInputs.tsx";
import "../../styles/rich.css";

type Mode = RichProps<"date">["input"]["mode"];

const types: Record<Mode, string> = { date: "date", range: "date", dateTime: "datetime-local", time: "time" };

export function DateInput({ input: { mode, min, max }, answer }: RichProps<"date">) {
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const problemId = useId();
  const earliest = bound(mode, min, "00:00");
  const latest = bound(mode, max, "23:59");

  function submit(form: HTMLFormElement) {
    const fields = [...form.querySelectorAll("input")];
    const wrong = fields.find((field) => !field.validity.valid);
    if (!wrong) {
      answer(mode === "range" ? { kind: "date", from, to } : { kind: "date", from }, true);
      return;
    }
    setProblem(problemOf(wrong));
    wrong.focus();
  }

  const field = (
    label: string,
    value: string,
    set: (value: string) => void,
    bounds: { min: string | undefined; max: string | undefined },
  ) => (
    <label class="labelled">
      <span>{label}</span>
      <input
        class="control"
        // The kinds of Preact's inputs are told apart by literals; this one is decided by the question.
        {...({ type: types[mode] } as object)}
        value={value}
        required
        {...bounds}
        aria-invalid={problem !== null}
        aria-describedby={problem ? problemId : undefined}
        onInput={({ currentTarget }) => {
          set(currentTarget.value);
          setProblem(null);
        }}
      />
    </label>
  );

  return (
    <form
      class="panel-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit(event.currentTarget);
      }}
    >
      <div class={mode === "range" ? "pair" : ""}>
        {mode === "range" ? (
          <>
            {field(t("date.from"), from, setFrom, { min: earliest, max: to || latest })}
            {field(t("date.to"), to, setTo, { min: from || earliest, max: latest })}
          </>
        ) : (
          field(t(`date.${mode}`), from, setFrom, { min: earliest, max: latest })
        )}
      </div>
      {problem && (
        <p class="problem-line" id={problemId}>
          {problem}
        </p>
      )}
      <button type="submit" class="submit">
        {t("input.send")} <Icon name="send" />
      </button>
    </form>
  );
}

function bound(mode: Mode, day: string | null, time: string): string | undefined {
  if (!day || mode === "time") return undefined;
  return mode === "dateTime" ? `${day}T${time}` : day;
}

function problemOf({ validity, min, max }: HTMLInputElement): string {
  if (validity.rangeUnderflow) return t("check.notBefore", { min: spoken(min) });
  if (validity.rangeOverflow) return t("check.notAfter", { max: spoken(max) });
  return t(validity.badInput ? "check.date" : "check.required");
}

/** A day as people write it. */
function spoken(day: string): string {
  return dateFormat({ dateStyle: "long", timeZone: "UTC" }).format(new Date(`${day.slice(0, 10)}T00:00:00Z`));
}
