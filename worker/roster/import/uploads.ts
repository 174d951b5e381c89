import { type Minting, newId } from "../ids.ts";
import type { Keys } from "../secrets/keys.ts";
import { openBytes, sealBytes } from "../secrets/seal.ts";
import type { ColumnMapping } from "./columns.ts";
import type { ListFormat } from "./read-list.ts";

/** A list on its way in. */
export interface ListUpload {
  readonly id: string;
  readonly programmeId: string;
  readonly at: number;
  readonly by: string;
  readonly format: ListFormat;
  readonly state: "uploaded" | "checked" | "imported";
  readonly mapping: ColumnMapping | null;
}

const keyOf = (programmeId: string, id: string) => `lists/${programmeId}/${id}`;
const place = (key: string) => ({ field: "list", row: key });

const ADD = `INSERT INTO list_uploads (id, programme_id, at, by, format, state) VALUES (?1, ?2, ?3, ?4, ?5, 'uploaded')`;

/** Keeps an uploaded list, sealed, and answers its id. */
export async function keepUpload(
  { DB: db, PHOTOS: bucket }: Pick<Env, "DB" | "PHOTOS">,
  keys: Keys,
  upload: { readonly programmeId: string; readonly by: string; readonly format: ListFormat },
  bytes: Uint8Array<ArrayBuffer>,
  minting: Minting,
): Promise<string> {
  const id = newId("u", minting);
  const key = keyOf(upload.programmeId, id);
  await db.prepare(ADD).bind(id, upload.programmeId, minting.now(), upload.by, upload.format).run();
  await bucket.put(key, await sealBytes(keys, place(key), bytes));
  return id;
}

const FIND = `SELECT id, programme_id AS programmeId, at, by, format, state, mapping FROM list_uploads
  WHERE id = ?1 AND programme_id = ?2`;

/** An upload of a programme; null when there is none. */
export async function uploadOf(db: D1Database, programmeId: string, id: string): Promise<ListUpload | null> {
  const row = await db
    .prepare(FIND)
    .bind(id, programmeId)
    .first<Omit<ListUpload, "mapping"> & { readonly mapping: string | null }>();
  return row && { ...row, mapping: row.mapping === null ? null : (JSON.parse(row.mapping) as ColumnMapping) };
}

/** The bytes of an upload; null when they are deleted already. */
export async function bytesOfUpload(
  bucket: R2Bucket,
  keys: Keys,
  programmeId: string,
  id: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const key = keyOf(programmeId, id);
  const object = await bucket.get(key);
  if (object === null) return null;
  return (await openBytes(keys, place(key), new Uint8Array(await object.arrayBuffer()))) ?? null;
}

const CHECKED =
  "UPDATE list_uploads SET state = 'checked', mapping = ?2 WHERE id = ?1 AND state <> 'imported'";

/** Notes the mapping that a list was checked with. */
export async function noteChecked(db: D1Database, id: string, mapping: ColumnMapping): Promise<void> {
  await db.prepare(CHECKED).bind(id, JSON.stringify(mapping)).run();
}

const IMPORTED = "UPDATE list_uploads SET state = 'imported', outcome = ?2 WHERE id = ?1";

/** Notes that a list is taken over, and deletes the file. */
export async function noteImported(
  { DB: db, PHOTOS: bucket }: Pick<Env, "DB" | "PHOTOS">,
  upload: ListUpload,
  outcome: Readonly<Record<string, number>>,
): Promise<void> {
  await db.prepare(IMPORTED).bind(upload.id, JSON.stringify(outcome)).run();
  await bucket.delete(keyOf(upload.programmeId, upload.id));
}

const OLD =
  "SELECT id, programme_id AS programmeId FROM list_uploads WHERE state <> 'imported' AND at < ?1 LIMIT 100";
const FORGET = "DELETE FROM list_uploads WHERE id = ?1";

/** Deletes lists that nobody took over within a day; for the cron job. */
export async function sweepUploads(
  { DB: db, PHOTOS: bucket }: Pick<Env, "DB" | "PHOTOS">,
  now: number,
): Promise<void> {
  const { results } = await db
    .prepare(OLD)
    .bind(now - 86_400_000)
    .all<{ readonly id: string; readonly programmeId: string }>();
  for (const { id, programmeId } of results) {
    await bucket.delete(keyOf(programmeId, id));
    await db.prepare(FORGET).bind(id).run();
  }
}
