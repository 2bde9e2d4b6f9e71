// Memory and processor time of a process as the system counts them.

import { readFileSync } from "node:fs";

const BYTES_PER_KILOBYTE = 1024;
/** Linux counts processor time in hundredths of a second. */
const MS_PER_TICK = 10;

/** Resident memory in megabytes, or undefined where the system has no /proc. */
export function residentMegabytes(processId: number): number | undefined {
  try {
    const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${processId}/status`, "utf8"));
    return line ? Number(line[1]) / BYTES_PER_KILOBYTE : undefined;
  } catch {
    return undefined;
  }
}

/** Processor time used so far, or undefined where the system has no /proc. */
export function processorMs(processId: number): number | undefined {
  try {
    const fields = readFileSync(`/proc/${processId}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
  } catch {
    return undefined;
  }
}
