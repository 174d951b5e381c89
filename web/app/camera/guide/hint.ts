/** Everything the camera asks for, in the order in which it is put right: what comes first changes all that follows. */
const TIERS = [
  ["noFace", "tooDark", "several"],
  ["closer", "further", "stepBack", "moveLeft", "moveRight", "moveUp", "moveDown"],
  ["levelPhone", "uprightPhone"],
  ["headLevel", "faceFront", "chinUp", "chinDown"],
  ["moreLight", "lessLight", "evenLight"],
  ["eyesOpen", "lookHere", "noGlasses", "closeMouth", "still"],
] as const;

/** One thing to put right. */
export type Hint = (typeof TIERS)[number][number];

/** Something to put right, and by how many of its tolerances it is off. */
export interface Problem {
  readonly hint: Hint;
  readonly size: number;
}

/** Sorts what is to be put right first to the front: by tier, in a tier the largest. */
export function byUrgency(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => tierOf(a) - tierOf(b) || b.size - a.size);
}

function tierOf({ hint }: Problem): number {
  return TIERS.findIndex((tier) => (tier as readonly Hint[]).includes(hint));
}
