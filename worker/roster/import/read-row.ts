import {
  checkDocument,
  type DocumentType,
  documentName,
  documentTypes,
} from "../../qualification/document/document.ts";
import type { Text } from "../../text.ts";
import { type ColumnMapping, FIELD_NAMES, type ListField } from "./columns.ts";
import type { ListRow } from "./import-list.ts";

/** Why a row is not taken over; the words never repeat what the cell held. */
export interface RowFault {
  readonly field: ListField;
  readonly text: Text;
}

export type ReadRow =
  | { readonly ok: true; readonly row: ListRow }
  | { readonly ok: false; readonly faults: readonly RowFault[] };

/** What reading needs to know: the moment (ms), and whether specimen numbers pass. */
export interface RowContext {
  readonly now: number;
  readonly specimens: boolean;
}

const LONGEST = 100;

/** What stands where bytes were no character, and what a spreadsheet shows instead of a value. */
const UNREADABLE = /\ufffd|^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)$/u;

/**
 * A cell's text without what nobody sees: invisible marks, line breaks, and the `="…"` in which some systems keep numbers
 * from becoming powers of ten.
 */
function plainCell(written: string): string {
  const text = written
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  return /^="(.*)"$/u.exec(text)?.[1]?.trim() ?? text;
}

function typeOf(written: string): DocumentType | null {
  if (written === "") return "residentId";
  const plain = written.replace(/\s/g, "");
  if (plain === "身份证") return "residentId";
  return (
    documentTypes.find((type) =>
      [type, documentName(type).zh, documentName(type).en].some((name) => name === plain),
    ) ?? null
  );
}

/** Reads one row of a list through its column mapping. Every fault of the row is told, not the first alone. */
export function readRow(cells: readonly string[], mapping: ColumnMapping, context: RowContext): ReadRow {
  const faults: RowFault[] = [];
  const fault = (field: ListField, zh: string, en: string) => faults.push({ field, text: { zh, en } });
  const cell = (field: ListField) => {
    const column = mapping[field];
    const text = column === undefined ? "" : plainCell(cells[column] ?? "");
    if (UNREADABLE.test(text)) {
      fault(
        field,
        `${FIELD_NAMES[field].zh}含有乱码或公式错误，请改正后重新导出`,
        `${FIELD_NAMES[field].en} holds characters that cannot be read, or the error of a formula`,
      );
    }
    if (text.length > LONGEST) {
      fault(
        field,
        `${FIELD_NAMES[field].zh}超过 100 字`,
        `${FIELD_NAMES[field].en} has more than 100 characters`,
      );
    }
    return text;
  };
  const studentNumber = cell("studentNumber").replace(/\s/g, "").toUpperCase();
  if (studentNumber === "") fault("studentNumber", "缺少学号", "The student number is missing");
  else if (/^\d(?:\.\d+)?E\+\d+$/i.test(studentNumber)) {
    const zh = "学号被表格软件改成了科学计数，请把该列设为文本后重新导出";
    fault(
      "studentNumber",
      zh,
      "The spreadsheet turned the number into a power of ten: format the column as text",
    );
  } else if (!/^[0-9A-Z-]{3,32}$/.test(studentNumber)) {
    fault(
      "studentNumber",
      "学号应为 3 到 32 位字母或数字",
      "The student number has to be 3 to 32 letters or digits",
    );
  }
  const name = cell("name");
  if (name === "") fault("name", "缺少姓名", "The name is missing");
  else if (!/\p{L}/u.test(name)) fault("name", "姓名里没有文字", "The name has no letters");
  const documentType = typeOf(cell("documentType"));
  let documentNumber = cell("documentNumber");
  if (documentType === null) fault("documentType", "不认识的证件类型", "This type of document is not known");
  else if (documentNumber === "") fault("documentNumber", "缺少证件号码", "The document number is missing");
  else {
    const checked = checkDocument(documentType, documentNumber, context);
    if (checked.ok) documentNumber = checked.value;
    else faults.push({ field: "documentNumber", text: checked.refusal.text });
  }
  const optional = (field: ListField) => cell(field) || null;
  const row = {
    studentNumber,
    examNumber: optional("examNumber"),
    name,
    documentType: documentType ?? "",
    documentNumber,
    level: cell("level") || "本科",
    college: optional("college"),
    major: optional("major"),
    className: optional("className"),
  };
  return faults.length === 0 ? { ok: true, row } : { ok: false, faults };
}
