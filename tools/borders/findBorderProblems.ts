// The borders that depend on where a file lies: modules meet at their index, SQL has one home, libraries have
// one home, workspaces meet by name. Every message names the right door.
import { posix } from "node:path";
import type { ImportFact, SourceFacts } from "./readSource.ts";

export interface BorderProblem {
  path: string;
  line: number;
  message: string;
}

const SERVER = "apps/server/src/";
const PLATFORM = `${SERVER}platform/`;
const MODULE = /^apps\/server\/src\/modules\/([^/]+)\//;
const WORKSPACE = /^(?:(?:apps|packages)\/[^/]+|e2e|bench|tools|emulators)\//;
const TEST_FILE = /(?:\.test\.tsx?$|^apps\/server\/src\/testing\/)/;
const STORE_FILE = /^apps\/server\/src\/modules\/[^/]+\/store(?:\.ts$|\/)/;
const PURE_PACKAGE = /^packages\/(?:contracts|flow-engine)\/src\//;

interface LibraryHome {
  library: RegExp;
  homes: readonly string[];
}

/** Libraries that open connections or hold secrets, and the folders of `platform` that own them. */
const LIBRARY_HOMES: readonly LibraryHome[] = [
  { library: /^(?:pg|@electric-sql\/pglite.*)$/, homes: ["db", "tasks"] },
  { library: /^pg-boss$/, homes: ["tasks"] },
  { library: /^ioredis$/, homes: ["realtime", "rateLimit"] },
  { library: /^nodemailer/, homes: ["mail"] },
  { library: /^aws4fetch$/, homes: ["storage"] },
  { library: /^better-auth/, homes: ["auth"] },
];

export function findBorderProblems(files: readonly SourceFacts[]): BorderProblem[] {
  return [...files.flatMap(problemsOfFile), ...moduleCycles(files)].toSorted(
    (left, right) => left.path.localeCompare(right.path) || left.line - right.line,
  );
}

function problemsOfFile(file: SourceFacts): BorderProblem[] {
  return [
    ...file.imports.flatMap((imported) => importProblems(file.path, imported)),
    ...sqlProblems(file),
    ...timeProblems(file),
  ];
}

function importProblems(path: string, { specifier, line, typeOnly }: ImportFact): BorderProblem[] {
  const message = specifier.startsWith(".")
    ? relativeImportMessage(path, posix.normalize(posix.join(posix.dirname(path), specifier)))
    : libraryMessage(path, specifier, typeOnly);
  return message === undefined ? [] : [{ path, line, message }];
}

function relativeImportMessage(path: string, target: string): string | undefined {
  if ((TEST_FILE.test(path) || path.startsWith("e2e/")) && target.startsWith("emulators/")) return undefined;
  const ownWorkspace = WORKSPACE.exec(path)?.[0];
  if (ownWorkspace !== undefined && !target.startsWith(ownWorkspace)) {
    return `Workspaces meet by name: import \`@parley/…\` in place of \`${target}\`.`;
  }
  const targetModule = MODULE.exec(target)?.[1];
  if (targetModule === undefined) return undefined;
  if (path.startsWith(PLATFORM)) {
    return `platform serves the modules and knows none of them: let modules/${targetModule} register itself.`;
  }
  if (targetModule === MODULE.exec(path)?.[1] || TEST_FILE.test(path)) return undefined;
  if (target === `${SERVER}modules/${targetModule}/index.ts`) return undefined;
  return `Modules meet at their index: import from modules/${targetModule}/index.ts.`;
}

function libraryMessage(path: string, specifier: string, typeOnly: boolean): string | undefined {
  if (typeOnly || !path.startsWith(SERVER) || TEST_FILE.test(path)) return undefined;
  if (specifier === "kysely" && !isSqlHome(path))
    return "SQL lives in the module's store.ts: call a function of the store.";
  const home = LIBRARY_HOMES.find(({ library }) => library.test(specifier));
  if (home === undefined || home.homes.some((folder) => isPlatformPart(path, folder))) return undefined;
  return `\`${specifier}\` is used through ${home.homes.map((folder) => `platform/${folder}`).join(" or ")}.`;
}

function isPlatformPart(path: string, folder: string): boolean {
  return path.startsWith(`${PLATFORM}${folder}/`) || path === `${PLATFORM}${folder}.ts`;
}

function isSqlHome(path: string): boolean {
  return path.startsWith(PLATFORM) || STORE_FILE.test(path) || path.startsWith(`${SERVER}migrations/`);
}

function sqlProblems({ path, sqlLines }: SourceFacts): BorderProblem[] {
  if (!path.startsWith(SERVER) || isSqlHome(path) || TEST_FILE.test(path)) return [];
  const message = "SQL lives in the module's store.ts (or its store/ folder): move the statement there.";
  return sqlLines.map((line) => ({ path, line, message }));
}

function timeProblems({ path, currentTimeLines }: SourceFacts): BorderProblem[] {
  if (!PURE_PACKAGE.test(path) || TEST_FILE.test(path)) return [];
  return currentTimeLines.map((line) => ({ path, line, message: "Take the time through `env.now`." }));
}

interface ModuleEdge {
  to: string;
  path: string;
  line: number;
}

/** Cycles between modules, types not counted: two modules that need each other at run time are one module. */
function moduleCycles(files: readonly SourceFacts[]): BorderProblem[] {
  const edges = moduleEdges(files);
  const done = new Set<string>();
  const problems: BorderProblem[] = [];
  const walk = (name: string, trail: readonly string[]): void => {
    for (const edge of edges.get(name) ?? []) {
      const start = trail.indexOf(edge.to);
      if (start !== -1) {
        const circle = [...trail.slice(start), edge.to].join(" → ");
        problems.push({
          path: edge.path,
          line: edge.line,
          message: `Modules form a circle: ${circle}. Publish an event, or move the shared part into one of them.`,
        });
      } else if (!done.has(edge.to)) {
        walk(edge.to, [...trail, edge.to]);
      }
    }
    done.add(name);
  };
  for (const name of edges.keys()) if (!done.has(name)) walk(name, [name]);
  return problems;
}

function moduleEdges(files: readonly SourceFacts[]): Map<string, ModuleEdge[]> {
  const edges = new Map<string, ModuleEdge[]>();
  for (const { path, imports } of files) {
    const from = MODULE.exec(path)?.[1];
    if (from === undefined || TEST_FILE.test(path)) continue;
    for (const { specifier, line, typeOnly } of imports) {
      if (typeOnly || !specifier.startsWith(".")) continue;
      const to = MODULE.exec(posix.normalize(posix.join(posix.dirname(path), specifier)))?.[1];
      if (to === undefined || to === from) continue;
      edges.set(from, [...(edges.get(from) ?? []), { to, path, line }]);
    }
  }
  return edges;
}
