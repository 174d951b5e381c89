import type { Box } from "../picture.ts";

/** Keeps the best of overlapping candidates (non-maximum suppression); overlap is intersection over union, 0 to 1. */
export function keepBest<Candidate extends { readonly box: Box; readonly score: number }>(
  candidates: readonly Candidate[],
  overlap: number,
): Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of [...candidates].sort((a, b) => b.score - a.score)) {
    if (kept.every((other) => sharedPart(candidate.box, other.box) <= overlap)) kept.push(candidate);
  }
  return kept;
}

function sharedPart(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (a.width * a.height + b.width * b.height - shared);
}
