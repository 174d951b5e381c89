import { type Keys, readKeys } from "../../../worker/roster/secrets/keys.ts";
import { toBase64 } from "../../../worker/wechat/bytes.ts";

const key = (fill: number) => toBase64(new Uint8Array(32).fill(fill));

/** A secret as configured: versions are the fills of their keys, so that `2` is the same key everywhere. */
export function secret(seal: readonly number[], index: readonly number[]): string {
  const pair = (fills: readonly number[]) => fills.map((version) => ({ version, key: key(version) }));
  return JSON.stringify({ seal: pair(seal), index: pair(index), identifiers: key(200) });
}

/** Keys of the given versions, the current one first. */
export async function testKeys(
  seal: readonly number[] = [1],
  index: readonly number[] = [101],
): Promise<Keys> {
  const read = await readKeys(secret(seal, index), "production");
  if (!read.ok) throw new Error(read.faults.join("; "));
  return read.keys;
}
