import type { Picture } from "../picture.ts";
import { closeReader, type QrCode, readOnce } from "./reader.ts";
import { double, frame, halve } from "./resize.ts";

/** Up to this longest side, px, a picture is also looked at enlarged; in larger ones a code is large enough. */
const SMALL_SIDE = 1000;
/** Quiet zone that is added, px. */
const MARGIN = 40;

/** One look at a picture, and how its coordinates become the picture's: `px / scale - margin`. */
interface Pass {
  readonly look: (picture: Picture) => Picture;
  readonly denoise: boolean;
  readonly scale: number;
  readonly margin: number;
  readonly when: (side: number) => boolean;
}

const PASSES: readonly Pass[] = [
  { look: (picture) => picture, denoise: false, scale: 1, margin: 0, when: () => true },
  // Half the size takes noise and moire away.
  { look: halve, denoise: false, scale: 0.5, margin: 0, when: (side) => side > SMALL_SIDE / 2 },
  // A frame gives back the quiet zone that was cut off; denoising closes gaps in the modules.
  {
    look: (picture) => frame(picture, MARGIN),
    denoise: true,
    scale: 1,
    margin: MARGIN,
    when: () => true,
  },
  { look: double, denoise: false, scale: 2, margin: 0, when: (side) => side <= SMALL_SIDE },
];

/**
 * Reads the QR codes of a picture: as it is, then halved, framed and denoised, and enlarged when it is small. Stops
 * at the first look that reads anything; none readable gives an empty list. Modules down to about 1.6 px are read.
 *
 * @param picture RGBA, upright or not, its longest side at most about 2400 px.
 */
export async function readQrCodes(picture: Picture): Promise<readonly QrCode[]> {
  const side = Math.max(picture.width, picture.height);
  try {
    for (const pass of PASSES.filter(({ when }) => when(side))) {
      const codes = await readOnce(pass.look(picture), pass);
      if (codes.length > 0) return codes.map((code) => placed(code, pass));
    }
    return [];
  } finally {
    // A code is read once in a graduate's life; the isolate's memory is for photos.
    closeReader();
  }
}

function placed({ text, corners }: QrCode, { scale, margin }: Pass): QrCode {
  const [a, b, c, d] = corners.map(({ x, y }) => ({
    x: Math.round(x / scale - margin),
    y: Math.round(y / scale - margin),
  }));
  return a && b && c && d ? { text, corners: [a, b, c, d] } : { text, corners };
}
