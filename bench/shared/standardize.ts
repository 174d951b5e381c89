import type { PhotoReport } from "../../worker/photo/report.ts";
import type { Runtime } from "./workerd.ts";

/** One photo through the product's own door, with the time it took as its sender sees it. */
export interface Answer {
  readonly report: PhotoReport;
  readonly ms: number;
}

/** Sends a photo to `POST /api/photos/try`; throws when the answer holds no standard photo. */
export async function standardize(
  runtime: Runtime,
  photo: Uint8Array<ArrayBuffer>,
  name: string,
): Promise<Answer> {
  const body = new FormData();
  body.set("photo", new Blob([photo]), name);
  const started = performance.now();
  const response = await fetch(`${runtime.url}/api/photos/try`, { method: "POST", body });
  if (!response.ok) throw new Error(`the worker answered ${response.status} for ${name}`);
  const parts = await response.formData();
  const ms = performance.now() - started;
  const report = parts.get("report");
  if (!(report instanceof File)) throw new Error(`no report for ${name}`);
  const read = JSON.parse(await report.text()) as PhotoReport;
  if (read.outcome === "refused") throw new Error(`${name} was refused: ${read.refusal?.code}`);
  return { report: read, ms };
}
