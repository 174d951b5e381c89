import { copyFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { readKeys } from "../../worker/roster/secrets/keys.ts";
import { type DemoEntry, seedDemo } from "../demo/seed.ts";
import { prepareDatabase } from "../system/database.ts";
import type { Secrets } from "../system/secrets.ts";
import { root } from "../system/wrangler.ts";
import { guideFiles, guidePage } from "./guide/page.ts";
import { cardPicture, codePicture } from "./guide/pictures.ts";
import type { Places } from "./guide/places.ts";

/**
 * Fills the local database with invented people, and answers the folder of assets to serve: a copy of the built ones
 * with the guide beside them, so that what is built for production never holds it.
 */
export async function prepareDemo(secrets: Secrets, persist: string, places: Places): Promise<string> {
  const keys = await readKeys(secrets.DATA_KEYS, "local");
  if (!keys.ok) throw new Error(keys.faults.join("; "));
  const demo = await prepareDatabase(persist, (db) => seedDemo({ db, keys: keys.keys }, Date.now()));
  const assets = resolve(persist, "assets");
  rmSync(assets, { recursive: true, force: true });
  cpSync(join(root, "dist", "assets"), assets, { recursive: true });
  await writeGuide(demo, places, join(assets, "local"));
  return assets;
}

async function writeGuide(demo: readonly DemoEntry[], places: Places, folder: string): Promise<void> {
  mkdirSync(join(folder, "codes"), { recursive: true });
  for (const { graduates } of demo) {
    for (const { code, studentNumber } of graduates) {
      if (code !== null)
        writeFileSync(join(folder, "codes", `${studentNumber}.png`), await codePicture(code));
    }
  }
  for (const side of ["front", "back"] as const)
    writeFileSync(join(folder, `card-${side}.png`), await cardPicture(side));
  copyFileSync(join(root, "tests", "fixtures", "astronaut.png"), join(folder, "photo.png"));
  copyFileSync(join(import.meta.dirname, "guide", "guide.css"), join(folder, "guide.css"));
  for (const language of ["zh", "en"] as const)
    writeFileSync(join(folder, guideFiles[language]), await guidePage(demo, places, language));
}
