import { readdirSync, rmSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import type { V4WorkerOptions } from "miniflare";
import { unstable_getMiniflareWorkerOptions, unstable_readConfig } from "wrangler";
import { root, wrangler } from "./wrangler.ts";

/** The workers of a local run, and where each is configured. */
const CONFIGURATIONS = {
  application: join(root, "wrangler.toml"),
  "acquisition-codes": join(root, "local", "acquisition-codes", "wrangler.toml"),
  "wechat-sandbox": join(root, "local", "wechat-sandbox", "wrangler.toml"),
} as const;

type WorkerName = keyof typeof CONFIGURATIONS;

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
 * Bundles a worker as a deployment would and answers what Miniflare needs to run it. The bundle comes into a folder of the
 * worker's name in `folder`, or is taken from there in `BUNDLES` (an environment variable), where the browser tests have
 * made it once for all. Rejects with wrangler's own words when it cannot be bundled.
 */
export async function builtWorker(
  worker: WorkerName,
  folder: string,
  { bindings = {}, assets }: Changes = {},
): Promise<V4WorkerOptions> {
  const { BUNDLES } = process.env;
  // Wrangler would take a relative folder from where the configuration lies.
  const bundle = resolve(BUNDLES ?? folder, worker);
  if (BUNDLES === undefined) await bundleInto(bundle, worker);
  const config = CONFIGURATIONS[worker];
  // The bundle is whole: its modules are named, not looked for.
  const { modulesRules: _, ...options } = unstable_getMiniflareWorkerOptions(config).workerOptions;
  return {
    ...options,
    ...(options.assets !== undefined &&
      assets !== undefined && { assets: { ...options.assets, directory: assets } }),
    name: unstable_readConfig({ config }).name,
    bindings: Object.assign({}, options.bindings, bindings),
    modulesRoot: bundle,
    modules: modulesOf(bundle),
  };
}

/** Bundles every worker of a local run, each into a folder of its name. */
export async function bundleAll(folder: string): Promise<void> {
  const workers = Object.keys(CONFIGURATIONS) as readonly WorkerName[];
  await Promise.all(workers.map((worker) => bundleInto(join(folder, worker), worker)));
}

async function bundleInto(folder: string, worker: WorkerName): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  await wrangler("deploy", "--dry-run", "--env", "", "-c", CONFIGURATIONS[worker], "--outdir", folder);
}

/** The modules of a bundle, its entry first. */
function modulesOf(folder: string) {
  const files = readdirSync(folder).sort((a, b) => Number(b === "index.js") - Number(a === "index.js"));
  return files.flatMap((name) => {
    const type = Object.entries(KINDS).find(([ending]) => extname(name) === ending)?.[1];
    return type === undefined ? [] : [{ type, path: join(folder, name) }];
  });
}
