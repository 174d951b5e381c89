import type { Picture } from "../../../wasm/picture.ts";
import { encodeStrips } from "./jpeg/strip-encoder.ts";
import { SHEET_DPI } from "./papers.ts";
import type { SheetPlan } from "./plan-sheet.ts";
import { sheetRows } from "./sheet-rows.ts";

/** High enough that a second encoding shows nothing in print; no band of bytes binds a sheet. */
const QUALITY = 95;

/**
 * Draws a layout sheet and encodes it as a baseline JFIF file at 300 dpi, within a few hundred KB of memory.
 *
 * @param plan  From `planSheet` for this photo's size.
 * @param photo The composed photo, before its own encoding where there is one; opaque.
 */
export function renderSheet(plan: SheetPlan, photo: Picture): Uint8Array {
  const { width, height } = plan;
  return encodeStrips(
    { width, height, fillRow: sheetRows(plan, photo) },
    { quality: QUALITY, dpi: SHEET_DPI },
  );
}
