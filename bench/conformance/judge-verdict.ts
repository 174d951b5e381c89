import type { PhotoReport } from "../../worker/photo/report.ts";
import type { DevPhoto } from "../shared/dev-set.ts";
import { ALSO_RIGHT, RIGHT_ANSWERS } from "./reasons.ts";

/** The pipeline's answer about one photo beside the evaluation set's. */
export interface Judged {
  readonly name: string;
  readonly verdict: DevPhoto["verdict"];
  /** The set's reasons, for people. */
  readonly reasons: string;
  /** Produced without a failed check, produced with one, or refused. */
  readonly answer: "produced" | "failed" | "refused";
  /** The refusal's code and the failed checks. */
  readonly said: string;
  readonly right: boolean;
}

/**
 * A usable photo must be produced, conform and fail no check; a reject must be refused, or fail a check, for one of
 * its hard reasons. Borderline photos may go either way.
 *
 * @param conforms Whether the produced photo meets every row of the standard.
 */
export function judgeVerdict(name: string, photo: DevPhoto, report: PhotoReport, conforms: boolean): Judged {
  const failed = report.checks.filter(({ verdict }) => verdict === "fail").map(({ id }) => id);
  const said = report.refusal ? [report.refusal.code, ...failed] : failed;
  const answer = report.outcome === "refused" ? "refused" : failed.length > 0 ? "failed" : "produced";
  const named = [
    ...photo.hard_reasons.flatMap((reason) => RIGHT_ANSWERS[reason] ?? []),
    ...(ALSO_RIGHT[name] ?? []),
  ];
  const right =
    photo.verdict === "reject" ? said.some((id) => named.includes(id)) : answer === "produced" && conforms;
  const reasons = [...photo.hard_reasons, ...photo.soft_reasons].join(", ");
  return { name, verdict: photo.verdict, reasons, answer, said: said.join(", "), right };
}
