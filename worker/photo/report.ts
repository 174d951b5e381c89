import type { Box } from "../../wasm/picture.ts";
import type { Text } from "../text.ts";
import type { Check, Verdict } from "./checks/check.ts";
import type { Region } from "./checks/region.ts";
import type { ResultMeasurements } from "./checks/result.ts";
import type { ShotMeasurements } from "./measure/measure.ts";

/** Raised when a report's shape changes; stored reports say which they follow. */
export const REPORT_VERSION = 1;

/** Why no standard photo was made; the code is stable, the message says what to do. */
export interface PhotoRefusal {
  readonly code: string;
  readonly message: Text;
  /** Where to look, for a reason that has a place in the picture. */
  readonly region?: Region;
}

/** The file as it came in. Sizes are pixels of the upright picture. */
export interface OriginalFacts {
  readonly sha256: string;
  readonly bytes: number;
  readonly format: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly orientation: number | null;
}

/** The standard photo as it went out. */
export interface ResultFacts {
  readonly sha256: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  /** IJG quality factor. */
  readonly quality: number;
  readonly background: string;
}

/** Where head and face lie in the standard photo, its pixels from the upper left corner. */
export interface ResultLines {
  readonly hairTop: number;
  readonly eyeLine: number;
  readonly cheekLeft: number;
  readonly cheekRight: number;
  readonly faceCentre: number;
  readonly chin: number;
}

/** How the standard photo was made, so that anyone can see that the person was only cut out and scaled. */
export interface Provenance {
  readonly pipeline: string;
  readonly spec: { readonly id: string; readonly version: number };
  readonly matte: { readonly engine: string; readonly version: string } | null;
  /** Crop in pixels of the upright original, fractional; it may reach past the picture where nobody is. */
  readonly crop: Box | null;
  /** Output pixels an original pixel. */
  readonly scale: number | null;
}

/** Everything known about one photo: measurements, checks, provenance, what it cost. */
export interface PhotoReport {
  readonly version: typeof REPORT_VERSION;
  readonly outcome: "produced" | "refused";
  /** The worst of the checks; `fail` when refused. */
  readonly verdict: Verdict;
  readonly refusal: PhotoRefusal | null;
  readonly original: OriginalFacts;
  readonly result: ResultFacts | null;
  readonly lines: ResultLines | null;
  /** Everything measured, in the shot and in the finished photo; null where the photo did not come that far. */
  readonly measurements: {
    readonly shot: ShotMeasurements | null;
    readonly result: ResultMeasurements | null;
  };
  readonly checks: readonly Check[];
  readonly provenance: Provenance;
  /** Milliseconds by stage, in order. */
  readonly timings: Readonly<Record<string, number>>;
  /** Bytes of WebAssembly memory held after this photo, by module. */
  readonly memory: Readonly<Record<string, number>>;
}
