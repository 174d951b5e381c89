import type { Outcome } from "../refusal.ts";

/** The student record that an acquisition code holds, as its issuer gives it: name and number are masked. */
export interface CodeRecord {
  /** The number people know the code by; shown on the status page. */
  readonly collectionCode: string;
  /** Full official name of the school. */
  readonly school: string;
  /** Education category 学历类别. */
  readonly category: string;
  readonly level: string;
  /** Year of graduation. */
  readonly year: number;
  readonly studentNumber: string;
  /** Masked, such as `周*`. */
  readonly name: string;
  /** Last four characters of the document number; the rest is not known. */
  readonly documentLastFour: string;
  readonly major: string | null;
}

/**
 * Decodes acquisition codes (学信网图像采集码). Their format is not public: production asks whoever may open them,
 * a local run has codes of its own.
 */
export interface AcquisitionCodes {
  /** Whether a text can be an acquisition code at all: cheap, without a network; false for a web address. */
  looksLike(text: string): boolean;
  /**
   * The record of a code. Refuses with `notACollectionCode`, `codeExpired`, `proofMismatch` (a code that is well
   * formed and nobody's) or `codesUnavailable`.
   */
  decode(text: string): Promise<Outcome<CodeRecord>>;
}
