// Runs one command to its end, keeps what it said, and counts it as passed or failed.
import { spawn } from "node:child_process";

export interface StepResult {
  name: string;
  passed: number;
  failed: number;
  seconds: number;
  /** Names of what failed, where the step knows them. */
  failures?: string[];
}

export interface CommandOutcome {
  ok: boolean;
  output: string;
  seconds: number;
}

interface CommandOptions {
  env?: Readonly<Record<string, string>>;
  /** Also shows the output while it comes; otherwise it is only kept. */
  live?: boolean;
}

export async function runCommand(
  command: string,
  args: readonly string[],
  { env = {}, live = false }: CommandOptions = {},
): Promise<CommandOutcome> {
  const started = performance.now();
  const chunks: string[] = [];
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: live ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
  });
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => chunks.push(chunk));
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => chunks.push(chunk));
  const code = await new Promise<number>((resolve) => {
    child.on("error", (error) => {
      chunks.push(error.message);
      resolve(1);
    });
    child.on("close", (status) => resolve(status ?? 1));
  });
  return { ok: code === 0, output: chunks.join(""), seconds: (performance.now() - started) / 1000 };
}

/** A step that is one yes or no; its output is shown only when it failed. */
export async function runStep(name: string, command: string, args: readonly string[]): Promise<StepResult> {
  const { ok, output, seconds } = await runCommand(command, args);
  console.log(`${ok ? "✓" : "✗"} ${name} (${seconds.toFixed(1)} s)`);
  if (!ok) console.log(output);
  return { name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, seconds };
}
