/**
 * Errors of our mattes, of the segmentation model's raw mask and of the npm peer against the evaluation set's true
 * mattes: `npm run bench:matting`. `-- --keep` compares the mattes that a run before has left.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { DEV_SET, type DevPhoto, readPhotos, stem } from "../shared/dev-set.ts";
import { readGrey } from "../shared/picture.ts";
import { mean } from "../shared/statistics.ts";
import { type Row, table } from "../shared/table.ts";
import { type Comparison, compare } from "./compare.ts";
import { type Engine, makeOurs, makePeers, makeRawMasks } from "./engines.ts";

const photos = readPhotos()?.filter(({ matte }) => matte);
if (!photos) {
  console.log("No evaluation set beside the project: nothing to compare.");
  process.exit(0);
}

const keep = process.argv.includes("--keep");
const engines = [
  makeOurs(keep ? [] : photos),
  await makeRawMasks(keep ? [] : photos),
  await makePeers(keep ? [] : photos),
];

const exact = photos.filter(({ trimap }) => !trimap);
const byHand = photos.filter(({ trimap }) => trimap);
await show("Exact soft mattes (composites)", exact, "whole picture");
await show("Mattes by hand (hard edge)", byHand, "where the trimap is certain");

/** Compares the engines over the photos that all of them have matted. */
async function show(title: string, set: readonly DevPhoto[], wholeIs: string): Promise<void> {
  const found = new Map<Engine, Comparison[]>(engines.map((engine) => [engine, []]));
  const each: Row[] = [];
  const missing: string[] = [];
  for (const photo of set) {
    const name = stem(photo.file);
    const without = engines.filter((engine) => !existsSync(engine.matteOf(name)));
    if (without.length > 0) {
      missing.push(`${name} (${without.map((engine) => engine.name).join(", ")})`);
      continue;
    }
    const truth = await readGrey(join(DEV_SET, photo.matte ?? ""));
    const trimap = photo.trimap ? await readGrey(join(DEV_SET, photo.trimap)) : null;
    const row: Comparison[] = [];
    for (const engine of engines) {
      const comparison = compare(await readGrey(engine.matteOf(name)), truth, trimap);
      found.get(engine)?.push(comparison);
      row.push(comparison);
    }
    each.push([
      name.slice(0, 44),
      ...row.map(({ band }) => band.mae.toFixed(4)),
      ...row.map(({ iou }) => iou.toFixed(4)),
    ]);
  }
  console.log(`\n## ${title}: mean of ${each.length} pictures\n`);
  const measures = ["sad", "mse", "mae", "gradient"] as const;
  const rows = (["whole", "band"] as const).flatMap((where) =>
    engines.map((engine): Row => {
      const of = found.get(engine) ?? [];
      const figures = measures.map((measure) => mean(of.map((one) => one[where][measure])).toFixed(4));
      const iou = where === "whole" ? mean(of.map((one) => one.iou)).toFixed(4) : "";
      return [where === "whole" ? wholeIs : "20 px band", engine.name, ...figures, iou];
    }),
  );
  console.log(table(["where", "matte", ">SAD /1000", ">MSE", ">MAE", ">gradient /1000", ">IoU"], rows));
  console.log(`\n### MAE in the 20 px band, and IoU, a picture\n`);
  const names = engines.map((engine) => `>${engine.name}`);
  console.log(table(["picture", ...names, ...names.map((name) => `${name} IoU`)], each));
  if (missing.length > 0) console.log(`\nnot compared, no matte from: ${missing.join("; ")}`);
}
