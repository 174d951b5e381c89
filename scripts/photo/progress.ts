import type { PhotoReport } from "../../worker/photo/report.ts";

/** A bar on a terminal, a line a photo elsewhere. */
export function showProgress(done: number, total: number, name: string): void {
  if (!process.stderr.isTTY) {
    process.stderr.write(`${done}/${total} ${name}\n`);
    return;
  }
  const width = 30;
  const filled = Math.round((done / total) * width);
  process.stderr.write(
    `\r\x1b[K[${"█".repeat(filled)}${"░".repeat(width - filled)}] ${done}/${total} ${name}`,
  );
  if (done === total) process.stderr.write("\n");
}

/** The closing table: how many were produced and refused, and why. */
export function closingTable(reports: readonly PhotoReport[]): string {
  const produced = reports.filter((report) => report.outcome === "produced");
  const refused = reports.filter((report) => report.outcome === "refused");
  const verdict = (name: string) => produced.filter((report) => report.verdict === name).length;
  const reasons = new Map<string, number>();
  for (const { refusal } of refused) {
    if (refusal) reasons.set(refusal.code, (reasons.get(refusal.code) ?? 0) + 1);
  }
  const rows: (readonly [string, number])[] = [
    ["produced", produced.length],
    ["  all checks pass", verdict("pass")],
    ["  with warnings", verdict("warn")],
    ["  with a failed check", verdict("fail")],
    ["refused", refused.length],
    ...[...reasons].sort((a, b) => b[1] - a[1]).map(([code, count]) => [`  ${code}`, count] as const),
    ["judged", reports.length],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, count]) => `${label.padEnd(width)}  ${String(count).padStart(5)}`).join("\n");
}
