/**
 * A school's largest days at the desk, in workerd with a local database and bucket: a list of 50,000 rows from CSV and
 * from XLSX, and an archive of 2,000 photos: `npm run bench:desk`. Ends with 1 when an isolate held more than 110 MB.
 */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { LIST_FIELDS } from "../../worker/roster/import/columns.ts";
import { readHeapTrace, TRACE_FLAGS } from "../memory/heap-trace.ts";
import { benchOut } from "../shared/root.ts";
import { type Row, table } from "../shared/table.ts";
import { csvList, xlsxList } from "./lists.ts";
import { type DeskRuntime, prepareData, startDesk } from "./stage.ts";

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "50000" },
    photos: { type: "string", default: "2000" },
  },
});
const rows = Number(values.rows);
const photos = Number(values.photos);

/** An isolate has 128 MB; what is left is for the runtime and for requests beside this one. */
const LIMIT_MB = 110;
const V8_FLAGS = [...TRACE_FLAGS, "--max-heap-size=128"];
const LOG = join(benchOut, "desk", "trace.log");
const results: Row[] = [];
let worst = 0;
/** The longest request of the work that is measured (ms), downloads apart. */
let longest = 0;

/** Does something in a fresh runtime and adds a row: what it took, and the most its isolate held. */
async function measure(
  name: string,
  things: number,
  work: (desk: DeskRuntime) => Promise<Readonly<Record<string, number>>>,
): Promise<void> {
  const desk = await startDesk(V8_FLAGS, LOG);
  longest = 0;
  const steps = await work(desk);
  await fetch(`${desk.url}/bench/collect`, { method: "POST" });
  await fetch(`${desk.url}/bench/collect`, { method: "POST" });
  const resident = desk.peakResident();
  await desk.close();
  const { peak } = readHeapTrace(LOG);
  const ms = Object.values(steps).reduce((sum, one) => sum + one, 0);
  worst = Math.max(worst, peak / 1e6);
  results.push([
    name,
    things,
    Object.entries(steps)
      .map(([step, one]) => `${step} ${seconds(one)}`)
      .join(", "),
    seconds(ms),
    seconds(longest),
    Math.round((things * 1000) / ms),
    (peak / 1e6).toFixed(1),
    (resident / 1e6).toFixed(0),
  ]);
  process.stderr.write(`${name}\n`);
}

const seconds = (ms: number) => (ms / 1000).toFixed(1);

async function timed<Result>(work: () => Promise<Result>): Promise<readonly [number, Result]> {
  const begun = performance.now();
  const result = await work();
  return [performance.now() - begun, result];
}

/** Sends a form as the desk's own page does, and answers where it leads. */
async function post(desk: DeskRuntime, path: string, fields: Readonly<Record<string, string | File>>) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  const headers = { "sec-fetch-site": "same-origin" };
  const [ms, answer] = await timed(() =>
    fetch(desk.url + path, { method: "POST", body, headers, redirect: "manual" }),
  );
  longest = Math.max(longest, ms);
  if (answer.status >= 400) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return { to: answer.headers.get("location") ?? "", text: await answer.text() };
}

/** Follows a task as its page does, and answers the last page and its path. */
async function followed(desk: DeskRuntime, path: string): Promise<{ at: string; page: string }> {
  for (;;) {
    const [ms, answer] = await timed(() => fetch(desk.url + path, { headers: { "accept-language": "en" } }));
    const page = await answer.text();
    longest = Math.max(longest, ms);
    if (answer.headers.get("refresh") === null) return { at: new URL(answer.url).pathname, page };
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function bringList(desk: DeskRuntime, file: File) {
  const programme = await (
    await fetch(`${desk.url}/bench/programme?category=${file.name}`, { method: "POST" })
  ).text();
  const mapping = Object.fromEntries(LIST_FIELDS.map((field, column) => [field, String(column)]));
  const [upload, kept] = await timed(() => post(desk, `/desk/programmes/${programme}/list`, { file }));
  const [check, found] = await timed(async () => {
    const task = await post(desk, `${kept.to}/check`, mapping);
    return followed(desk, task.to);
  });
  if (!found.page.includes(`>${rows}</strong> can be imported`))
    throw new Error("not every row can be imported");
  const [bring, done] = await timed(async () => {
    const task = await post(desk, `${found.at}/import`, {});
    return followed(desk, task.to);
  });
  if (!done.page.includes(`added ${rows}`)) throw new Error("not every row was added");
  return { upload, check, import: bring };
}

async function download(desk: DeskRuntime, path: string): Promise<{ bytes: number; hash: string }> {
  const { body } = await fetch(desk.url + path);
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const piece of body ?? []) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { bytes, hash: hash.digest("hex") };
}

prepareData();
await measure("list from CSV", rows, (desk) => bringList(desk, csvList(rows)));
await measure("list from XLSX", rows, (desk) => bringList(desk, xlsxList(rows)));

const filling = await startDesk([], LOG);
const approved = await (
  await fetch(`${filling.url}/bench/approved?graduates=${photos}`, { method: "POST" })
).text();
await filling.close();
await measure("export of photos", photos, async (desk) => {
  const base = `/desk/programmes/${approved}/exports`;
  const [make, made] = await timed(() => post(desk, base, {}));
  const archive = `${base}/${made.to.split("#")[1]}/photos.zip`;
  const [once, first] = await timed(() => download(desk, archive));
  const again = await download(desk, archive);
  if (first.hash !== again.hash) throw new Error("the archive was another one the second time");
  process.stderr.write(`${(first.bytes / 1e6).toFixed(1)} MB, the same bytes a second time\n`);
  return { make, download: once };
});

console.log(`\n## A school's largest days (limit ${LIMIT_MB} MB of 10^6 bytes for an isolate)\n`);
const head = [
  "work",
  ">rows or photos",
  "s",
  ">s in all",
  ">longest request, s",
  ">a second",
  ">isolate MB",
  ">process MB",
];
console.log(table(head, results));
process.exit(worst > LIMIT_MB ? 1 : 0);
