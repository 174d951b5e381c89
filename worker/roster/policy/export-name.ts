/** What a file name of an export may be made of. */
const EXPORT_FIELDS = [
  "student_no",
  "exam_no",
  "id_number",
  "name",
  "school",
  "college",
  "major",
  "class",
  "year",
] as const;

export type ExportField = (typeof EXPORT_FIELDS)[number];

const NAMING: readonly ExportField[] = ["student_no", "exam_no", "id_number"];

/** Why a template cannot be used. */
export type ExportNameFault = "unknownField" | "namesNobody" | "numberUnknown" | "badPath";

/**
 * Judges a template such as `{college}/{class}/{student_no}.jpg`; null when it can be used.
 *
 * Refused: fields we do not have, templates without a number that tells two graduates apart, paths that leave
 * the archive or do not end in `.jpg`, and full document numbers where only an acquisition code is known, since
 * that holds them masked.
 */
export function exportNameFault(
  template: string,
  qualification: "code" | "identity",
): ExportNameFault | null {
  const fields = [...template.matchAll(/\{([^}]*)\}/g)].map(([, field]) => field ?? "");
  const known: readonly string[] = EXPORT_FIELDS;
  if (fields.some((field) => !known.includes(field))) return "unknownField";
  if (!NAMING.some((field) => fields.includes(field))) return "namesNobody";
  if (qualification === "code" && fields.includes("id_number")) return "numberUnknown";
  const filled = template.replace(/\{[^}]*\}/g, "x");
  const parts = filled.split("/");
  const plain = parts.every((part) => /^[^\\:*?"<>|{}\p{Cc}]+$/u.test(part) && !/^\.+$/.test(part));
  return plain && filled.endsWith(".jpg") ? null : "badPath";
}
