import type { Report } from "../api/types.ts";

/** A part of the standard photo, or of the upright original; its pixels. */
export type Region = NonNullable<Report["checks"][number]["region"]>;

type Lines = NonNullable<Report["lines"]>;
type Box = Omit<Region, "on">;

/** Where a check looks, by the beginning of its identifier; what is not listed is about the whole face. */
const places: readonly (readonly [begins: string, place: (lines: Lines, photo: Photo) => Box])[] = [
  ["eyes.", eyes],
  ["glasses.", eyes],
  ["pose.roll", eyes],
  ["mouth.", mouth],
  ["expression.", mouth],
  ["forehead.", crown],
  ["head.", crown],
  ["ears.", ears],
  ["clothes.", clothes],
];

interface Photo {
  readonly width: number;
  readonly height: number;
}

/**
 * Where a reviewer's reason is to be seen: at a finding of one of its checks; where no check found anything, at the
 * part of the standard photo that they look at, from the lines of the face.
 *
 * @returns Undefined when the reason is about no part of the picture, or there is no photo.
 */
export function regionOfReason(checks: readonly string[], report: Report): Region | undefined {
  const found = report.checks.find(({ id, region }) => region !== undefined && checks.includes(id))?.region;
  if (found !== undefined) return found;
  const [first] = checks;
  const { lines, result } = report;
  if (first === undefined || first.startsWith("background.") || lines === null || result === null)
    return undefined;
  const [, place = face] = places.find(([begins]) => first.startsWith(begins)) ?? [];
  const { x, y, width, height } = place(lines, result);
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  const [right, bottom] = [Math.min(result.width, x + width), Math.min(result.height, y + height)];
  return { on: "photo", x: left, y: top, width: right - left, height: bottom - top };
}

function face({ hairTop, chin, cheekLeft, cheekRight }: Lines): Box {
  return { x: cheekLeft, y: hairTop, width: cheekRight - cheekLeft, height: chin - hairTop };
}

function eyes({ eyeLine, chin, cheekLeft, cheekRight }: Lines): Box {
  const half = (chin - eyeLine) / 4;
  return { x: cheekLeft, y: eyeLine - half, width: cheekRight - cheekLeft, height: 2 * half };
}

/** The lips lie about two thirds of the way from the eyes to the chin, half the face wide. */
function mouth({ eyeLine, chin, cheekLeft, cheekRight }: Lines): Box {
  const width = (cheekRight - cheekLeft) / 2;
  const height = (chin - eyeLine) / 3;
  const y = eyeLine + ((chin - eyeLine) * 2) / 3 - height / 2;
  return { x: cheekLeft + width / 2, y, width, height };
}

function crown({ hairTop, eyeLine, cheekLeft, cheekRight }: Lines): Box {
  return { x: cheekLeft, y: hairTop, width: cheekRight - cheekLeft, height: (eyeLine - hairTop) * 0.75 };
}

function ears({ eyeLine, chin, cheekLeft, cheekRight }: Lines): Box {
  const beside = (cheekRight - cheekLeft) / 5;
  const height = (chin - eyeLine) / 2;
  return {
    x: cheekLeft - beside,
    y: eyeLine - height / 4,
    width: cheekRight - cheekLeft + 2 * beside,
    height,
  };
}

function clothes({ chin }: Lines, { width, height }: Photo): Box {
  const top = chin + (height - chin) / 4;
  return { x: 0, y: top, width, height: height - top };
}
