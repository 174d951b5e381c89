import type { CodeRecord } from "../../worker/qualification/codes/codes.ts";

const VERSION = 1;

/** What one of our codes holds: the record, and until when it is valid (ms; 0: for ever). */
export interface CodeContent {
  readonly record: CodeRecord;
  readonly expiresAt: number;
}

/** The texts of a record in the order in which they are written. */
const TEXTS = [
  "collectionCode",
  "school",
  "category",
  "level",
  "studentNumber",
  "name",
  "documentLastFour",
  "major",
] as const;

/**
 * Packs a code's content: version (1 byte), year (2), end of validity in seconds (4), then each text as UTF-8 after
 * its length (1), an absent one with length 0. A record takes about 100 bytes. Texts above 255 bytes are cut.
 */
export function pack({ record, expiresAt }: CodeContent): Uint8Array<ArrayBuffer> {
  const texts = TEXTS.map((name) => new TextEncoder().encode(record[name] ?? "").subarray(0, 255));
  const bytes = new Uint8Array(7 + texts.reduce((sum, text) => sum + 1 + text.length, 0));
  const view = new DataView(bytes.buffer);
  view.setUint8(0, VERSION);
  view.setUint16(1, record.year);
  view.setUint32(3, Math.floor(expiresAt / 1000));
  let at = 7;
  for (const text of texts) {
    bytes[at] = text.length;
    bytes.set(text, at + 1);
    at += 1 + text.length;
  }
  return bytes;
}

/** Unpacks what {@link pack} made; undefined for anything else. */
export function unpack(bytes: Uint8Array<ArrayBuffer>): CodeContent | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 7 || view.getUint8(0) !== VERSION) return undefined;
  const texts: string[] = [];
  let at = 7;
  while (at < bytes.length && texts.length < TEXTS.length) {
    const length = bytes[at] ?? 0;
    texts.push(new TextDecoder().decode(bytes.subarray(at + 1, at + 1 + length)));
    at += 1 + length;
  }
  const [collectionCode, school, category, level, studentNumber, name, documentLastFour, major] = texts;
  if (at !== bytes.length || major === undefined) return undefined;
  return {
    expiresAt: view.getUint32(3) * 1000,
    record: {
      collectionCode: collectionCode ?? "",
      school: school ?? "",
      category: category ?? "",
      level: level ?? "",
      year: view.getUint16(1),
      studentNumber: studentNumber ?? "",
      name: name ?? "",
      documentLastFour: documentLastFour ?? "",
      major: major === "" ? null : major,
    },
  };
}
