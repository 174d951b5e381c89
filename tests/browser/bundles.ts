import { bundleAll } from "../../local/system/built-worker.ts";
import { temporaryFolder } from "../../local/system/temporary-folder.ts";

/** Bundles the workers once for all files of a run; each starts a system of its own with them. */
export default async function setup(): Promise<() => void> {
  const folder = temporaryFolder();
  await bundleAll(folder.path);
  process.env.BUNDLES = folder.path;
  return folder.remove;
}
