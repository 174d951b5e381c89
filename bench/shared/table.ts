/** One line of a table; numbers are shown as they are given, so round them first. */
export type Row = readonly (string | number)[];

/**
 * A table as Markdown with its columns aligned, for terminals and for the results in bench/README.md.
 *
 * @param head Column titles; a title that begins with `>` aligns its column to the right.
 */
export function table(head: readonly string[], rows: readonly Row[]): string {
  const right = head.map((title) => title.startsWith(">"));
  const titles = head.map((title) => title.replace(/^>/, ""));
  const cells = [titles, ...rows.map((row) => titles.map((_, column) => String(row[column] ?? "")))];
  const widths = titles.map((_, column) => Math.max(3, ...cells.map((row) => breadth(row[column] ?? ""))));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => pad(cell, widths[column] ?? 0, right[column] ?? false)).join(" | ")} |`;
  const rule = `|${widths.map((width, column) => (right[column] ? `${"-".repeat(width + 1)}:` : "-".repeat(width + 2))).join("|")}|`;
  return [line(titles), rule, ...cells.slice(1).map(line)].join("\n");
}

function pad(cell: string, width: number, right: boolean): string {
  const gap = " ".repeat(Math.max(0, width - breadth(cell)));
  return right ? gap + cell : cell + gap;
}

/** Columns a text takes on a terminal: Chinese characters take two. */
function breadth(text: string): number {
  let columns = 0;
  for (const character of text) columns += /[\u2e80-\uffef]/.test(character) ? 2 : 1;
  return columns;
}
