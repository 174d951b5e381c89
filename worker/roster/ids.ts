import { toBase64Url } from "../wechat/bytes.ts";

/** The clock (ms) and the random source that rows are made with; parameters, so that tests can fix them. */
export interface Minting {
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array<ArrayBuffer>;
}

/** The platform's clock and random source. */
export const platformMinting: Minting = {
  now: () => Date.now(),
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
};

/** A fresh id: its kind's letter and 128 random bits, base64url. */
export function newId(
  kind: "s" | "p" | "a" | "c" | "i" | "r" | "l" | "n" | "d" | "u" | "x" | "t",
  { random }: Pick<Minting, "random">,
): string {
  return kind + toBase64Url(random(16));
}
