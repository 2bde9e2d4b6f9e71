// The present values of what a rule looks at.

import type { StepRun } from "../engine/stepRun.ts";
import { firstNameOf, phoneText } from "../liquid/scope.ts";
import type { SubjectValues } from "./evaluate.ts";
import type { ConditionSubject } from "./schema.ts";

export function subjectValues(subject: ConditionSubject, run: StepRun): SubjectValues {
  switch (subject.kind) {
    case "answer":
      return answerValues(subject.blockId, run);
    case "attribute":
      return Object.hasOwn(run.contact.attributes, subject.key)
        ? known(run.contact.attributes[subject.key])
        : [];
    case "variable":
      return known(ownVariable(run, subject.name));
    case "contact":
      return contactValues(subject.property, run);
    case "chat":
      return known(run.environment.chat[subject.property]);
  }
}

function ownVariable({ state }: StepRun, name: string): string | undefined {
  const { variables } = state;
  return variables && Object.hasOwn(variables, name) ? variables[name] : undefined;
}

/** An answer can be compared with its option's id as well as with what was shown. */
function answerValues(blockId: string, run: StepRun): SubjectValues {
  if (!Object.hasOwn(run.state.answers, blockId)) return [];
  const answer = run.state.answers[blockId];
  if (!answer) return [];
  const values = Array.isArray(answer.value) ? answer.value : [String(answer.value)];
  const texts = Array.isArray(answer.value) ? answer.text.split(", ") : [answer.text];
  return [...new Set([...values, ...texts])];
}

function contactValues(
  property: Extract<ConditionSubject, { kind: "contact" }>["property"],
  run: StepRun,
): SubjectValues {
  const { contact } = run;
  switch (property) {
    case "tags":
      return contact.tags;
    case "firstName":
      return known(firstNameOf(contact.name));
    case "phone":
      return known(phoneText(contact.phone));
    case "dialCode":
      return known(contact.phone?.dialCode);
    default:
      return known(contact[property]);
  }
}

function known(value: string | number | boolean | null | undefined): SubjectValues {
  return value === null || value === undefined ? [] : [String(value)];
}
