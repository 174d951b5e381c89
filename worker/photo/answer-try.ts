import { encodeGreyPng } from "../../wasm/codecs/png-grey.ts";
import { enlargeMatte } from "./enlarge-matte.ts";
import type { Paper } from "./layout/papers.ts";
import { planSheet } from "./layout/plan-sheet.ts";
import { renderSheet } from "./layout/render.ts";
import type { PhotoSpec } from "./spec/spec.ts";
import type { Standardized } from "./standardize.ts";

interface Wanted {
  readonly spec: PhotoSpec;
  /** Paper of the layout sheet; null for none. */
  readonly paper: Paper | null;
  readonly withMatte: boolean;
}

/**
 * The parts of an answer to a tried photo: `report` (JSON) always; `photo` (JPEG) when one was made; `sheet` (JPEG)
 * and `matte` (PNG, 8-bit alpha at the original's upright size) when asked for and there is one.
 */
export async function answerTry(
  { report, photo, matte }: Standardized,
  { spec, paper, withMatte }: Wanted,
): Promise<FormData> {
  const answer = new FormData();
  const add = (name: string, bytes: Uint8Array | string, type: string, fileName: string) =>
    answer.set(name, new File([bytes], fileName, { type }), fileName);
  add("report", JSON.stringify(report), "application/json", "report.json");
  if (photo) {
    add("photo", photo.bytes, "image/jpeg", "photo.jpg");
    if (paper)
      add("sheet", renderSheet(planSheet(paper, spec), photo.picture), "image/jpeg", `sheet-${spec.id}.jpg`);
  }
  const { width, height } = report.original;
  if (withMatte && matte && width && height) {
    add("matte", await encodeGreyPng(enlargeMatte(matte, width, height)), "image/png", "matte.png");
  }
  return answer;
}
