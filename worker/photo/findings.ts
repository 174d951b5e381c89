import type { Box } from "../../wasm/picture.ts";
import type { ResultMeasurements } from "./checks/result.ts";
import type { CutPhoto } from "./cut.ts";
import type { PhotoMaster } from "./master.ts";
import type { ShotMeasurements } from "./measure/measure.ts";
import type { PhotoSource } from "./take-in.ts";

/** A file by its content. */
export interface FileFacts {
  readonly sha256: string;
  readonly bytes: number;
}

/** How far one photo came, whatever stopped it. */
export interface Findings {
  file?: FileFacts;
  source?: PhotoSource;
  master?: PhotoMaster;
  /** The face that a refusal without a master is about, pixels of the picture taken in. */
  about?: Box;
  shot?: ShotMeasurements;
  photo?: CutPhoto;
  result?: ResultMeasurements;
}
