import type { ExportField } from "../policy/export-name.ts";

/** What file names are made of; null where a graduate has none. */
export type NameFields = Readonly<Record<ExportField, string | null>>;

/** A file name, or the field that this graduate lacks. */
export type FileName =
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly missing: ExportField };

/** What no file system or archive takes in a name, and marks that nobody sees; a slash in a class's name is no folder. */
const clean = (text: string) =>
  text
    .normalize("NFC")
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, "_")
    .replace(/^\.+/, "_")
    .trim();

/** Names that Windows keeps for devices, also with an ending. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;
/** A name may have 255 bytes where photos are stored, and a character of Chinese has three. */
const LONGEST = 80;

/** One folder or file of a path, as every system takes it. */
function segment(text: string): string {
  const [, stem = "", ending = ""] = /^(.*?)(\.jpg)?$/su.exec(text) ?? [];
  const cut = [...stem].slice(0, LONGEST).join("");
  return `${cut.replace(/[. ]+$/, "_").replace(DEVICE, "_$&")}${ending}`;
}

/** Fills a template, whose own slashes are the only folders, such as `{college}/{class}/{student_no}.jpg`. */
export function fileName(template: string, fields: NameFields): FileName {
  let missing: ExportField | null = null;
  const name = template.replace(/\{([a-z_]+)\}/g, (_, field: ExportField) => {
    const value = clean(fields[field] ?? "");
    if (value === "") missing ??= field;
    return value;
  });
  return missing === null
    ? { ok: true, name: name.split("/").map(segment).join("/") }
    : { ok: false, missing };
}

/** Names that two or more would have; compared without case, as Windows and macOS compare them. */
export function collisions(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  for (const name of names) seen.set(name.toLowerCase(), (seen.get(name.toLowerCase()) ?? 0) + 1);
  return [...new Set(names)].filter((name) => (seen.get(name.toLowerCase()) ?? 0) > 1);
}
