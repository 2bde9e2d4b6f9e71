import { describe, expect, test } from "vitest";
import { findBorderProblems } from "./findBorderProblems.ts";
import { readSource } from "./readSource.ts";

const MODULES = "apps/server/src/modules";

function messages(files: Record<string, string>): string[] {
  const sources = Object.entries(files).map(([path, text]) => readSource(path, text));
  return findBorderProblems(sources).map(({ path, line, message }) => `${path}:${line} ${message}`);
}

describe("modules", () => {
  test("meet at their index", () => {
    expect(
      messages({ [`${MODULES}/inbox/routes.ts`]: `import { list } from "../contacts/index.ts";\nlist();` }),
    ).toEqual([]);
  });

  test("must not reach into each other, and the message names the door", () => {
    expect(
      messages({ [`${MODULES}/inbox/routes.ts`]: `import { list } from "../contacts/store.ts";` }),
    ).toEqual([
      `${MODULES}/inbox/routes.ts:1 Modules meet at their index: import from modules/contacts/index.ts.`,
    ]);
  });

  test("are reached through their index by the application as well", () => {
    expect(messages({ "apps/server/src/main.ts": `import "./modules/inbox/routes.ts";` })).toHaveLength(1);
  });

  test("must not form a circle, even when no two files do", () => {
    const problems = messages({
      [`${MODULES}/inbox/routes.ts`]: `import { a } from "../contacts/index.ts";`,
      [`${MODULES}/contacts/routes.ts`]: `import { b } from "../flows/index.ts";`,
      [`${MODULES}/flows/commands/publish.ts`]: `import { c } from "../../inbox/index.ts";`,
    });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain("inbox → contacts → flows → inbox");
  });

  test("may know each other's types in both directions", () => {
    expect(
      messages({
        [`${MODULES}/inbox/routes.ts`]: `import { a } from "../contacts/index.ts";`,
        [`${MODULES}/contacts/routes.ts`]: `import type { B } from "../inbox/index.ts";`,
      }),
    ).toEqual([]);
  });

  test("are unknown to the platform", () => {
    expect(
      messages({
        "apps/server/src/platform/access/load.ts": `import { a } from "../../modules/inbox/index.ts";`,
      }),
    ).toHaveLength(1);
  });
});

describe("SQL", () => {
  const cases = {
    "a statement as text": `export const text = "insert into contacts (id) values ($1)";`,
    "a statement as a template":
      "export const text = (id: string) => `\n  select id, ${id}\n  from contacts where true`;",
    "a tagged statement": "export const query = sql`contacts.id`;",
    "a built query": `export const query = db.selectFrom("contacts");`,
    "the query builder's values": `import { sql } from "kysely";`,
  };

  for (const [name, text] of Object.entries(cases)) {
    test(`${name} is refused in a command`, () => {
      expect(messages({ [`${MODULES}/contacts/commands/merge.ts`]: text })).toHaveLength(1);
    });

    test(`${name} is welcome in the store`, () => {
      expect(messages({ [`${MODULES}/contacts/store.ts`]: text })).toEqual([]);
      expect(messages({ [`${MODULES}/contacts/store/merge.ts`]: text })).toEqual([]);
    });
  }

  test("is not confused with a sentence or a comment", () => {
    const text = `// select id from contacts\nexport const hint = "Select a bot from the list";`;
    expect(messages({ [`${MODULES}/contacts/commands/merge.ts`]: text })).toEqual([]);
  });
});

describe("libraries", () => {
  test("that open connections are used only by the part of the platform that owns them", () => {
    const text = `import nodemailer from "nodemailer";`;
    expect(messages({ [`${MODULES}/accounts/commands/invite.ts`]: text })).toEqual([
      `${MODULES}/accounts/commands/invite.ts:1 \`nodemailer\` is used through platform/mail.`,
    ]);
    expect(messages({ "apps/server/src/platform/mail/sendMail.ts": text })).toEqual([]);
  });

  test("may lend their types to anyone", () => {
    expect(messages({ [`${MODULES}/accounts/tasks.ts`]: `import type { Job } from "pg-boss";` })).toEqual([]);
  });
});

describe("workspaces", () => {
  test("meet by name and never by a relative path", () => {
    expect(
      messages({
        "apps/widget/src/panel.ts": `import { a } from "../../../packages/contracts/src/errors.ts";`,
      }),
    ).toHaveLength(1);
  });
});

describe("emulators", () => {
  const text = `import { startDns } from "../../../../../emulators/dns/index.ts";`;

  test("serve tests", () => {
    expect(messages({ "apps/server/src/platform/egress/egress.test.ts": text })).toEqual([]);
  });

  test("never serve the product", () => {
    expect(messages({ "apps/server/src/platform/egress/egress.ts": text })).toHaveLength(1);
  });
});

describe("the pure packages", () => {
  test("take the time as an argument", () => {
    const text = "export const a = new Date();\nexport const b = Date();\nexport const c = new Date(0);";
    expect(messages({ "packages/flow-engine/src/step.ts": text })).toHaveLength(2);
    expect(messages({ "packages/flow-engine/src/step.test.ts": text })).toEqual([]);
  });
});
