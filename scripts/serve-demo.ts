/**
 * Runs the whole demo on free ports with a fresh, seeded database, for the browser tests and the gallery: the worker,
 * the decoder of codes, and the WeChat sandbox. Prints one line of JSON when it answers, and ends with its input.
 */
import { seedDemo } from "../local/demo/seed.ts";
import { prepareDatabase } from "../local/system/database.ts";
import { makeSecrets } from "../local/system/secrets.ts";
import { openSystem } from "../local/system/system.ts";
import { temporaryFolder } from "../local/system/temporary-folder.ts";
import { readKeys } from "../worker/roster/secrets/keys.ts";

const secrets = makeSecrets();
const keys = await readKeys(secrets.DATA_KEYS, "local");
if (!keys.ok) throw new Error(keys.faults.join("; "));
const folder = temporaryFolder();
const demo = await prepareDatabase(folder.path, (db) => seedDemo({ db, keys: keys.keys }, Date.now()));
const { application, wechat, close } = await openSystem({ folder: folder.path, secrets });
console.log(JSON.stringify({ origin: application.origin, wechat: wechat.origin, demo }));

process.stdin.resume();
process.stdin.on("end", async () => {
  await close();
  folder.remove();
  process.exit(0);
});
