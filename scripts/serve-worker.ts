import { openApplication } from "../local/system/application.ts";
import { prepareDatabase } from "../local/system/database.ts";
import { temporaryFolder } from "../local/system/temporary-folder.ts";

/** Starts the built worker in workerd on a free port of this machine, with an empty database; the caller closes it. */
export async function serveWorker(): Promise<{ readonly origin: string; close(): Promise<void> }> {
  const folder = temporaryFolder();
  // The desk looks people up and writes its audit log, so it needs the tables, empty.
  await prepareDatabase(folder.path, async () => {});
  const { origin, close } = await openApplication({ folder: folder.path });
  return {
    origin,
    async close() {
      await close();
      folder.remove();
    },
  };
}
