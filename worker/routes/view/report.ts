import type * as v from "valibot";
import type { PhotoReport } from "../../photo/report.ts";
import type { ReportSchema } from "../schemas/photo.ts";

/** A report without what only reviewers and operators need. */
export function reportView(shotId: string, report: PhotoReport): v.InferInput<typeof ReportSchema> {
  const { outcome, verdict, refusal, original, result, lines, checks, provenance } = report;
  const { bytes, format, width, height } = original;
  return {
    shotId,
    outcome,
    verdict,
    refusal: refusal && { ...refusal },
    original: { bytes, format, width, height },
    result: result && { ...result },
    lines: lines && { ...lines },
    checks: checks.map((check) => ({ ...check, limit: { ...check.limit } })),
    spec: { ...provenance.spec },
  };
}
