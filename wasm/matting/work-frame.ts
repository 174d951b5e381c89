import type { Box, Picture } from "../picture.ts";

/** The part of a picture that is matted finely, and how coarsely: one working pixel is `step` picture pixels. */
export interface WorkFrame {
  readonly left: number;
  readonly top: number;
  readonly step: number;
  readonly width: number;
  readonly height: number;
}

/** Working pixels a face box is wide at most: 1.6 times a standard photo's 240, so that nothing is lost in it. */
const FACE_WIDTH = 400;
/** Working pixels at most: matting holds about 20 bytes for each, and the isolate has room for 25 MB. */
const MOST_PIXELS = 1.2e6;
/** How far the frame reaches from the middle of the face, in face widths: the widest crop of any photo, and a bun. */
const BESIDE = 1.5;
const ABOVE = 1.7;
const BELOW = 2;

/** Chooses the working frame for a face; it lies inside the picture. */
export function workFrame(
  picture: { readonly width: number; readonly height: number },
  face: Box,
): WorkFrame {
  const centreX = face.x + face.width / 2;
  const centreY = face.y + face.height / 2;
  const left = Math.max(0, Math.floor(centreX - BESIDE * face.width));
  const top = Math.max(0, Math.floor(centreY - ABOVE * face.width));
  const right = Math.min(picture.width, Math.ceil(centreX + BESIDE * face.width));
  const bottom = Math.min(picture.height, Math.ceil(centreY + BELOW * face.width));
  const area = (right - left) * (bottom - top);
  const step = Math.max(1, face.width / FACE_WIDTH, Math.sqrt(Math.max(0, area) / MOST_PIXELS));
  return {
    left,
    top,
    step,
    width: Math.max(1, Math.floor((right - left) / step)),
    height: Math.max(1, Math.floor((bottom - top) / step)),
  };
}

/** The frame's pixels, each the mean of the picture pixels it covers; the picture itself where they are the same. */
export function workPicture(picture: Picture, frame: WorkFrame): Picture {
  const { left, top, step, width, height } = frame;
  if (step === 1 && width === picture.width && height === picture.height) return picture;
  const data = new Uint8ClampedArray(width * height * 4);
  const across = coverage(left, step, width, picture.width);
  const sums = new Float32Array(width * 3);
  // The row in which one working row ends and the next begins is reduced once for both.
  const line = new Float64Array(width * 3);
  let held = -1;
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    const start = top + y * step;
    const end = Math.min(picture.height, start + step);
    for (let j = Math.floor(start); j < end; j++) {
      if (j !== held) reduceRow(picture, j, across, line);
      held = j;
      const share = Math.min(end, j + 1) - Math.max(start, j);
      for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + share * (line[i] as number);
    }
    const scale = 1 / (end - start);
    for (let x = 0, from = 0, to = y * width * 4; x < width; x++, from += 3, to += 4) {
      data[to] = (sums[from] as number) * scale;
      data[to + 1] = (sums[from + 1] as number) * scale;
      data[to + 2] = (sums[from + 2] as number) * scale;
      data[to + 3] = 255;
    }
  }
  return { width, height, data };
}

/** Which picture columns each working column covers: the first, and `taps` shares that sum to one. */
interface Coverage {
  readonly taps: number;
  readonly first: Int32Array;
  readonly shares: Float32Array;
}

function coverage(left: number, step: number, width: number, pictureWidth: number): Coverage {
  const taps = Math.ceil(step) + 1;
  const first = new Int32Array(width);
  const shares = new Float32Array(width * taps);
  for (let x = 0; x < width; x++) {
    const start = left + x * step;
    // Where the last taps would leave the picture, all move left; their shares are 0 there.
    const from = Math.max(0, Math.min(Math.floor(start), pictureWidth - taps));
    first[x] = from;
    for (let tap = 0; tap < taps; tap++) {
      const covered = Math.min(start + step, from + tap + 1) - Math.max(start, from + tap);
      shares[x * taps + tap] = Math.max(0, covered) / step;
    }
  }
  return { taps, first, shares };
}

/** Brings one picture row to the working width. */
function reduceRow(
  { data, width }: Picture,
  row: number,
  { taps, first, shares }: Coverage,
  line: Float64Array,
): void {
  for (let x = 0, to = 0, tap = 0; x < first.length; x++, to += 3) {
    let red = 0;
    let green = 0;
    let blue = 0;
    let at = (row * width + (first[x] as number)) * 4;
    for (const end = tap + taps; tap < end; tap++, at += 4) {
      const part = shares[tap] as number;
      red += part * (data[at] as number);
      green += part * (data[at + 1] as number);
      blue += part * (data[at + 2] as number);
    }
    line[to] = red;
    line[to + 1] = green;
    line[to + 2] = blue;
  }
}
