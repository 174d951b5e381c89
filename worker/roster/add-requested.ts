import type { Text } from "../text.ts";
import { type ColumnMapping, LIST_FIELDS, type ListField } from "./import/columns.ts";
import { importList } from "./import/import-list.ts";
import { type RowContext, readRow } from "./import/read-row.ts";
import { programmeById } from "./programmes.ts";
import { numberOfRequest, openRequest } from "./record-requests.ts";
import type { Keys } from "./secrets/keys.ts";
import { graduateIdOf } from "./secrets/lookup-hash.ts";
import { recordOfGraduate } from "./student-records.ts";
import { nameKey } from "./words/keys.ts";

/** What the school knows about the person besides their name and document. */
export type RequestedFields = Partial<
  Readonly<Record<Exclude<ListField, "name" | "documentType" | "documentNumber">, string>>
>;

export type Added = { readonly ok: true } | { readonly ok: false; readonly faults: readonly Text[] };

const GONE: Text = { zh: "该申请已处理，请刷新页面。", en: "This request was decided already. Refresh." };
const TAKEN: Text = {
  zh: "名单中该学号属于另一个人，请核对学号；确需更正时请重新导入名单。",
  en: "The list has someone else under this student number. Check it, or import the list again to correct it.",
};
const BEGUN: Text = {
  zh: "该学号的同名毕业生已开始采集，证件号码不同。请核对学号；确需更正证件号码请联系客服。",
  en: "A graduate of this name has begun under this student number with another document. Check the number, or ask customer service to correct the document.",
};
const PURGED: Text = {
  zh: "该学号的采集数据已清除，不能再加入名单。请核对学号；如需重新采集，请在答复中说明并联系客服。",
  en: "The data of this student number were purged, and it cannot come back. Check the number, or ask customer service.",
};
const HAS_BEGUN = "SELECT 1 FROM graduates WHERE id = ?1 AND version > 0";
/** A list of one row, its columns in the order of the fields. */
const COLUMNS = Object.fromEntries(LIST_FIELDS.map((field, column) => [field, column])) as ColumnMapping;

/**
 * Puts the person of an open request on the programme's list, judged like a row of an imported list and taken over by
 * the same import: safe to repeat. Refused in words: what the row lacks, and a student number of somebody else, of a
 * namesake who has begun with another document, or of a graduate whose data were purged.
 */
export async function addRequested(
  db: D1Database,
  keys: Keys,
  asked: { readonly id: string; readonly schoolId: string; readonly fields: RequestedFields },
  context: RowContext,
): Promise<Added> {
  const request = await openRequest(db, asked.schoolId, asked.id);
  const number = await numberOfRequest(db, keys, asked.schoolId, asked.id);
  const programme = request && (await programmeById(db, request.programmeId));
  if (request === null || number === null || !programme) return { ok: false, faults: [GONE] };
  const { name, documentType, studentNumber } = request;
  const known: Readonly<Record<string, string | null>> = {
    studentNumber,
    ...asked.fields,
    ...{ name, documentType, documentNumber: number },
  };
  const cells = LIST_FIELDS.map((field) => known[field] ?? "");
  const read = readRow(cells, COLUMNS, context);
  if (!read.ok) return { ok: false, faults: read.faults.map(({ text }) => text) };
  const graduateId = await graduateIdOf(keys, programme.id, read.row.studentNumber);
  const listed = await recordOfGraduate(db, keys, programme, graduateId);
  if (listed !== null && nameKey(listed.record.name) !== nameKey(name)) return { ok: false, faults: [TAKEN] };
  if (listed !== null && listed.record.documentLastFour !== read.row.documentNumber.slice(-4)) {
    const begun = await db.prepare(HAS_BEGUN).bind(graduateId).first();
    if (begun !== null) return { ok: false, faults: [BEGUN] };
  }
  await importList(db, keys, programme, [read.row], context.now, "request");
  // The import passes over a person whose data were purged: nobody must be told that they can go on.
  if ((await recordOfGraduate(db, keys, programme, graduateId)) === null)
    return { ok: false, faults: [PURGED] };
  return { ok: true };
}
