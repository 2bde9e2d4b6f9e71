// Translations as XLIFF 1.2 and 2.0, the files of translation tools: one target language a file. Read with the
// browser's XML parser, never as HTML; files that declare entities are refused before they are parsed.

import type { FlowDocument } from "@parley/contracts/flow";
import { canonicalTag } from "./languageTags.ts";
import { translationGroups } from "./translationRows.ts";
import { type ImportedText, longestFile, mostTexts, type ReadFile } from "./translationFile.ts";

export const xliffVersions = ["1.2", "2.0"] as const;
export type XliffVersion = (typeof xliffVersions)[number];

const namespaces: Record<XliffVersion, string> = {
  "1.2": "urn:oasis:names:tc:xliff:document:1.2",
  "2.0": "urn:oasis:names:tc:xliff:document:2.0",
};

export function writeXliff(document: FlowDocument, language: string, version: XliffVersion): string {
  const source = document.languages?.default ?? "en";
  const own = document.translations?.[language] ?? {};
  const units = translationGroups(document).flatMap(({ title, rows }) =>
    rows.map(({ key, text, label }) => {
      const target = Object.hasOwn(own, key) ? own[key] : undefined;
      return version === "1.2"
        ? unitOf12(key, `${title} – ${label}`, text, target)
        : unitOf20(key, `${title} – ${label}`, text, target);
    }),
  );
  const body = units.join("\n");
  const head = `<?xml version="1.0" encoding="UTF-8"?>\n`;
  if (version === "1.2") {
    return `${head}<xliff version="1.2" xmlns="${namespaces["1.2"]}">
<file original="flow" datatype="plaintext" source-language="${escapeXml(source)}" target-language="${escapeXml(language)}"><body>
${body}
</body></file>
</xliff>
`;
  }
  return `${head}<xliff version="2.0" xmlns="${namespaces["2.0"]}" srcLang="${escapeXml(source)}" trgLang="${escapeXml(language)}">
<file id="flow">
${body}
</file>
</xliff>
`;
}

function unitOf12(key: string, note: string, text: string, target: string | undefined): string {
  const done = target === undefined ? "" : `<target xml:space="preserve">${escapeXml(target)}</target>`;
  return `<trans-unit id="${escapeXml(key)}" xml:space="preserve"><source>${escapeXml(text)}</source>${done}<note>${escapeXml(note)}</note></trans-unit>`;
}

/** Ids of version 2.0 may not hold every sign, so the key is kept in `name`. */
function unitOf20(key: string, note: string, text: string, target: string | undefined): string {
  const done = target === undefined ? "" : `<target>${escapeXml(target)}</target>`;
  return `<unit id="${escapeXml(key.replace(/[^\w.-]/g, "_"))}" name="${escapeXml(key)}" xml:space="preserve"><notes><note>${escapeXml(note)}</note></notes><segment><source>${escapeXml(text)}</source>${done}</segment></unit>`;
}

/** Signs that XML 1.0 cannot hold at all are left out. */
// oxlint-disable-next-line no-control-regex -- these are the signs that must not appear
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

export function escapeXml(text: string): string {
  return text
    .replace(notXml, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\r", "&#13;");
}

/** Why a file is not even parsed, or null. Entities can blow up a small file, and nothing here needs them. */
export function xmlRefusal(text: string): "tooLarge" | "doctype" | null {
  if (text.length > longestFile) return "tooLarge";
  return /<!(?:DOCTYPE|ENTITY)/i.test(text) ? "doctype" : null;
}

export function readXliff(text: string): ReadFile {
  const refusal = xmlRefusal(text);
  if (refusal) return { ok: false, reason: refusal };
  const xml = new DOMParser().parseFromString(text, "application/xml");
  if (xml.getElementsByTagName("parsererror").length > 0) return { ok: false, reason: "notXml" };
  const root = xml.documentElement;
  if (root.localName !== "xliff") return { ok: false, reason: "notXliff" };
  const version = root.getAttribute("version") ?? "";
  if (!/^(1\.[0-2]|2\.[0-2])$/.test(version)) return { ok: false, reason: "xliffVersion" };
  const found = version.startsWith("1.") ? readOld(root) : readNew(root);
  const count = Object.values(found).reduce((sum, list) => sum + list.length, 0);
  if (count > mostTexts) return { ok: false, reason: "tooManyTexts" };
  if (Object.keys(found).length === 0) return { ok: false, reason: "noLanguage" };
  return { ok: true, texts: found };
}

function readOld(root: Element): Record<string, ImportedText[]> {
  const texts: Record<string, ImportedText[]> = {};
  for (const file of all(root, "file")) {
    const language = canonicalTag(file.getAttribute("target-language") ?? "");
    if (language === null) continue;
    const list = all(file, "trans-unit").map((unit) => ({
      key: unit.getAttribute("id") ?? "",
      source: child(unit, "source")?.textContent ?? null,
      text: child(unit, "target")?.textContent ?? "",
    }));
    texts[language] = [...(texts[language] ?? []), ...list];
  }
  return texts;
}

function readNew(root: Element): Record<string, ImportedText[]> {
  const language = canonicalTag(root.getAttribute("trgLang") ?? "");
  if (language === null) return {};
  const list = all(root, "unit").map((unit) => {
    // Tools may part a unit into segments; together they are the text again.
    const parts = [...unit.children].filter(
      ({ localName }) => localName === "segment" || localName === "ignorable",
    );
    return {
      key: unit.getAttribute("name") ?? unit.getAttribute("id") ?? "",
      source: parts.map((part) => child(part, "source")?.textContent ?? "").join(""),
      text: parts.map((part) => translatedPart(part)).join(""),
    };
  });
  return { [language]: list };
}

/** What lies between segments keeps its original where nobody translated it. */
function translatedPart(part: Element): string {
  const target = child(part, "target")?.textContent;
  return target ?? (part.localName === "ignorable" ? (child(part, "source")?.textContent ?? "") : "");
}

const all = (parent: Element, name: string): Element[] => [...parent.getElementsByTagNameNS("*", name)];

const child = (parent: Element, name: string): Element | undefined =>
  [...parent.children].find(({ localName }) => localName === name);
