/**
 * The photo pipeline on the command line: starts the worker in workerd, sends it each file, writes what it answers.
 * Exits with 0 when every file was judged, refused ones included; with 1 when one could not be; with 2 on wrong use.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { PhotoReport } from "../../worker/photo/report.ts";
import { serveWorker } from "../serve-worker.ts";
import { readArguments, USAGE } from "./arguments.ts";
import { ENDINGS, listPhotos, type PhotoFile } from "./files.ts";
import { closingTable, showProgress } from "./progress.ts";

const asked = readArguments(process.argv.slice(2));
if ("wrong" in asked) wrongUse(asked.wrong);
const request = asked;

const listed = listPhotos(request.inputs, request.out);
if (!listed.ok) wrongUse(listed.wrong);
const { photos } = listed;
try {
  mkdirSync(request.out, { recursive: true });
} catch {
  wrongUse(`${request.out} cannot be written to as a folder.`);
}
const server = await serveWorker();

const reports: PhotoReport[] = [];
const unjudged: string[] = [];
for (const [index, photo] of photos.entries()) {
  try {
    const report = await judge(photo);
    reports.push(report);
    if (request.json) {
      const { outcome, verdict, refusal } = report;
      console.log(JSON.stringify({ name: photo.name, outcome, verdict, code: refusal?.code ?? null }));
    }
  } catch (error) {
    unjudged.push(photo.name);
    console.error(`\n${photo.name}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!request.json) showProgress(index + 1, photos.length, photo.name);
}
await server.close();

if (!request.json) console.log(closingTable(reports));
if (unjudged.length > 0) console.error(`not judged: ${unjudged.join(", ")}`);
process.exit(unjudged.length > 0 ? 1 : 0);

function wrongUse(told: string): never {
  console.error(`${told}\n\n${USAGE}`);
  process.exit(2);
}

/** Sends one file through `POST /api/photos/try` and writes the parts of the answer. */
async function judge({ path, name }: PhotoFile): Promise<PhotoReport> {
  const body = new FormData();
  body.set("photo", new Blob([readFileSync(path)]), basename(path));
  if (request.spec !== undefined) body.set("spec", request.spec);
  if (request.layout !== undefined) body.set("layout", request.layout);
  if (request.matte) body.set("matte", "1");
  const response = await fetch(new URL("/api/photos/try?lang=en", server.origin), { method: "POST", body });
  if (!response.ok) {
    const told = (await response.json().catch(() => ({}))) as { title?: string };
    throw new Error(told.title ?? `the worker answered ${response.status}`);
  }
  const answer = await response.formData();
  const report = answer.get("report");
  if (!(report instanceof File)) throw new Error("the answer holds no report");
  const read = JSON.parse(await report.text()) as PhotoReport;
  writeFileSync(join(request.out, `${name}${ENDINGS.report}`), `${JSON.stringify(read, null, 2)}\n`);
  for (const part of ["photo", "matte", "sheet"] as const) {
    const file = answer.get(part);
    const path = join(request.out, `${name}${ENDINGS[part]}`);
    // What an earlier run left must not pass for a picture of this one.
    if (file instanceof File) writeFileSync(path, new Uint8Array(await file.arrayBuffer()));
    else rmSync(path, { force: true });
  }
  return read;
}
