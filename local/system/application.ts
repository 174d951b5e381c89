import { join } from "node:path";
import { builtWorker } from "./built-worker.ts";
import { type Listening, listen } from "./listening.ts";
import { freePort } from "./ports.ts";

/** Where the application runs and with what. */
interface ApplicationSettings {
  /** Folder of databases, objects, pictures and bundles. */
  readonly folder: string;
  /** Variables and secrets beyond those of the configuration, or instead of them. */
  readonly variables?: Readonly<Record<string, string>>;
  /** The folder of files that it serves; the built ones without it. */
  readonly assets?: string | undefined;
  /** Free ones without them. */
  readonly port?: number | undefined;
  readonly controlPort?: number | undefined;
}

/** The application as it runs here. */
export interface Application extends Listening {
  /** Its bindings, for whoever fills or reads them from outside. */
  readonly env: Env;
  /** Does what the cron jobs do. */
  runScheduled(): Promise<void>;
}

/** Starts the application with the decoder of codes beside it, on a database that is prepared; resolves when it listens. */
export async function openApplication({
  folder,
  variables = {},
  assets,
  port,
  controlPort,
}: ApplicationSettings): Promise<Application> {
  const place = { port: port ?? (await freePort()), controlPort, folder };
  const listening = await listen(place, () =>
    Promise.all([
      builtWorker("application", join(folder, "built"), { bindings: variables, assets }),
      builtWorker("acquisition-codes", join(folder, "built")),
    ]),
  );
  const { miniflare } = listening;
  const env = await miniflare.getBindings<Env>();
  return {
    ...listening,
    env,
    async runScheduled() {
      await (await miniflare.getWorker()).scheduled({ cron: "*/10 * * * *" });
    },
  };
}
