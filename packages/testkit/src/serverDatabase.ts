// The one place where testkit knows the server: databases for tests are opened and migrated by the real code.

// oxlint-disable-next-line no-restricted-imports -- a second way to open a database would test something else
export {
  migrate,
  openDatabase,
  openInMemory,
  type Database,
  type DatabaseKind,
} from "@parley/server/database";
