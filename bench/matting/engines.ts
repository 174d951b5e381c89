import { existsSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { DEV_SET, type DevPhoto, stem } from "../shared/dev-set.ts";
import { runPeer } from "../shared/peer.ts";
import { runPhotoCommand } from "../shared/photo-command.ts";
import { benchOut } from "../shared/root.ts";
import { buildBenchWorker, outFile, startRuntime } from "../shared/workerd.ts";

/** Something that makes mattes: its name, and the file it leaves for a photo (absent where it refused). */
export interface Engine {
  readonly name: string;
  matteOf(name: string): string;
}

const fileOf = (folder: string, ending: string) => (name: string) =>
  join(benchOut, "mattes", folder, `${name}${ending}`);

/** Our pipeline, through its command line. */
export function makeOurs(photos: readonly DevPhoto[]): Engine {
  const engine = { name: "ours", matteOf: fileOf("ours", ".matte.png") };
  if (photos.length === 0) return engine;
  const inputs = photos.map(({ file }) => join(DEV_SET, file));
  runPhotoCommand(inputs, join(benchOut, "mattes", "ours"), ["--matte"]);
  return engine;
}

/** The segmentation model alone, four passes, in workerd. */
export async function makeRawMasks(photos: readonly DevPhoto[]): Promise<Engine> {
  const engine = { name: "raw mask", matteOf: fileOf("raw", ".png") };
  if (photos.length === 0) return engine;
  buildBenchWorker();
  const runtime = await startRuntime();
  for (const { file } of photos) {
    const upright = sharp(join(DEV_SET, file)).rotate().toColourspace("srgb").ensureAlpha().raw();
    const { data, info } = await upright.toBuffer({ resolveWithObject: true });
    const { width, height } = info;
    const url = `${runtime.url}/mask?width=${width}&height=${height}`;
    const answer = await fetch(url, { method: "POST", body: new Uint8Array(data) });
    if (!answer.ok) throw new Error(`the bench worker answered ${answer.status} for ${stem(file)}`);
    const mask = new Uint8Array(await answer.arrayBuffer());
    await sharp(mask, { raw: { width, height, channels: 1 } })
      .png()
      .toFile(outFile("mattes", "raw", `${stem(file)}.png`));
  }
  await runtime.close();
  return engine;
}

/** The npm peer; its mattes do not change, so they are made once. */
export async function makePeers(photos: readonly DevPhoto[]): Promise<Engine> {
  const engine = { name: "peer", matteOf: fileOf("peer", ".png") };
  const missing = photos.filter(({ file }) => !existsSync(engine.matteOf(stem(file))));
  await runPeer(
    missing.map(({ file }) => ({
      input: join(DEV_SET, file),
      matte: outFile("mattes", "peer", `${stem(file)}.png`),
    })),
  );
  return engine;
}
