import { describe, expect, it } from "vitest";
import { starterDocument } from "@parley/flow-engine";
import type { FlowDocument } from "@parley/contracts/flow";
import { readCsv, writeCsv } from "./csv.ts";
import { importReport } from "./importReport.ts";
import { canonicalTag } from "./languageTags.ts";
import { nativeName } from "./nativeName.ts";
import {
  addLanguage,
  applyTranslations,
  removeLanguage,
  setLanguages,
  setTranslation,
  translationsOf,
} from "./translationCommands.ts";
import { readTranslationsCsv, writeTranslationsCsv } from "./translationFile.ts";
import { countMissing, filterGroups, translationGroups } from "./translationRows.ts";
import { escapeXml, writeXliff, xmlRefusal } from "./xliff.ts";

const empty = { document: starterDocument(), layout: { positions: {} } };
const german = addLanguage(setLanguages(empty, { default: "en" }), "de");
const groups = translationGroups(german.document);
const [first] = groups[0]?.rows ?? [];
const key = first?.key ?? "";

describe("languages of a flow", () => {
  it("are added once, and leave with their texts", () => {
    const translated = setTranslation(german, "de", key, "Hallo");
    expect(addLanguage(german, "de")).toBe(german);
    expect(translationsOf(translated, "de")).toEqual({ [key]: "Hallo" });
    const removed = removeLanguage(translated, "de");
    expect(removed.document.languages?.others).toEqual([]);
    expect(removed.document.translations).toEqual({});
  });

  it("are never both the flow's own and another one", () => {
    expect(setLanguages(german, { default: "de" }).document.languages).toMatchObject({
      default: "de",
      others: [],
    });
  });

  it("go by the name they give themselves", () => {
    expect([nativeName("de"), nativeName("pt-BR"), nativeName("ar")]).toEqual([
      "Deutsch",
      "Português (Brasil)",
      "العربية",
    ]);
    expect([canonicalTag("PT_br"), canonicalTag("not a tag")]).toEqual(["pt-BR", null]);
  });
});

describe("the table of texts", () => {
  it("counts what is missing, and keeps what is being written in sight", () => {
    const all = countMissing(groups, {});
    expect(all).toBe(groups.flatMap(({ rows }) => rows).length);
    expect(countMissing(groups, { [key]: "Hallo" })).toBe(all - 1);
    expect(countMissing(groups, { [key]: "  " })).toBe(all);
    const filter = { isMissingOnly: true, search: "", kept: new Set<string>() };
    const left = filterGroups(groups, { [key]: "Hallo" }, filter).flatMap(({ rows }) => rows);
    expect(left.map((row) => row.key)).not.toContain(key);
    const kept = filterGroups(groups, { [key]: "Hallo" }, { ...filter, kept: new Set([key]) });
    expect(kept.flatMap(({ rows }) => rows).map((row) => row.key)).toContain(key);
  });

  it("takes a text away when it is emptied", () => {
    const translated = applyTranslations(german, "de", { [key]: "Hallo" });
    expect(translationsOf(setTranslation(translated, "de", key, ""), "de")).toEqual({});
  });
});

describe("CSV", () => {
  it("comes back as it was, whatever the cells hold", () => {
    const rows = [
      ["key", "a,b", 'say "hi"'],
      ["two\r\nlines", "=1+1", "'=quoted"],
      ["-5", "@x", "  blank  "],
    ];
    const text = writeCsv(rows);
    expect(readCsv(text)).toEqual(rows);
    expect(text).toContain("'=1+1");
  });

  it("reads semicolons, tabs, and a mark of the byte order; refuses a quote that stays open", () => {
    expect(readCsv("\uFEFFa;b\n1;2\n")).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
    expect(readCsv("a\tb\r1\t2")).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
    expect(readCsv('a,"b')).toBeNull();
  });

  it("brings a flow's texts to a translator and back", () => {
    const translated = setTranslation(german, "de", key, "Hallo");
    const file = readTranslationsCsv(writeTranslationsCsv(translated.document), translated.document);
    expect(file.ok && file.texts["de"]?.find((text) => text.key === key)).toEqual({
      key,
      source: first?.text,
      text: "Hallo",
    });
  });

  it("is refused with a reason when it cannot be a table of translations", () => {
    const refusal = (text: string) => {
      const file = readTranslationsCsv(text, german.document);
      return file.ok ? null : file.reason;
    };
    expect(refusal("")).toBe("notCsv");
    expect(refusal("name,de\nx,y")).toBe("noKeys");
    expect(refusal("key,block\nx,y")).toBe("noLanguage");
  });
});

describe("the report before an import", () => {
  it("tells what changes, what is the same, and what the flow does not know", () => {
    const document: FlowDocument = setTranslation(german, "de", key, "Hallo").document;
    const second = groups.flatMap(({ rows }) => rows)[1];
    const [report] = importReport(document, {
      de: [
        { key, source: first?.text ?? "", text: "Hallo" },
        { key: second?.key ?? "", source: "an older original", text: "Neu" },
        { key: "gone.text", source: null, text: "?" },
        { key, source: null, text: " " },
        { key, source: null, text: "x".repeat(5_000) },
      ],
    });
    expect(report).toEqual({
      language: "de",
      isNew: false,
      applied: { [second?.key ?? ""]: "Neu" },
      outdated: [second?.key],
      unchanged: 1,
      empty: 1,
      unknown: ["gone.text"],
      tooLong: [key],
    });
  });

  it("cannot be led astray by names every object has", () => {
    const [report] = importReport(german.document, {
      de: [
        { key: "__proto__", source: null, text: "x" },
        { key: "constructor", source: null, text: "y" },
      ],
    });
    expect(report?.unknown).toEqual(["__proto__", "constructor"]);
    expect(report?.applied).toEqual({});
  });
});

describe("XLIFF", () => {
  it("escapes what XML would read, and leaves out what it cannot hold", () => {
    expect(escapeXml('a < b & "c"\u0000')).toBe("a &lt; b &amp; &quot;c&quot;");
    const written = writeXliff(setTranslation(german, "de", key, "<b>Hallo</b>").document, "de", "2.0");
    expect(written).toContain("<target>&lt;b&gt;Hallo&lt;/b&gt;</target>");
    expect(writeXliff(german.document, "de", "1.2")).toContain('target-language="de"');
  });

  it("refuses files that declare entities before parsing them", () => {
    expect(xmlRefusal('<!DOCTYPE x [<!ENTITY a "b">]><xliff/>')).toBe("doctype");
    expect(xmlRefusal("<xliff/>")).toBeNull();
  });
});
