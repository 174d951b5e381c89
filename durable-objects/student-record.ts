/**
 * The student record 学籍 as the school's list or the acquisition code gives it.
 *
 * The only place in the object for what names a person. The document number arrives sealed: the object keeps
 * it for the export and the read side and cannot open it.
 */
export interface StudentRecord {
  readonly name: string;
  readonly documentType: string;
  /** Ciphertext with its key version, opaque here. */
  readonly documentSealed: string;
  readonly documentLastFour: string;
  readonly studentNumber: string;
  readonly collectionCode: string | null;
  readonly school: string;
  /** Education category 学历类别. */
  readonly category: string;
  readonly level: string;
  readonly year: number;
  readonly college: string | null;
  readonly major: string | null;
  readonly className: string | null;
}

/** Compares what a person typed with the record: case and spaces do not count (a check digit may be `x`). */
export function lastFourMatches(record: StudentRecord, typed: string): boolean {
  const plain = (text: string) => text.trim().toUpperCase();
  return record.documentLastFour.length > 0 && plain(typed) === plain(record.documentLastFour);
}
