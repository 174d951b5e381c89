import { nameKey, numberKey } from "../words/keys.ts";

/** What a person can be found by. */
export type LookupKind =
  | "name"
  | "namePrefix"
  | "initials"
  | "phone"
  | "phoneLastFour"
  | "studentNumber"
  | "document"
  | "documentLastFour"
  | "collectionCode"
  | "order"
  | "transaction"
  | "graduate";

/** One way to read what was typed: as this kind, with this key. */
export interface Reading {
  readonly kind: LookupKind;
  readonly key: string;
}

const isHan = (text: string) => /\p{Script=Han}/u.test(text);

/**
 * The ways in which what staff typed can be meant, the most telling first; nothing for an empty text.
 *
 * `8812` is the end of a phone or of a document number, `175X` only of a document number; eleven digits beginning
 * with 1 are a phone number, and perhaps a student number.
 */
export function readingsOf(typed: string): readonly Reading[] {
  const text = typed.normalize("NFKC").trim().slice(0, 80);
  if (/^g[A-Za-z0-9_-]{22}$/.test(text)) return [{ kind: "graduate", key: text }];
  const name = nameKey(text);
  if (name === "") return [];
  const number = numberKey(text);
  const readings: Reading[] = [];
  const add = (kind: LookupKind, key: string) => readings.push({ kind, key });
  if (/^\d{17}[\dX]$|^\d{15}$/.test(number)) add("document", number);
  if (/^1\d{10}$/.test(number)) add("phone", number);
  // WeChat's transaction numbers begin with 4200 and have 28 digits; order numbers are ours, 32 characters.
  if (/^\d{28,32}$/.test(number)) add("transaction", number);
  if (/^[A-Za-z0-9_-]{6,32}$/.test(text)) add("order", text);
  if (/^\d{4}$/.test(number)) add("phoneLastFour", number);
  if (/^\d{3}[\dX]$/.test(number)) add("documentLastFour", number);
  if (/^[A-Z0-9]{4,32}$/.test(number) && /\d/.test(number)) add("studentNumber", number);
  if (/^\d{10,24}$/.test(number)) add("collectionCode", number);
  if (/^(?=.*[A-Z])(?=.*\d)[A-Z0-9]{7,18}$/.test(number)) add("document", number);
  if (/^[a-z]{2,8}$/.test(name)) add("initials", name);
  if (isHan(name) || /^[\p{L}]{2,}$/u.test(name)) {
    add("name", name);
    add("namePrefix", name);
  }
  return readings;
}

/**
 * The forms in which a name may be stored: itself, and masked as an acquisition code shows it (`周*`, `周**`,
 * `周*伦`).
 */
export function storedForms(key: string): readonly string[] {
  const [first = "", ...rest] = [...key];
  if (!isHan(first) || rest.length === 0) return [key];
  const last = rest.at(-1) ?? "";
  return [
    ...new Set([
      key,
      `${first}*`,
      `${first}${"*".repeat(rest.length)}`,
      `${first}${"*".repeat(rest.length - 1)}${last}`,
    ]),
  ];
}
