import { photoTools } from "../../env.ts";
import type { Code } from "../../http/refusals.ts";
import { otherSizes, sheetOf, sizeOf } from "../../photo/downloads.ts";
import { getPaper } from "../../photo/layout/papers.ts";
import { getBytes, photoKeys } from "../../photo/store.ts";
import type { Held } from "./held.ts";
import { specOf } from "./standardizing.ts";

/** A file for the phone's album, or the code of why there is none. */
export type FileToSave =
  | {
      readonly ok: true;
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly hash: string;
      readonly name: string;
    }
  | { readonly ok: false; readonly code: Extract<Code, "notFound" | "downloadNotYet" | "sizeUnavailable"> };

const no = (code: Extract<FileToSave, { ok: false }>["code"]): FileToSave => ({ ok: false, code });

/**
 * One of the files of an approved photo.
 *
 * @param file `standard`, `size:{spec}` or `sheet:{paper}`.
 */
export async function fileToSave(env: Env, held: Held, file: string): Promise<FileToSave> {
  const { graduateId, collection } = held;
  const { standard, shots, status } = collection.photo;
  if (!standard || (status !== "approved" && status !== "delivered")) return no("downloadNotYet");
  const files = { bucket: env.PHOTOS, graduateId };
  const [kind, which = ""] = file.split(":");
  if (kind === "standard") {
    const bytes = await getBytes(env.PHOTOS, photoKeys.standard(graduateId, standard.sha256));
    return bytes ? { ok: true, bytes, hash: standard.sha256, name: "photo.jpg" } : no("notFound");
  }
  const hash = `${standard.sha256}-${encodeURIComponent(which)}`;
  if (kind === "sheet") {
    const paper = getPaper(which);
    const bytes = paper && (await sheetOf(files, standard.sha256, specOf(held), paper));
    return bytes ? { ok: true, bytes, hash, name: "sheet.jpg" } : no("notFound");
  }
  const spec = otherSizes(specOf(held)).find(({ id }) => id === which);
  const shot = shots.find(({ id }) => id === standard.shotId);
  if (!spec || !shot) return no("notFound");
  const photo = { shotSha256: shot.sha256, standardSha256: standard.sha256 };
  const bytes = await sizeOf(files, photo, spec, photoTools(env));
  return bytes ? { ok: true, bytes, hash, name: `${spec.id}.jpg` } : no("sizeUnavailable");
}
