import type { Matte } from "../../wasm/picture.ts";

/** Brings a matte to another size, bilinear; the working picture's to the original's, which is never smaller. */
export function enlargeMatte(matte: Matte, width: number, height: number): Matte {
  if (matte.width === width && matte.height === height) return matte;
  const alpha = new Uint8Array(width * height);
  const across = steps(width, matte.width);
  const down = steps(height, matte.height);
  for (let y = 0, to = 0; y < height; y++) {
    const fy = down.share[y] as number;
    const upper = (down.first[y] as number) * matte.width;
    const lower = (down.second[y] as number) * matte.width;
    for (let x = 0; x < width; x++) {
      const a = across.first[x] as number;
      const b = across.second[x] as number;
      const fx = across.share[x] as number;
      const above = (matte.alpha[upper + a] as number) * (1 - fx) + (matte.alpha[upper + b] as number) * fx;
      const below = (matte.alpha[lower + a] as number) * (1 - fx) + (matte.alpha[lower + b] as number) * fx;
      alpha[to++] = above * (1 - fy) + below * fy + 0.5;
    }
  }
  return { width, height, alpha };
}

/** For each output pixel the two source pixels it lies between, and how far towards the second. */
function steps(output: number, source: number) {
  const first = new Int32Array(output);
  const second = new Int32Array(output);
  const share = new Float32Array(output);
  for (let i = 0; i < output; i++) {
    const at = Math.max(0, Math.min(source - 1, ((i + 0.5) * source) / output - 0.5));
    first[i] = Math.floor(at);
    second[i] = Math.min(source - 1, Math.floor(at) + 1);
    share[i] = at - Math.floor(at);
  }
  return { first, second, share };
}
