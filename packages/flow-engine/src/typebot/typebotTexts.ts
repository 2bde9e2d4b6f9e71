// Texts of a Typebot bot in the grammar of Parley's: rich text becomes marked text, `{{Name}}` a variable of the
// conversation.

import { limits } from "@parley/contracts/limits";
import type { TypebotFile } from "./typebotFile.ts";

/** Rich text nested deeper than this is cut: nobody writes it, and a hostile file must not exhaust the stack. */
const MAXIMUM_DEPTH = 30;

export interface TypebotTexts {
  /** Name of a variable in texts: `{{ variables.<name> }}`. */
  variableName(variableId: unknown): string;
  /** A text with `{{Name}}` placeholders. */
  text(value: unknown): string;
  /** The rich text of a bubble. */
  richText(value: unknown): string;
}

export function typebotTexts(variables: TypebotFile["variables"]): TypebotTexts {
  const names = new Map<string, string>();
  const byTitle = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id, name } of variables) {
    const own = unusedName(slugOf(name), taken);
    names.set(id, own);
    byTitle.set(name.trim().toLowerCase(), own);
  }

  function withVariables(value: string): string {
    return value
      .replaceAll(/\{\{([^{}]{1,200})\}\}/g, (whole, inside: string) => {
        const known = byTitle.get(inside.trim().toLowerCase());
        // Anything else was a script: shown as it stands, so that the author finds it.
        return known ? `{{ variables.${known} }}` : `{% raw %}${whole}{% endraw %}`;
      })
      .slice(0, limits.blockTextLength);
  }

  return {
    variableName: (id) => (typeof id === "string" ? (names.get(id) ?? "") : ""),
    text: (value) => (typeof value === "string" ? withVariables(value) : ""),
    richText: (value) => withVariables(plain(value, 0).trim()),
  };
}

/** `First name` becomes `first_name`. */
function slugOf(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replaceAll(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "")
    .slice(0, limits.attributeKeyLength - 5);
  return /^[a-z]/.test(slug) ? slug : `v_${slug}`;
}

function unusedName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count += 1) name = `${wanted}_${count}`;
  taken.add(name);
  return name;
}

function plain(value: unknown, depth: number): string {
  if (depth > MAXIMUM_DEPTH) return "";
  if (Array.isArray(value)) return value.map((item: unknown) => plain(item, depth + 1)).join("");
  if (typeof value !== "object" || value === null) return "";
  if ("text" in value && typeof value.text === "string") return marked(value.text, value);
  const children = "children" in value ? plain(value.children, depth + 1) : "";
  const type = "type" in value ? value.type : undefined;
  if (type === "a" && "url" in value && typeof value.url === "string") return linked(children, value.url);
  if (type === "li") return `- ${children.trim()}\n`;
  if (type === "variable" || type === "inline-variable") return children;
  return typeof type === "string" && blockTypes.has(type) ? `${children}\n` : children;
}

const blockTypes = new Set(["p", "h1", "h2", "h3", "ul", "ol", "blockquote", "code-block"]);

function marked(text: string, styles: object): string {
  const inner = text.trim();
  if (inner === "") return text;
  const has = (style: string): boolean => Reflect.get(styles, style) === true;
  const marks = `${has("bold") ? "*" : ""}${has("italic") ? "_" : ""}`;
  if (marks === "") return text;
  return text.replace(inner, () => `${marks}${inner}${[...marks].toReversed().join("")}`);
}

function linked(children: string, url: string): string {
  const title = children.trim();
  return title === "" || title === url ? url : `${title} (${url})`;
}
