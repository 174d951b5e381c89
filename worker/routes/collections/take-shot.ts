import type { Answer } from "../../../durable-objects/answer.ts";
import { decide } from "../../../durable-objects/collection/decide.ts";
import type { Shot } from "../../../durable-objects/collection/photo.ts";
import { type Inspection, inspectPhoto } from "../../photo/intake/inspect.ts";
import type { IntakeRefusal } from "../../photo/intake/refusal.ts";
import { sha256 } from "../../photo/sha256.ts";
import { photoKeys, putFileOnce } from "../../photo/store.ts";
import { REDUCIBLE } from "../../photo/take-in.ts";
import { sha256Hex } from "../../wechat/bytes.ts";
import { give, type Held } from "./held.ts";

/** An upload taken, refused by the collection, or no picture that we take. */
export type TakenShot =
  | { readonly ok: true; readonly answer: Answer; readonly shotId: string }
  | { readonly ok: false; readonly refusal: IntakeRefusal };

/** A file as its form holds it, and what its bytes told. */
interface SeenFile {
  readonly file: File;
  readonly inspection: Inspection;
  readonly sha256: string;
}

/** Inspects an upload. Its bytes are a second copy of the file, which must not be held while it is stored. */
export async function lookAt(file: File): Promise<SeenFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { file, inspection: inspectPhoto(bytes, undefined, file.name), sha256: await sha256(bytes) };
}

/**
 * Takes an original: keeps it unaltered under its hash, then tells the collection. In this order, so that a recorded
 * shot always has its bytes; what the collection would refuse is not kept. A repeated upload of the same key is one shot.
 */
export async function takeShot(
  env: Env,
  who: { readonly account: string; readonly key: string; readonly held: Held },
  { file, inspection, sha256 }: SeenFile,
  source: Shot["source"],
): Promise<TakenShot> {
  const { graduateId, collection } = who.held;
  if (!inspection.ok && !(env.IMAGES && REDUCIBLE.has(inspection.refusal.code)))
    return { ok: false, refusal: inspection.refusal };
  const shot = { id: (await sha256Hex(who.key)).slice(0, 32), sha256, source };
  const by = { kind: "graduate", accountId: who.account } as const;
  if (decide(collection, { type: "recordShot", by, shot }, Date.now()).ok) {
    const type = inspection.ok ? `image/${inspection.info.format}` : "application/octet-stream";
    await putFileOnce(env.PHOTOS, photoKeys.original(graduateId, sha256), file, sha256, type);
  }
  const answer = await give(env, who, { type: "recordShot", shot });
  return { ok: true, answer, shotId: shot.id };
}
