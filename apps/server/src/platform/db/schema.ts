// The tables Kysely knows. Each module adds its own beside its store:
// `declare module "../../platform/db/schema.ts" { interface Schema { contacts: ContactsTable } }`

// eslint-disable-next-line typescript/no-empty-interface -- filled by the modules
export interface Schema {}
