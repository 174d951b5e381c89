import { join } from "node:path";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare, type V4WorkerOptions } from "miniflare";

/** Where a folder's data lie, by the rules of wrangler, whose commands find them there (`--persist-to`). */
export const dataOf = (folder: string) => join(folder, "v3");

/** Workers in a workerd of their own that listen on this machine. */
export interface Listening {
  readonly origin: string;
  readonly miniflare: Miniflare;
  /** Bundles the workers again and puts them in place; rejects, and leaves those that run, where that fails. */
  rebuild(): Promise<void>;
  close(): Promise<void>;
}

/** Where workers listen and keep their data. */
interface Place {
  /** Leads straight to the first worker. */
  readonly port: number;
  /** Leads there through Miniflare's entry, which runs cron jobs on request; any free one without it. */
  readonly controlPort?: number | undefined;
  /** Folder of databases, objects and pictures. */
  readonly folder: string;
}

/**
 * Starts what `build` answers; resolves when it listens. Callers reach the first worker without Miniflare's entry between
 * them, which takes longer than a short answer of ours.
 */
export async function listen(
  { port, controlPort = 0, folder }: Place,
  build: () => Promise<readonly V4WorkerOptions[]>,
): Promise<Listening> {
  const built = async () =>
    convertV4MiniflareOptions({
      host: "localhost",
      port: controlPort,
      resourcePersistencePath: dataOf(folder),
      cf: false,
      log: new Log(LogLevel.WARN),
      logRequests: false,
      unsafeTriggerHandlers: true,
      workers: (await build()).map((worker, place) =>
        place === 0 ? { ...worker, unsafeDirectSockets: [{ host: "localhost", port }] } : worker,
      ),
    });
  const miniflare = new Miniflare(await built());
  await miniflare.ready;
  return {
    origin: `http://localhost:${port}`,
    miniflare,
    rebuild: async () => miniflare.setOptions(await built()),
    close: () => miniflare.dispose(),
  };
}
