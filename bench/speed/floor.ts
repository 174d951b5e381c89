import sharp from "sharp";
import { median } from "../shared/statistics.ts";

const RUNS = 9;

/**
 * Milliseconds that native code needs for the same picture with nothing done to it: sharp decodes it, scales it to
 * 480x640 and encodes it. The median after one run to warm up.
 */
export async function nativeFloor(photo: Uint8Array): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const started = performance.now();
    await sharp(photo).rotate().resize(480, 640).jpeg({ quality: 85 }).toBuffer();
    if (run > 0) times.push(performance.now() - started);
  }
  return median(times);
}
