/** UTF-8's mark, without which Excel takes a CSV for the local encoding. */
export const BOM = "\u{feff}";

/** A negative number is no formula. */
const NUMBER = /^-\d+(?:\.\d+)?$/;

/** What a spreadsheet takes for a formula: also after blanks, and in full width, as Chinese and Japanese versions do. */
const FORMULA = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/u;

/**
 * One line of CSV (RFC 4180). A cell that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV
 * injection).
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  const written = cells.map((cell) => {
    const text = String(cell ?? "");
    const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${written.join(",")}\r\n`;
}
