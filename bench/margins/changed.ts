/**
 * Judges the evaluation set's photos again with small changes that do not change what they show: `npm run
 * bench:changed`. A limit that a photo passes by luck shows here.
 *
 * Ends with 1 when a usable photo is refused or fails a check after a change.
 */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { judgeVerdict } from "../conformance/judge-verdict.ts";
import { DEV_SET, type DevPhoto, readPhotos, stem } from "../shared/dev-set.ts";
import { readReport, runPhotoCommand } from "../shared/photo-command.ts";
import { benchOut } from "../shared/root.ts";
import { type Row, table } from "../shared/table.ts";

interface Change {
  readonly name: string;
  readonly apply: (picture: Sharp, width: number) => Sharp;
  /** IJG quality factor of the changed file. */
  readonly quality?: number;
}

/** Light, colour, size and compression within what two phones make of one scene. */
const CHANGES: readonly Change[] = [
  { name: "mirrored", apply: (picture) => picture.flop() },
  { name: "72% of its size", apply: (picture, width) => picture.resize(Math.round(0.72 * width)) },
  { name: "quality 50", apply: (picture) => picture, quality: 50 },
  { name: "20% brighter", apply: (picture) => picture.linear(1.2, 0) },
  { name: "warmer", apply: (picture) => picture.linear([1.1, 1, 0.82], [0, 0, 0]) },
  { name: "cooler", apply: (picture) => picture.linear([0.9, 1, 1.12], [0, 0, 0]) },
  { name: "30% more colour", apply: (picture) => picture.modulate({ saturation: 1.3 }) },
  { name: "25% more contrast", apply: (picture) => picture.linear(1.25, -26) },
  { name: "15% less contrast", apply: (picture) => picture.linear(0.85, 20) },
  { name: "13% darker", apply: (picture) => picture.linear(0.87, 0) },
];

const photos = readPhotos();
if (!photos) {
  console.log("No evaluation set beside the project.");
  process.exit(0);
}
const folder = join(benchOut, "changed");
rmSync(folder, { recursive: true, force: true });
const rows: Row[] = [];
const wrong: Row[] = [];
for (const [index, change] of CHANGES.entries()) {
  const [inputs, out] = [join(folder, `in-${index}`), join(folder, `out-${index}`)];
  mkdirSync(inputs, { recursive: true });
  // Only mirroring leaves every reason as it is: a dark photo made brighter may be usable.
  const changed = photos.filter(({ verdict }) => verdict === "usable" || index === 0);
  for (const photo of changed) await write(photo, change, inputs);
  runPhotoCommand([inputs], out);
  const judged = changed.flatMap((photo) => {
    const report = readReport(out, stem(photo.file));
    return report ? [judgeVerdict(stem(photo.file), photo, report, true)] : [];
  });
  const of = (kind: DevPhoto["verdict"]) => judged.filter(({ verdict }) => verdict === kind);
  const right = (kind: DevPhoto["verdict"]) => of(kind).filter((one) => one.right).length;
  rows.push([
    change.name,
    `${right("usable")} of ${of("usable").length}`,
    of("reject").length === 0 ? "" : `${right("reject")} of ${of("reject").length}`,
  ]);
  for (const one of judged) {
    if (one.verdict === "borderline" || one.right) continue;
    wrong.push([change.name, one.name.slice(0, 40), `${one.verdict}: ${one.reasons}`, one.said]);
  }
}
console.log(`\n${table(["change", ">usable passed", ">rejects with the right reason"], rows)}\n`);
if (wrong.length > 0) console.log(table(["change", "photo", "set says", "pipeline says"], wrong));
process.exit(wrong.some(([, , set]) => String(set).startsWith("usable")) ? 1 : 0);

async function write(photo: DevPhoto, { apply, quality = 92 }: Change, into: string): Promise<void> {
  const { data, info } = await sharp(join(DEV_SET, photo.file))
    .rotate()
    .toColourspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  await apply(sharp(data, { raw: { width, height, channels } }), width)
    .jpeg({ quality })
    .toFile(join(into, `${stem(photo.file)}.jpg`));
}
