import type * as v from "valibot";
import type { StudentRecord } from "../../../durable-objects/student-record.ts";
import { maskName, maskNumber } from "../../qualification/mask.ts";
import type { MaskedRecordSchema } from "../schemas/collection.ts";

/** A student record as its holder's pages show it: enough to know it is theirs, too little for whoever looks over. */
export function maskedRecord(record: StudentRecord): v.InferInput<typeof MaskedRecordSchema> {
  return {
    name: maskName(record.name),
    documentType: record.documentType,
    documentNumber: maskNumber(record.documentLastFour),
    studentNumber: record.studentNumber,
    collectionCode: record.collectionCode,
    school: record.school,
    category: record.category,
    level: record.level,
    year: record.year,
    college: record.college,
    major: record.major,
  };
}
