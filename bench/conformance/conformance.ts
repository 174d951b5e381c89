/**
 * Holds the pipeline's standard photos against the ministry's standard with code of its own, and its verdicts against
 * the evaluation set's: `npm run bench:conformance [-- FOLDER]`.
 *
 * Without a folder the pipeline is run over the evaluation set first. With one, the photos and reports in it are
 * judged as `npm run photo` left them. Ends with 1 when a photo that fails no check breaks a row, when a usable photo
 * was not produced clean, or when a reject was let through.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DEV_SET, type DevPhoto, readPhotos, stem } from "../shared/dev-set.ts";
import { readReport, runPhotoCommand } from "../shared/photo-command.ts";
import { benchOut } from "../shared/root.ts";
import { type Row, table } from "../shared/table.ts";
import { type Finding, judgePhoto } from "./judge-photo.ts";
import { type Judged, judgeVerdict } from "./judge-verdict.ts";
import { readPhoto } from "./read-photo.ts";
import { STANDARDS } from "./standard.ts";

const REPORT = ".report.json";
/** The rows that the table of produced photos shows; every row counts. */
const SHOWN = [
  "bytes",
  "quality",
  "hair top",
  "eye line",
  "face width",
  "off centre",
  "background, levels off",
  "background, uneven",
  "repeated rows",
];
const given = process.argv[2];
const folder = given ?? join(benchOut, "conformance");
const photos = readPhotos();
if (given === undefined) {
  if (!photos) {
    console.log("No evaluation set beside the project: give a folder of results.");
    process.exit(0);
  }
  runPhotoCommand([join(DEV_SET, "photos")], folder);
}

const manifest = new Map<string, DevPhoto>(photos?.map((photo) => [stem(photo.file), photo]));
const names = readdirSync(folder)
  .filter((file) => file.endsWith(REPORT))
  .map((file) => file.slice(0, -REPORT.length));
const measured: Row[] = [];
const violations: Row[] = [];
const judged: Judged[] = [];
for (const name of names) {
  const report = readReport(folder, name);
  if (!report) continue;
  const findings = await findingsOf(name, report.provenance.spec.id);
  if (findings) {
    measured.push([
      name.slice(0, 40),
      ...SHOWN.map((row) => findings.find((one) => one.row === row)?.value ?? "-"),
    ]);
    // What fails a check of the pipeline's own is shown to the graduate as wrong and is no standard photo.
    const broken = report.verdict === "fail" ? [] : findings.filter(({ ok }) => !ok);
    for (const { row, value, limit } of broken) violations.push([name, row, value, limit]);
  }
  const photo = manifest.get(name);
  if (photo) judged.push(judgeVerdict(name, photo, report, findings?.every(({ ok }) => ok) ?? false));
}

console.log(`\n## Produced photos: ${measured.length}\n`);
console.log(table(["photo", ...SHOWN.map((row) => `>${row}`)], measured));
console.log(`\n## Rows of the standard broken: ${violations.length}\n`);
if (violations.length > 0) console.log(table(["photo", "row", "measured", "allowed"], violations));
if (judged.length > 0) showVerdicts();
const wrong = judged.filter(({ verdict, right }) => verdict !== "borderline" && !right).length;
console.log(`\n${violations.length} rows broken, ${wrong} verdicts wrong`);
process.exit(violations.length + wrong > 0 ? 1 : 0);

/** The findings about a photo; null when none was produced. */
async function findingsOf(name: string, spec: string): Promise<Finding[] | null> {
  const file = join(folder, `${name}.jpg`);
  if (!existsSync(file)) return null;
  const standard = STANDARDS[spec];
  if (!standard) throw new Error(`the checker has no numbers for the spec ${spec}`);
  return judgePhoto(await readPhoto(file, standard), standard);
}

function showVerdicts(): void {
  const kinds = ["usable", "borderline", "reject"] as const;
  const count = (of: readonly Judged[], is: (one: Judged) => boolean) => of.filter(is).length;
  const rows = kinds.map((kind): Row => {
    const of = judged.filter(({ verdict }) => verdict === kind);
    return [
      kind,
      of.length,
      count(of, ({ answer }) => answer === "produced"),
      count(of, ({ answer }) => answer === "failed"),
      count(of, ({ answer }) => answer === "refused"),
      kind === "borderline" ? "" : count(of, ({ right }) => right),
    ];
  });
  console.log("\n## Verdicts against the evaluation set\n");
  console.log(
    table(["set's verdict", ">photos", ">produced", ">failed a check", ">refused", ">right"], rows),
  );
  const notable = judged.filter(({ verdict, right, answer }) =>
    verdict === "borderline" ? answer !== "produced" : !right,
  );
  console.log("\n### Wrong verdicts, and borderline photos that were not simply produced\n");
  const cells = notable.map(
    ({ name, verdict, reasons, answer, said }): Row => [
      name.slice(0, 44),
      `${verdict}: ${reasons}`,
      `${answer}: ${said}`,
    ],
  );
  console.log(table(["photo", "set says", "pipeline says"], cells));
}
