// One hash over the names and contents of many files: the same files give the same hash on every machine.
import { createHash } from "node:crypto";
import { globSync, readFileSync, statSync } from "node:fs";

export function hashFiles(patterns: readonly string[], exclude: readonly string[]): string {
  const hash = createHash("sha256");
  const paths = globSync([...patterns], { exclude: [...exclude] }).toSorted();
  for (const path of paths) {
    if (!statSync(path).isFile()) continue;
    hash.update(`${path}\0`).update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}
