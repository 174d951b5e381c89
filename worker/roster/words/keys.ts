/**
 * A name as it is compared: full-width forms narrowed, letters lower-case, without spaces, dots and other marks
 * that people write in different ways (`阿卜杜·拉` and `阿卜杜拉`, `Anna  Maria` and `ANNA MARIA`).
 */
export function nameKey(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}*]/gu, "");
}

/** A number as it is compared: full-width forms narrowed, letters upper-case, without spaces and hyphens. */
export function numberKey(number: string): string {
  return number
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\-‐-―−()]/gu, "");
}

/** The least text that sorts after everything that begins with `prefix`, by UTF-8 bytes as SQLite sorts. */
export function afterPrefix(prefix: string): string {
  return `${prefix}\u{10ffff}`;
}
