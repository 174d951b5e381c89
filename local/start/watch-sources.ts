import { watch } from "node:fs";
import { join } from "node:path";
import { root } from "../system/wrangler.ts";
import { oneMoreAfter } from "./one-more-after.ts";

/** Where the workers' sources lie. */
const FOLDERS = ["worker", "durable-objects", "wasm", "local/acquisition-codes", "local/wechat-sandbox"];
/** How long it has to be quiet before a change counts as made: editors write a file in several steps, ms. */
const QUIET = 150;

/**
 * Calls back when sources of the workers have changed, one call after another; what changes meanwhile gets one more.
 *
 * @param changed Never rejects.
 */
export function watchSources(changed: () => Promise<void>): void {
  let waiting: NodeJS.Timeout | undefined;
  const call = oneMoreAfter(changed);
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(call, QUIET);
  };
  for (const folder of FOLDERS)
    watch(join(root, folder), { recursive: true }, (_, file) => {
      // Bundling writes there itself.
      if (!file?.includes(".wrangler")) soon();
    });
}
