import type { Picture } from "../picture.ts";
import { evenLight } from "./even-light.ts";
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

const plain = { denoise: false, scale: 1, margin: 0 } as const;
const small = (side: number) => side <= SMALL_SIDE;
const large = (side: number) => side > SMALL_SIDE;

const PASSES: readonly Pass[] = [
  { ...plain, look: (picture) => picture, when: () => true },
  // Half the size takes noise and moire away.
  { ...plain, look: halve, scale: 0.5, when: (side) => side > SMALL_SIDE / 2 },
  // A frame gives back the quiet zone that was cut off; denoising closes gaps in the modules.
  { look: (picture) => frame(picture, MARGIN), denoise: true, scale: 1, margin: MARGIN, when: () => true },
  { ...plain, look: double, scale: 2, when: small },
  // Shadows and faded prints, round a code that fills the picture and round a small one.
  { ...plain, look: (picture) => evenLight(picture, 0.08), when: small },
  { ...plain, look: (picture) => evenLight(halve(picture), 0.08), scale: 0.5, when: large },
  { ...plain, look: (picture) => evenLight(halve(picture), 0.03), scale: 0.5, when: large },
];

/**
 * Reads the QR codes of a picture: as it is, then halved, framed and denoised, enlarged when it is small, and with its
 * light evened out. Stops at the first look after which a wanted code is among those read; none readable gives an empty
 * list. Modules down to about 1.6 px are read.
 *
 * @param picture RGBA, upright or not, at most about 6 million pixels.
 * @param wanted Whether a text may be the one that is looked for: another code beside it must not end the search.
 */
export async function readQrCodes(
  picture: Picture,
  wanted: (text: string) => boolean = () => true,
): Promise<readonly QrCode[]> {
  const side = Math.max(picture.width, picture.height);
  const found = new Map<string, QrCode>();
  try {
    for (const pass of PASSES.filter(({ when }) => when(side))) {
      for (const code of await readOnce(pass.look(picture), pass)) {
        if (!found.has(code.text)) found.set(code.text, placed(code, pass));
      }
      if ([...found.keys()].some(wanted)) break;
    }
    return [...found.values()];
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
