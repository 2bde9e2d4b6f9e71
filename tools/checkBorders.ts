// Checks the import borders that a lint rule cannot express, over every source file of the repository.
// The other borders live in .oxlintrc.json; both are part of `npm run check`.
import { globSync, readFileSync } from "node:fs";
import { findBorderProblems } from "./borders/findBorderProblems.ts";
import { readSource } from "./borders/readSource.ts";

const SOURCES = ["{apps,packages}/*/src/**/*.{ts,tsx}", "{e2e,bench,tools,emulators}/**/*.ts"];
const IGNORED = ["**/node_modules/**", "**/dist/**", "**/fixtures/**"];

const paths = globSync(SOURCES, { exclude: IGNORED });
const problems = findBorderProblems(paths.map((path) => readSource(path, readFileSync(path, "utf8"))));

for (const { path, line, message } of problems) console.error(`${path}:${line}  ${message}`);
console.log(
  `Borders: ${paths.length} files, ${problems.length === 0 ? "all kept" : `${problems.length} crossed`}.`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
