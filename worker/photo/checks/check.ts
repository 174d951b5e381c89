import type { Text } from "../../text.ts";
import type { Region } from "./region.ts";

/** What a check found: `warn` goes to the reviewer, `fail` asks for another photo. */
export type Verdict = "pass" | "warn" | "fail";

/** One rule of the standard applied to one photo, in words for whoever stands behind the camera. */
export interface Check {
  /** Stable identifier, such as `pose.roll`. */
  readonly id: string;
  readonly title: Text;
  readonly verdict: Verdict;
  /** What was measured, in `unit`; null when the check could not be made. */
  readonly measured: number | string | null;
  /** The allowed band or value, in `unit`. */
  readonly limit: { readonly min?: number; readonly max?: number; readonly equals?: string };
  readonly unit: string;
  /** One sentence: what to do about it. Present also on a pass, so that a list of rules can be shown. */
  readonly advice: Text;
  /** Where to look, for a finding that has a place in the picture. */
  readonly region?: Region;
}
