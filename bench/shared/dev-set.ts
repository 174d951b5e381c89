import { existsSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { root } from "./root.ts";

/** One photo of the evaluation set, as its manifest describes it. */
export interface DevPhoto {
  /** Path inside the set. */
  readonly file: string;
  /** What is to be seen, and what the photo was made from. */
  readonly description: string;
  readonly verdict: "usable" | "borderline" | "reject";
  readonly hard_reasons: readonly string[];
  readonly soft_reasons: readonly string[];
  /** Path of the true matte inside the set; white is the person. */
  readonly matte?: string | null;
  /** Where the matte is by hand: 128 where it is not certain. */
  readonly trimap?: string | null;
}

/** The evaluation set beside the project. It may not be published, so it is not part of the project. */
export const DEV_SET = join(root, "..", "shared", "data", "dev");

/** The photos of a set's manifest; null when there is no such set. */
export function readPhotos(set = DEV_SET): DevPhoto[] | null {
  const manifest = join(set, "manifest.json");
  if (!existsSync(manifest)) return null;
  return (JSON.parse(readFileSync(manifest, "utf8")) as { photos: DevPhoto[] }).photos;
}

/** File name without folder and extension: what the results of a photo are called. */
export function stem(path: string): string {
  return basename(path, extname(path));
}
