export const translationMessages = {
  "editor.translations.open": "Languages and translations",
  "editor.translations.title": "Languages and translations",
  "editor.translations.none": "This flow speaks one language",
  "editor.translations.noneText":
    "Choose the language it is written in, then add another one. {count, plural, one {# text} other {# texts}} can be translated here, or in a spreadsheet or a translation tool.",
  "editor.translations.own": "Written in",
  "editor.translations.others": "Other languages",
  "editor.translations.add": "Add a language",
  "editor.translations.noLanguage": "No language is called that. A tag such as “pt-BR” can be typed too.",
  "editor.translations.missing":
    "{count, plural, =0 {Nothing is missing} one {# text is missing} other {# texts are missing}}",
  "editor.translations.removeOf": "Remove {language}",
  "editor.translations.removeTitle": "Remove {language}?",
  "editor.translations.removeText":
    "{count, plural, one {# translated text leaves} other {# translated texts leave}} the flow. Undo brings them back.",
  "editor.translations.remove": "Remove",
  "editor.translations.choosing": "How it is chosen",
  "editor.translations.chooseBy": "The visitor's language",
  "editor.translations.chooseByHint": "A language chosen in the conversation always wins.",
  "editor.translations.chooseBy.browser": "is the one of the browser",
  "editor.translations.chooseBy.attribute": "stands in an attribute",
  "editor.translations.chooseBy.none": "is always the flow's own",
  "editor.translations.attribute": "Attribute",
  "editor.translations.attributeHint": "Holds a tag such as de or pt-BR.",
  "editor.translations.search": "Search texts",
  "editor.translations.missingOnly": "Missing only",
  "editor.translations.keys": "Enter goes to the next text, Shift Enter begins a new line.",
  "editor.translations.complete": "Everything is translated.",
  "editor.translations.noMatch": "No text matches.",
  "editor.translations.jump": "Go to {block}",
  "editor.translations.showMore": "Show {count, plural, one {# more block} other {# more blocks}}",
  "editor.translations.field": "“{text}” in {language}",
  "editor.translations.isMissing": "Missing: said in the flow's own language",
  "editor.translations.export": "Export",
  "editor.translations.exportCsv": "All languages as CSV",
  "editor.translations.exportXliff": "{language} as XLIFF {version}",
  "editor.translations.import": "Import",
  "editor.translations.importTitle": "Import “{file}”",
  "editor.translations.newLanguage": "new",
  "editor.translations.apply":
    "{count, plural, =0 {Nothing to apply} one {Apply # text} other {Apply # texts}}",
  "editor.translations.imported":
    "{count, plural, one {# text was taken over.} other {# texts were taken over.}}",
  "editor.translations.report.applied":
    "{count, plural, =0 {No text changes} one {# text changes} other {# texts change}}",
  "editor.translations.report.outdated":
    "{count, plural, one {# of them was} other {# of them were}} made for an original that reads differently today",
  "editor.translations.report.unchanged": "{count, plural, one {# is} other {# are}} the same already",
  "editor.translations.report.empty":
    "{count, plural, one {# is} other {# are}} empty in the file; what is here stays",
  "editor.translations.report.unknown":
    "{count, plural, one {# belongs} other {# belong}} to no text of this flow: {keys}",
  "editor.translations.report.tooLong":
    "{count, plural, one {# is} other {# are}} longer than a text may be: {keys}",
  "editor.translations.refused": "The file cannot be imported. Nothing was changed.",
  "editor.translations.refusal.tooLarge": "It is larger than all texts of a flow can be.",
  "editor.translations.refusal.tooManyTexts": "It holds more texts than a flow can have.",
  "editor.translations.refusal.notCsv":
    "It is not a table: it is empty, or a quotation mark is never closed.",
  "editor.translations.refusal.noKeys":
    "It has no column “key”. Export the texts here and fill in the columns of that file.",
  "editor.translations.refusal.noLanguage": "It names no language, for example “de” or “pt-BR”.",
  "editor.translations.refusal.notXml": "It is not well-formed XML.",
  "editor.translations.refusal.doctype":
    "It declares a document type or entities, which translations do not need and which can do harm.",
  "editor.translations.refusal.notXliff": "It is XML, but not XLIFF.",
  "editor.translations.refusal.xliffVersion": "Its version of XLIFF is not known here; 1.2 and 2.0 are.",
} as const;
