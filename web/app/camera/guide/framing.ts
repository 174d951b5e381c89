import type { Hint, Problem } from "./hint.ts";
import type { FaceSight, Size } from "./sight.ts";
import type { Target } from "./target.ts";

/** How far the face may lie from its place in the frame, face widths: the cut follows the face (ours). */
const ASTRAY = { across: 0.5, along: 0.55 } as const;
/** The least freedom that is left when the face is as large as it may be, face widths. */
const FREEDOM = 0.08;
/** What is being put right has to be better than its limit by this share of the face's width before it counts as done. */
const DONE = 0.04;

/**
 * How a face lies against the target: too small, too large, or where the standard's cut would leave the frame.
 *
 * @param shown The hint shown now.
 * @param front Whether the front camera looks: its left is the right of who holds the phone.
 */
export function frameProblems(
  face: FaceSight,
  frame: Size,
  target: Target,
  shown: Hint | null,
  front: boolean,
): Problem[] {
  const { width } = face;
  const { room, faceWidth } = target;
  const easier = (...hints: readonly Hint[]) => (shown !== null && hints.includes(shown) ? DONE : 0);
  const problems: Problem[] = [];

  const min = faceWidth.min * (1 + easier("closer"));
  const max = faceWidth.max * (1 - easier("further"));
  if (width < min) problems.push({ hint: "closer", size: (min - width) / min });
  if (width > max) problems.push({ hint: "further", size: (width - max) / max });

  const across = Math.max(
    FREEDOM * width,
    Math.min(ASTRAY.across * width, frame.width / 2 - room.beside * width),
  );
  const aside = (Math.abs(face.centre - target.centre) - across) / width + easier("moveLeft", "moveRight");
  const toLeft = face.centre < target.centre !== front;
  if (aside > 0) problems.push({ hint: toLeft ? "moveLeft" : "moveRight", size: aside });

  const [highest, lowest] = eyeBand(width, frame, target);
  const above = (highest - face.eyeLine) / width + easier("moveUp");
  const below = (face.eyeLine - lowest) / width + easier("moveDown");
  if (above > 0) problems.push({ hint: "moveUp", size: above });
  else if (below > 0) problems.push({ hint: "moveDown", size: below });
  return problems;
}

/** Between which heights the eyes may lie, frame px, so that the cut has its room above and below. */
function eyeBand(width: number, frame: Size, { room, eyeLine }: Target): readonly [number, number] {
  const highest = Math.max(room.above * width, eyeLine - ASTRAY.along * width);
  const lowest = Math.min(frame.height - room.below * width, eyeLine + ASTRAY.along * width);
  if (lowest - highest >= 2 * FREEDOM * width) return [highest, lowest];
  const middle = (highest + lowest) / 2;
  return [middle - FREEDOM * width, middle + FREEDOM * width];
}
