import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { encode } from "uqr";
import { getPlatformProxy } from "wrangler";
import { encodeGreyPng } from "../../wasm/codecs/png-grey.ts";
import { readKeys } from "../../worker/roster/secrets/keys.ts";
import { type DemoEntry, seedDemo } from "../demo/seed.ts";
import { guidePage } from "./guide-page.ts";
import type { Secrets } from "./secrets.ts";
import { root } from "./wrangler.ts";

/** Where the guide and its pictures lie among the assets: only a local start puts them there. */
const folder = join(root, "dist", "assets", "local");

/** Fills the local database with invented people and puts the guide to them among the assets. */
export async function prepareDemo(secrets: Secrets, persist: string, wechat: string): Promise<void> {
  const keys = await readKeys(secrets.DATA_KEYS, "local");
  if (!keys.ok) throw new Error(keys.faults.join("; "));
  const proxy = await getPlatformProxy<{ DB: D1Database }>({
    configPath: join(import.meta.dirname, "wrangler.toml"),
    persist: { path: join(persist, "v3") },
    remoteBindings: false,
  });
  try {
    await writeGuide(await seedDemo({ db: proxy.env.DB, keys: keys.keys }, Date.now()), wechat);
  } finally {
    await proxy.dispose();
  }
}

async function writeGuide(demo: readonly DemoEntry[], wechat: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "codes"), { recursive: true });
  for (const { graduates } of demo) {
    for (const { code, studentNumber } of graduates) {
      if (code !== null)
        writeFileSync(join(folder, "codes", `${studentNumber}.png`), await codePicture(code));
    }
  }
  for (const side of ["front", "back"]) writeFileSync(join(folder, `card-${side}.png`), await blankCard());
  copyFileSync(join(root, "tests", "fixtures", "astronaut.png"), join(folder, "photo.png"));
  writeFileSync(join(folder, "demo.json"), JSON.stringify(demo));
  writeFileSync(join(folder, "index.html"), guidePage(demo, wechat));
}

/** Pixels of one module of a code, px. */
const SCALE = 6;

/** A code as the picture a student would have saved. */
function codePicture(text: string): Promise<Uint8Array> {
  const { data, size } = encode(text, { ecc: "M", border: 4 });
  const side = size * SCALE;
  const grey = new Uint8Array(side * side);
  for (let y = 0; y < side; y++) {
    const row = data[Math.floor(y / SCALE)];
    for (let x = 0; x < side; x++) grey[y * side + x] = row?.[Math.floor(x / SCALE)] ? 0 : 255;
  }
  return encodeGreyPng({ width: side, height: side, alpha: grey });
}

/** A picture in the place of an identity card's: nobody reads it in a local run. */
function blankCard(): Promise<Uint8Array> {
  const [width, height] = [856, 540];
  return encodeGreyPng({ width, height, alpha: new Uint8Array(width * height).fill(225) });
}
