import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, openSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { benchOut, root } from "./root.ts";
import { wrangler } from "./wrangler.ts";

/** A workerd process that runs one worker and nothing else. */
export interface Runtime {
  readonly url: string;
  readonly pid: number;
  /** Milliseconds from starting the process until it listens. */
  readonly startMs: number;
  close(): Promise<void>;
}

/** A worker that a benchmark builds and runs. */
export interface BuiltWorker {
  /** Its folder in `bench`, with a wrangler.toml, and its name. */
  readonly folder: string;
  readonly script: string;
  readonly bindings: Readonly<Record<string, string>>;
  /** Its object's class and binding, and the folder its objects are stored in. */
  readonly object?: { readonly className: string; readonly binding: string; readonly disk: string };
  /** Its own entry points, by binding. */
  readonly entrypoints?: Readonly<Record<string, string>>;
}

/** The photo pipeline alone. */
const PHOTOS: BuiltWorker = {
  folder: "worker",
  script: "bench-worker.js",
  bindings: { ENVIRONMENT: "local" },
};

/** How to run a worker. */
interface RuntimeOptions {
  readonly v8Flags?: readonly string[];
  /** Where workerd's standard output goes, line by line as it is written; nowhere without it. */
  readonly log?: string;
}

/** Workerd's own binary; the package's `bin` may be a script that starts it. */
export const WORKERD = join(
  root,
  "node_modules",
  "@cloudflare",
  `workerd-${process.platform}-${process.arch === "x64" ? "64" : process.arch}`,
  "bin",
  "workerd",
);

/** Bundles a worker as a deployment would be. */
export function buildBenchWorker({ folder }: BuiltWorker = PHOTOS): void {
  const bundle = join(benchOut, folder);
  rmSync(bundle, { recursive: true, force: true });
  const config = join(root, "bench", folder, "wrangler.toml");
  wrangler("deploy", "--dry-run", "--outdir", bundle, "-c", config);
}

/** Starts a built worker in a fresh workerd process, without Miniflare and the proxies it adds to it. */
export async function startRuntime(
  { v8Flags = [], log }: RuntimeOptions = {},
  worker: BuiltWorker = PHOTOS,
): Promise<Runtime> {
  const bundle = join(benchOut, worker.folder);
  const config = join(bundle, "config.capnp");
  writeFileSync(config, configuration(worker, readdirSync(bundle), v8Flags));
  const started = performance.now();
  const serve = [WORKERD, "serve", config, "--control-fd=3"];
  // V8 writes its traces through a buffer that is lost when the process is ended.
  const [command = "", ...rest] = log === undefined ? serve : ["stdbuf", "-oL", ...serve];
  const output = log === undefined ? "ignore" : openSync(log, "w");
  const child = spawn(command, rest, { stdio: ["ignore", output, "ignore", "pipe"] });
  const port = await listening(child);
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    startMs: performance.now() - started,
    close: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve());
        child.kill();
      }),
  };
}

/** The port workerd tells of on its control channel. */
function listening(child: ChildProcess): Promise<string> {
  const control = child.stdio[3] as Readable;
  return new Promise((resolve, reject) => {
    let told = "";
    control.on("data", (chunk: Buffer) => {
      told += chunk.toString();
      const port = /"socket":"http","port":(\d+)/.exec(told)?.[1];
      if (port !== undefined) resolve(port);
    });
    child.once("exit", (code) => reject(new Error(`workerd ended with ${code}`)));
    child.once("error", reject);
  });
}

function configuration(
  { script, bindings, object, entrypoints = {} }: BuiltWorker,
  files: readonly string[],
  v8Flags: readonly string[],
): string {
  const kinds = { ".bin": "data", ".wasm": "wasm" } as const;
  const parts = files.flatMap((name) => {
    const kind = Object.entries(kinds).find(([ending]) => name.endsWith(ending))?.[1];
    return kind === undefined ? [] : [`(name = "${name}", ${kind} = embed "${name}")`];
  });
  const modules = [`(name = "${script}", esModule = embed "${script}")`, ...parts];
  const texts = Object.entries(bindings).map(
    ([name, text]) => `(name = "${name}", text = ${JSON.stringify(text)})`,
  );
  const doors = Object.entries(entrypoints).map(
    ([name, entrypoint]) => `(name = "${name}", service = (name = "main", entrypoint = "${entrypoint}"))`,
  );
  const [disk, binding, storage] =
    object === undefined
      ? [[], [], ""]
      : [
          [`(name = "disk", disk = (path = "${object.disk}", writable = true))`],
          [`(name = "${object.binding}", durableObjectNamespace = "${object.className}")`],
          `durableObjectNamespaces = [(className = "${object.className}", uniqueKey = "bench", enableSql = true)],
  durableObjectStorage = (localDisk = "disk"),`,
        ];
  return `@0xbf5147b1e58df4a5;
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [${['(name = "main", worker = .benchWorker)', ...disk].join(", ")}],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
  v8Flags = [${v8Flags.map((flag) => `"${flag}"`).join(", ")}],
);
const benchWorker :Workerd.Worker = (
  modules = [
    ${modules.join(",\n    ")}
  ],
  compatibilityDate = "2026-08-04",
  bindings = [${[...texts, ...doors, ...binding].join(",\n    ")}],
  ${storage}
);
`;
}

/** Makes the benchmarks' folder and answers the path of a file in it. */
export function outFile(...path: readonly string[]): string {
  const file = join(benchOut, ...path);
  mkdirSync(join(file, ".."), { recursive: true });
  return file;
}
