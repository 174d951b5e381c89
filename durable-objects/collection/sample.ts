/** Spreads a text evenly over 32 bits: FNV-1a (Fowler, Noll, Vo), then the finalizer of MurmurHash3 (Appleby). */
function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * Says whether something falls into a sample: for one seed always the same answer, so that a sample can be drawn again.
 *
 * @param percent How much of everything falls into it, 0 to 100.
 */
export function inSample(seed: string, key: string, percent: number): boolean {
  return spread(`${seed}\n${key}`) / 2 ** 32 < percent / 100;
}
