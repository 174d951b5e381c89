import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "../../../../shared/vectors/wechatpay");

/** Whether the published vectors lie beside the project; each file there names its source and licence. */
export const haveVectors = existsSync(folder);
if (!haveVectors) console.warn("../shared/vectors/wechatpay is absent: the published vectors are skipped");

/** One file of vectors, parsed. */
export function vectors<T>(name: string): T {
  return JSON.parse(readFileSync(join(folder, name), "utf8")) as T;
}
