import { photoTools } from "../../env.ts";
import type { Code } from "../../http/refusals.ts";
import { otherSizes, sheetOf, sizeOf } from "../../photo/downloads.ts";
import { getPaper } from "../../photo/layout/papers.ts";
import type { PhotoSpec } from "../../photo/spec/spec.ts";
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
 * @param file `standard`, `size:{spec}`, `sheet:{paper}`, or `sheet:{paper}:{spec}` for a sheet of another size.
 */
export async function fileToSave(env: Env, held: Held, file: string): Promise<FileToSave> {
  const { graduateId, collection } = held;
  const { standard, shots, status } = collection.photo;
  if (!standard || (status !== "approved" && status !== "delivered")) return no("downloadNotYet");
  const { sha256: standardSha256, shotId } = standard;
  const files = { bucket: env.PHOTOS, graduateId };
  const own = specOf(held);
  const readStandard = () => getBytes(env.PHOTOS, photoKeys.standard(graduateId, standardSha256));
  const shot = shots.find(({ id }) => id === shotId);
  const readSize = async (size: PhotoSpec) =>
    shot ? sizeOf(files, { shotSha256: shot.sha256, standardSha256 }, size, photoTools(env)) : null;

  const [kind, ...which] = file.split(":");
  if (kind === "standard") {
    const bytes = await readStandard();
    return bytes ? { ok: true, bytes, hash: standardSha256, name: "photo.jpg" } : no("notFound");
  }
  const hash = [standardSha256, ...which.map(encodeURIComponent)].join("-");
  const sizeId = kind === "sheet" ? which[1] : which[0];
  const size = otherSizes(own).find(({ id }) => id === sizeId);
  if (sizeId !== undefined && (!size || !shot)) return no("notFound");
  if (kind === "sheet") {
    const paper = getPaper(which[0] ?? "");
    if (!paper) return no("notFound");
    const read = size ? () => readSize(size) : readStandard;
    const bytes = await sheetOf(files, { standardSha256, spec: size ?? own, read }, paper);
    if (bytes) return { ok: true, bytes, hash, name: "sheet.jpg" };
    return no(size ? "sizeUnavailable" : "notFound");
  }
  if (!size) return no("notFound");
  const bytes = await readSize(size);
  return bytes ? { ok: true, bytes, hash, name: `${size.id}.jpg` } : no("sizeUnavailable");
}
