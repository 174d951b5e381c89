import type { Box, Picture } from "../../../wasm/picture.ts";

/** JPEG works in blocks of 8x8 pixels. */
const BLOCK = 8;
/** Steps beyond this, levels of 255, are edges of things, not of blocks. */
const LARGEST_STEP = 16;

/**
 * How much larger the steps between neighbouring pixels are on the lines of a JPEG's block grid than elsewhere: 1
 * where no grid shows, above 2 where compression has damaged the picture. The lesser of the two directions, so that
 * a striped shirt is no grid. A picture that was resized after compression shows no grid.
 *
 * @param picture The picture at its own size.
 * @param box     The part to look at, picture pixels.
 */
export function measureBlocks(picture: Picture, box: Box): number {
  const across = stepsByPhase(picture, box, 1, 0);
  const down = stepsByPhase(picture, box, 0, 1);
  return Math.min(gridStrength(across), gridStrength(down));
}

/** The mean step to the pixel before, by place within a block. */
function stepsByPhase({ width, height, data }: Picture, box: Box, dx: 0 | 1, dy: 0 | 1): number[] {
  const sums = new Float64Array(BLOCK);
  const counts = new Uint32Array(BLOCK);
  const back = 4 * (dy * width + dx);
  const right = Math.min(width, Math.round(box.x + box.width));
  const bottom = Math.min(height, Math.round(box.y + box.height));
  for (let y = Math.max(1, Math.round(box.y)); y < bottom; y++) {
    for (let x = Math.max(1, Math.round(box.x)); x < right; x++) {
      const at = 4 * (y * width + x);
      const step = Math.abs((data[at + 1] as number) - (data[at - back + 1] as number));
      const phase = (dx * x + dy * y) % BLOCK;
      sums[phase] = (sums[phase] as number) + Math.min(LARGEST_STEP, step);
      counts[phase] = (counts[phase] as number) + 1;
    }
  }
  return Array.from(sums, (sum, phase) => sum / Math.max(1, counts[phase] as number));
}

/** The strongest phase over the mean of the others; a twentieth of a level keeps flat pictures from counting. */
function gridStrength(steps: readonly number[]): number {
  const total = steps.reduce((sum, step) => sum + step, 0);
  return Math.max(...steps.map((step) => step / ((total - step) / (BLOCK - 1) + 0.05)));
}
