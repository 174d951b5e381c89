/**
 * Shows how far every limit of the checks lies from the evaluation set's photos, and what limits set on one half of
 * its people would do to the other half: `npm run bench:margins [-- FOLDER]`, with a folder of reports as
 * `npm run photo` left them, or none to run the pipeline first.
 *
 * A limit is tried only where the set names a reason for it. Ends with 1 when a usable photo fails a check.
 */
import { join } from "node:path";
import { SHOT_RULES } from "../../worker/photo/checks/run-checks.ts";
import { getSpec } from "../../worker/photo/spec/specs.ts";
import { RIGHT_ANSWERS } from "../conformance/reasons.ts";
import { DEV_SET, readPhotos, stem } from "../shared/dev-set.ts";
import { readReport, runPhotoCommand } from "../shared/photo-command.ts";
import { benchOut } from "../shared/root.ts";
import { table } from "../shared/table.ts";
import { halfByHalf } from "./halves.ts";
import { type Case, limitRows, type Measured } from "./limit-rows.ts";

const photos = readPhotos();
if (!photos) {
  console.log("No evaluation set beside the project.");
  process.exit(0);
}
const given = process.argv[2];
const folder = given ?? join(benchOut, "conformance");
if (given === undefined) runPhotoCommand([join(DEV_SET, "photos")], folder);

const cases: Case[] = photos.flatMap((photo) => {
  const name = stem(photo.file);
  const report = readReport(folder, name);
  const spec = report && getSpec(report.provenance.spec.id);
  if (!report || !spec) return [];
  const { shot } = report.measurements;
  const measured: Measured[] = shot
    ? SHOT_RULES.flatMap((rule) => {
        const value = rule.value(shot, spec);
        const { warn } = rule.limits(spec, shot);
        return value === null || rule.applies?.(spec) === false ? [] : [{ id: rule.id, value, limit: warn }];
      })
    : [];
  const { description, hard_reasons, soft_reasons, verdict } = photo;
  const named = new Set(hard_reasons.flatMap((reason) => RIGHT_ANSWERS[reason] ?? []));
  const reasons = [...hard_reasons, ...soft_reasons];
  const said = new Set(reasons.flatMap((reason) => RIGHT_ANSWERS[reason] ?? []));
  const refusal = report.refusal?.code ?? null;
  return [{ name, origin: originOf(name, description), verdict, named, said, refusal, measured }];
});

console.log("\n## Limits, and the photos nearest to them\n");
const rows = limitRows(cases);
console.log(
  table(["check", "fails", ">at", ">worst usable", ">worst borderline", ">nearest reject", ">caught"], rows),
);
console.log("\n## Limits set on one half of the people, tried on the other\n");
console.log(table(["", ">photos", ">right", ">share"], halfByHalf(cases)));
const falseFails = cases.filter(
  ({ verdict, measured }) =>
    verdict === "usable" &&
    measured.some(({ value, limit }) => value < (limit.min ?? -Infinity) || value > (limit.max ?? Infinity)),
);
console.log(`\n${falseFails.length} usable photos fail a check`);
process.exit(falseFails.length > 0 ? 1 : 0);

/** Photos made from one another, or of one person, belong to one half. */
function originOf(name: string, description: string): string {
  const twin = /^(?:comp|npr1)-(\d+)-/.exec(name)?.[1];
  if (twin !== undefined) return `npr1-${twin}`;
  return /DERIVED from ([\w-]+)\./.exec(description)?.[1] ?? /^(lisa|stock-emotions)/.exec(name)?.[1] ?? name;
}
