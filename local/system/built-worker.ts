import { readdirSync, rmSync } from "node:fs";
import { extname, join } from "node:path";
import type { V4WorkerOptions } from "miniflare";
import { unstable_getMiniflareWorkerOptions, unstable_readConfig } from "wrangler";
import { root, wrangler } from "./wrangler.ts";

/** What bundles consist of; wrangler's notes and source maps lie beside. */
const KINDS = { ".js": "ESModule", ".bin": "Data", ".wasm": "CompiledWasm" } as const;

/** What a worker is given that its configuration does not say, or says otherwise. */
interface Changes {
  /** Variables and secrets. */
  readonly bindings?: Readonly<Record<string, string>>;
  /** The folder of files it serves. */
  readonly assets?: string | undefined;
}

/**
 * Bundles a worker into a folder as a deployment would, and answers what Miniflare needs to run it. Rejects with
 * wrangler's own words when it cannot be bundled; what the folder held is replaced.
 */
export async function builtWorker(
  configPath: string,
  folder: string,
  { bindings = {}, assets }: Changes = {},
): Promise<V4WorkerOptions> {
  const config = join(root, configPath);
  rmSync(folder, { recursive: true, force: true });
  await wrangler("deploy", "--dry-run", "--env", "", "-c", config, "--outdir", folder);
  // The bundle is whole: its modules are named, not looked for.
  const { modulesRules: _, ...options } = unstable_getMiniflareWorkerOptions(config).workerOptions;
  return {
    ...options,
    ...(options.assets !== undefined &&
      assets !== undefined && { assets: { ...options.assets, directory: assets } }),
    name: unstable_readConfig({ config }).name,
    bindings: Object.assign({}, options.bindings, bindings),
    modulesRoot: folder,
    modules: modulesOf(folder),
  };
}

/** The modules of a bundle, its entry first. */
function modulesOf(folder: string) {
  const files = readdirSync(folder).sort((a, b) => Number(b === "index.js") - Number(a === "index.js"));
  return files.flatMap((name) => {
    const type = Object.entries(KINDS).find(([ending]) => extname(name) === ending)?.[1];
    return type === undefined ? [] : [{ type, path: join(folder, name) }];
  });
}
