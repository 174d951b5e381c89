import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = new URL("../../../shared/vectors/wechatpay/", import.meta.url);

/** Whether the published vectors lie beside the project; each file there names its source and licence. */
export const haveVectors = existsSync(fileURLToPath(folder));
if (!haveVectors) console.warn("../shared/vectors/wechatpay is absent: the published vectors are skipped");

/** One file of vectors, parsed. */
export function vectors<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, folder), "utf8")) as T;
}
