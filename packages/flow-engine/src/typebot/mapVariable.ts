// "Set variable": values the flow gives itself. Scripts are not run by Parley; the simple ones become Liquid.

import {
  approximated,
  leftOut,
  mapped,
  optionFlag,
  optionText,
  type Mapping,
  type MappingContext,
} from "./mapping.ts";

const days = { Yesterday: "minus", Tomorrow: "plus" } as const;

export function mapSetVariable({ block, texts }: MappingContext): Mapping {
  const name = texts.variableName(block.options?.["variableId"]);
  if (name === "") return leftOut(block, "It does not say which variable it sets.");
  const type = optionText(block.options, "type") || "Custom";
  const expression = optionText(block.options, "expressionToEvaluate") || optionText(block.options, "value");
  const set = (value: string): Mapping =>
    mapped("setAttribute", { scope: "conversation", assignments: [{ key: name, value }] });

  switch (type) {
    case "Custom":
    case "value":
      return optionFlag(block.options, "isCode")
        ? fromScript(expression, set, texts.text, block)
        : fromText(expression, set, texts.text, block);
    case "Empty":
    case "empty":
      return set("");
    case "Append value(s)":
      return approximated(
        set(
          `{% if variables.${name} %}{{ variables.${name} }}, {% endif %}${texts.text(optionText(block.options, "item") || expression)}`,
        ),
        "The list is a text with commas between its entries.",
      );
    case "Now":
      return set("{{ now }}");
    case "Today":
      return set('{{ now | date: "%Y-%m-%d" }}');
    case "Yesterday":
    case "Tomorrow":
      return set(`{{ now | date: "%s" | ${days[type]}: 86400 | date: "%Y-%m-%d" }}`);
    case "Moment of the day":
      return set(
        '{% assign hour = now | date: "%H" | plus: 0 %}{% if hour < 6 %}night{% elsif hour < 12 %}morning{% elsif hour < 18 %}afternoon{% else %}evening{% endif %}',
      );
    case "Phone number":
      return set("{{ contact.phone }}");
    case "Contact name":
      return set("{{ contact.name }}");
    default:
      return leftOut(block, `There is no value of the kind “${type}”. Set the variable in another way.`);
  }
}

type Setter = (value: string) => Mapping;

/** Plain text; an inline script `{{= … =}}` is treated as one. */
function fromText(
  expression: string,
  set: Setter,
  text: (value: string) => string,
  block: MappingContext["block"],
): Mapping {
  const script = /^\s*\{\{=([\s\S]*)=\}\}\s*$/.exec(expression);
  return script ? fromScript(script[1] ?? "", set, text, block) : set(text(expression));
}

const numberOrName = String.raw`(?:\{\{[^{}]+\}\}|-?\d+(?:\.\d+)?)`;
const calculation = new RegExp(String.raw`^(${numberOrName})\s*([-+*/%])\s*(${numberOrName})$`);
const filters: Readonly<Record<string, string>> = {
  "+": "plus",
  "-": "minus",
  "*": "times",
  "/": "divided_by",
  "%": "modulo",
};

/** A number, a quoted text, a variable, or one calculation of two of them. */
function fromScript(
  script: string,
  set: Setter,
  text: (value: string) => string,
  block: MappingContext["block"],
): Mapping {
  const expression = script
    .trim()
    .replace(/^return\s+/, "")
    .replace(/;$/, "")
    .trim();
  if (/^-?\d+(?:\.\d+)?$/.test(expression)) return set(expression);
  const quoted = /^(["'`])([^"'`\\]*)\1$/.exec(expression);
  if (quoted) return set(text(quoted[2] ?? ""));
  if (/^\{\{[^{}]+\}\}$/.test(expression) && isVariable(text(expression))) return set(text(expression));
  const [, left = "", operator = "", right = ""] = calculation.exec(expression) ?? [];
  const filter = filters[operator];
  if (filter && isValue(text(left)) && isValue(text(right)))
    return set(`{{ ${valueOf(text(left))} | ${filter}: ${valueOf(text(right))} }}`);
  return leftOut(
    block,
    "It runs a script. Say the same with a text and Liquid filters in a Set attribute block.",
  );
}

const isVariable = (text: string): boolean => /^\{\{ variables\.\w+ \}\}$/.test(text);
const isValue = (text: string): boolean => isVariable(text) || /^-?\d/.test(text);
/** A name in a calculation counts as a number: a variable that is not set is 0. */
const valueOf = (text: string): string => text.replace(/^\{\{ (.+) \}\}$/, "$1");
