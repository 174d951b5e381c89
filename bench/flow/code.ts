import { sealCode } from "../../local/acquisition-codes/sealed.ts";
import type { Programme } from "../../worker/roster/programmes.ts";

/** The acquisition code of someone who exists only here. */
export function codeOf(
  programme: Programme,
  studentNumber: string,
  documentLastFour: string,
): Promise<string> {
  return sealCode({
    expiresAt: 0,
    record: {
      collectionCode: `77${studentNumber}`,
      school: programme.school,
      category: programme.category,
      level: "本科",
      year: programme.year,
      studentNumber,
      name: "周*",
      documentLastFour,
      major: null,
    },
  });
}
