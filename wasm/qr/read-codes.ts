import type { Box, Picture } from "../picture.ts";
import { type QrCode, readOnce } from "./reader.ts";
import { cut, double, frame, halve } from "./resize.ts";

/** Beyond this side, px, a picture is also looked at in parts; below it, enlarged as a whole. */
const SMALL_SIDE = 1000;
/** Quiet zone that is added, px. */
const MARGIN = 40;
/** Parts a side of a large picture is searched in. */
const PARTS = 3;

/**
 * Reads the QR codes of a picture, largest effort last: as it is, halved (noise, moire), framed and denoised (cut
 * quiet zone, broken modules), then enlarged, in overlapping parts when it is large (a small code in a photo of
 * a whole screen). Stops at the first pass that reads anything; none readable gives an empty list.
 *
 * @param picture RGBA, upright or not, its longest side at most about 2400 px.
 */
export async function readQrCodes(picture: Picture): Promise<readonly QrCode[]> {
  for (const pass of passes(picture)) {
    const { seen, denoise, place } = pass();
    const codes = await readOnce(seen, { denoise });
    if (codes.length > 0) return codes.map((code) => placed(code, place));
  }
  return [];
}

/** How coordinates of what a pass saw become the picture's: `px / scale + offset`. */
interface Place {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

interface Pass {
  readonly seen: Picture;
  readonly denoise: boolean;
  readonly place: Place;
}

function* passes(picture: Picture): Generator<() => Pass> {
  const side = Math.max(picture.width, picture.height);
  yield () => ({ seen: picture, denoise: false, place: { scale: 1, x: 0, y: 0 } });
  if (side > SMALL_SIDE / 2) {
    yield () => ({ seen: halve(picture), denoise: false, place: { scale: 0.5, x: 0, y: 0 } });
  }
  yield () => ({
    seen: frame(picture, MARGIN),
    denoise: true,
    place: { scale: 1, x: -MARGIN, y: -MARGIN },
  });
  if (side <= SMALL_SIDE) {
    yield () => ({ seen: double(picture), denoise: false, place: { scale: 2, x: 0, y: 0 } });
    return;
  }
  for (const box of parts(picture)) {
    yield () => ({
      seen: double(cut(picture, box)),
      denoise: false,
      place: { scale: 2, x: box.x, y: box.y },
    });
  }
}

/** Overlapping parts, so that a code on the border of one lies inside the next. */
function* parts({ width, height }: Picture): Generator<Box> {
  const partWidth = Math.floor(width / 2);
  const partHeight = Math.floor(height / 2);
  for (let row = 0; row < PARTS; row++) {
    for (let column = 0; column < PARTS; column++) {
      yield {
        x: Math.floor(((width - partWidth) * column) / (PARTS - 1)),
        y: Math.floor(((height - partHeight) * row) / (PARTS - 1)),
        width: partWidth,
        height: partHeight,
      };
    }
  }
}

function placed({ text, corners }: QrCode, { scale, x, y }: Place): QrCode {
  const [a, b, c, d] = corners.map((corner) => ({
    x: Math.round(corner.x / scale + x),
    y: Math.round(corner.y / scale + y),
  }));
  return a && b && c && d ? { text, corners: [a, b, c, d] } : { text, corners };
}
