import { readdirSync, readFileSync } from "node:fs";

/** Linux counts processor time in ticks of 10 ms. */
const TICK_MS = 10;

/** Processor time a process has used so far over all its threads, ms (Linux). */
export function processorMs(pid: number): number {
  const { fields } = statusOf(pid);
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** The same of all processes of a name that this one has started. */
export function processorMsOfChildren(name: string): number {
  const pids = readdirSync("/proc").filter((entry) => /^\d+$/.test(entry));
  const children = pids.flatMap((pid) => {
    try {
      const { fields, command } = statusOf(Number(pid));
      return command === name && Number(fields[1]) === process.pid ? [Number(pid)] : [];
    } catch {
      // It ended while we looked.
      return [];
    }
  });
  return children.reduce((sum, pid) => sum + processorMs(pid), 0);
}

/** The name of a process, and what its status says after it, from the third field on. */
function statusOf(pid: number): { readonly command: string; readonly fields: readonly string[] } {
  // The second field, the name in brackets, may hold spaces; fields 14 and 15 are user and system time.
  const [, command = "", rest = ""] =
    /^\d+ \((.*)\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
  return { command, fields: rest.split(" ") };
}
