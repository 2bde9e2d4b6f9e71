// The figures beside their budgets: on the terminal, as Markdown in results/latest.md, and as JSON.

import { mkdirSync, writeFileSync } from "node:fs";
import { arch, cpus, freemem, loadavg, platform, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Row } from "./budgets.ts";

export interface Report {
  date: string;
  command: string;
  machine: string;
  rows: Row[];
  figures: object;
}

const GIGABYTE = 1024 ** 3;
const directory = fileURLToPath(new URL("../results/", import.meta.url));
const COLUMNS = ["what", "figure", "budget", "verdict"] as const;

export function describeMachine(): string {
  const [cpu] = cpus();
  return `${cpus().length} × ${cpu?.model.trim() ?? "unknown processor"}, ${Math.round(totalmem() / GIGABYTE)} GB memory (${Math.round(freemem() / GIGABYTE)} GB free), ${platform()} ${arch()}, Node ${process.version}, load before the run ${loadavg()[0]?.toFixed(1) ?? "?"}`;
}

export function printTable(rows: readonly Row[]): void {
  const widths = COLUMNS.map((column) => Math.max(column.length, ...rows.map((row) => row[column].length)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join("  ");
  console.log(line(COLUMNS));
  for (const row of rows) console.log(line(COLUMNS.map((column) => row[column])));
}

export function writeReport(report: Report): void {
  mkdirSync(directory, { recursive: true });
  const name = report.date.replaceAll(/[:.]/g, "-");
  writeFileSync(join(directory, `${name}.json`), `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(join(directory, "latest.md"), toMarkdown(report));
}

function toMarkdown({ date, command, machine, rows }: Report): string {
  const table = [
    COLUMNS,
    COLUMNS.map(() => "---"),
    ...rows.map((row) => COLUMNS.map((column) => row[column])),
  ];
  return `# Latest figures

- Date: ${date}
- Command: \`${command}\`
- Machine: ${machine}

${table.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}

Figures of one run on one machine. The ratio compares with the limit measured in the same run, so it is what travels.
`;
}
