import * as v from "valibot";

/** A file of a form; JSON Schema has no word for it but this. */
export const FileSchema = v.pipe(v.file(), v.metadata({ type: "string", format: "binary" }));

/** A text in both languages; pages choose. */
export const TextSchema = v.object({ zh: v.string(), en: v.string() });

/** Milliseconds since the epoch. */
export const MomentSchema = v.pipe(v.number(), v.integer());

/** Whole fen. */
export const FenSchema = v.pipe(v.number(), v.integer(), v.minValue(0));

/** SHA-256 in lower-case hexadecimal. */
export const Sha256Schema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** Our own ids: a letter and 22 characters of base64url. */
const id = (letter: string) => v.pipe(v.string(), v.regex(new RegExp(`^${letter}[A-Za-z0-9_-]{22}$`)));

export const SchoolIdSchema = id("s");
export const ProgrammeIdSchema = id("p");
export const CollectionIdSchema = id("g");

/** Text typed by a person into a line: trimmed, without control characters. */
export const typed = (most: number, least = 1) =>
  v.pipe(
    typedLines(most, least),
    v.check((text) => !text.includes("\n"), "holds line breaks"),
  );

/** Text typed by a person into a field of several lines: the same, but for line breaks. */
export const typedLines = (most: number, least = 1) =>
  v.pipe(
    v.string(),
    v.maxLength(most * 2),
    v.transform((text) => text.normalize("NFC").replace(/\r\n?/g, "\n").trim()),
    v.minLength(least),
    v.maxLength(most),
    v.check((text) => !/[\p{Cc}\p{Cs}]/u.test(text.replaceAll("\n", "")), "holds control characters"),
  );

/** Whether a programme collects now, and from when to when. */
export const WindowSchema = v.object({
  state: v.picklist(["notYet", "open", "closed"]),
  opensAt: MomentSchema,
  closesAt: MomentSchema,
  text: TextSchema,
});

/** Customer service by telephone. */
export const TelephoneSchema = v.object({
  phone: v.string(),
  /** China time, such as `09:00-20:00`. */
  hours: v.string(),
  openNow: v.boolean(),
});

/** Customer service of a programme. */
export const ContactSchema = v.object({
  ...TelephoneSchema.entries,
  /** Whom at the school to ask about its list. */
  school: TextSchema,
});
