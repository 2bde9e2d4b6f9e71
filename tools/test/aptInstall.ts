// Installs packages of a Debian-like system, where there is one and we may.
import { existsSync } from "node:fs";
import { runCommand } from "../lib/runStep.ts";

export function canUseApt(): boolean {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

/** `RUNLEVEL=1` tells Debian's packages to start no services. */
export async function aptInstall(...packages: readonly string[]): Promise<void> {
  console.log(`Installing ${packages.join(", ")} through the system's packages.`);
  const env = { DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  const update = await runCommand("apt-get", ["update", "-qq"], { env });
  if (!update.ok) throw new Error(`apt-get update failed:\n${update.output}`);
  const options = ["-y", "-qq", "--no-install-recommends", "-o", "Dpkg::Options::=--force-confold"];
  const install = await runCommand("apt-get", ["install", ...options, ...packages], { env });
  if (!install.ok) throw new Error(`apt-get install ${packages.join(" ")} failed:\n${install.output}`);
}
