import { type Minting, newId } from "../ids.ts";
import type { Keys } from "../secrets/keys.ts";
import { openText, sealText } from "../secrets/seal.ts";
import type { ColumnMapping } from "./columns.ts";
import type { ListFault } from "./refusal.ts";
import { type ListFormat, ROWS_TOGETHER, type StagedRow, stageList } from "./stage-list.ts";

/** A list on its way in. */
export interface ListUpload {
  readonly id: string;
  readonly programmeId: string;
  readonly at: number;
  readonly by: string;
  readonly format: ListFormat;
  /** Rows under the header. */
  readonly rows: number;
  readonly state: "uploaded" | "checked" | "importing" | "imported";
  readonly mapping: ColumnMapping | null;
}

/** The bindings that lists lie in. */
export type ListStore = Pick<Env, "DB" | "PHOTOS">;

/** Where the parts of an upload lie. */
type UploadPlace = Pick<ListUpload, "programmeId" | "id">;

const folderOf = (programmeId: string, id: string) => `lists/${programmeId}/${id}/`;
/** A chunk by its number, the header, or what a dry run notes. */
type Part = number | "header" | `check-${string}`;

const keyOf = ({ programmeId, id }: UploadPlace, part: Part) =>
  `${folderOf(programmeId, id)}${typeof part === "number" ? String(part).padStart(4, "0") : part}`;
const place = (key: string) => ({ field: "list", row: key });

/** How many objects the rows of a list lie in. */
export const chunksOf = ({ rows }: Pick<ListUpload, "rows">) => Math.ceil(rows / ROWS_TOGETHER);

// The row stands before the first object, so that what an interrupted upload left behind is found and deleted.
const BEGIN = `INSERT INTO list_uploads (id, programme_id, at, by, format, rows, state)
  VALUES (?1, ?2, ?3, ?4, 'csv', 0, 'uploaded')`;
const KEPT = "UPDATE list_uploads SET format = ?2, rows = ?3 WHERE id = ?1";
const FORGET = "DELETE FROM list_uploads WHERE id = ?1";

/**
 * Reads a list from its file and keeps its rows, sealed, until they are imported or a day old; answers its id, or why
 * the file is not taken (nothing of it is kept then).
 */
export async function keepUpload(
  { DB: db, PHOTOS: bucket }: ListStore,
  keys: Keys,
  upload: { readonly programmeId: string; readonly by: string },
  file: Blob,
  minting: Minting,
): Promise<{ readonly ok: true; readonly id: string } | { readonly ok: false; readonly fault: ListFault }> {
  const { programmeId, by } = upload;
  const id = newId("u", minting);
  const put = (part: Part, value: unknown) => keepPart(bucket, keys, { programmeId, id }, part, value);
  await db.prepare(BEGIN).bind(id, programmeId, minting.now(), by).run();
  const staged = await stageList(file, put);
  if (!staged.ok) {
    await deleteFolder(bucket, folderOf(programmeId, id));
    await db.prepare(FORGET).bind(id).run();
    return staged;
  }
  await put("header", staged.header);
  await db.prepare(KEPT).bind(id, staged.format, staged.rows).run();
  return { ok: true, id };
}

const FIND = `SELECT id, programme_id AS programmeId, at, by, format, rows, state, mapping FROM list_uploads
  WHERE id = ?1 AND programme_id = ?2 AND rows > 0`;

/** An upload of a programme; null when there is none. */
export async function uploadOf(db: D1Database, programmeId: string, id: string): Promise<ListUpload | null> {
  const row = await db
    .prepare(FIND)
    .bind(id, programmeId)
    .first<Omit<ListUpload, "mapping"> & { readonly mapping: string | null }>();
  return row && { ...row, mapping: row.mapping === null ? null : (JSON.parse(row.mapping) as ColumnMapping) };
}

/** Keeps a part of an upload, sealed with its own key in the bucket. */
export async function keepPart(
  bucket: R2Bucket,
  keys: Keys,
  upload: UploadPlace,
  part: Part,
  value: unknown,
): Promise<void> {
  const key = keyOf(upload, part);
  await bucket.put(key, await sealText(keys, place(key), JSON.stringify(value)));
}

/** A part of an upload; null when it is deleted already. */
export async function partOf<Value>(
  bucket: R2Bucket,
  keys: Keys,
  upload: UploadPlace,
  part: Part,
): Promise<Value | null> {
  const key = keyOf(upload, part);
  const object = await bucket.get(key);
  if (object === null) return null;
  const text = await openText(keys, place(key), await object.text());
  return text === undefined ? null : (JSON.parse(text) as Value);
}

/** The header of an upload; null when its rows are deleted already. */
export function headerOf(
  bucket: R2Bucket,
  keys: Keys,
  upload: ListUpload,
): Promise<readonly string[] | null> {
  return partOf(bucket, keys, upload, "header");
}

/** The rows of one chunk of an upload, from 0; null when they are deleted already. */
export function chunkOf(
  bucket: R2Bucket,
  keys: Keys,
  upload: ListUpload,
  chunk: number,
): Promise<readonly StagedRow[] | null> {
  return partOf(bucket, keys, upload, chunk);
}

/** The rows of an upload, chunk by chunk; ends early where they are deleted meanwhile. */
export async function* chunksFrom(
  bucket: R2Bucket,
  keys: Keys,
  upload: ListUpload,
): AsyncGenerator<readonly StagedRow[]> {
  for (let chunk = 0; chunk < chunksOf(upload); chunk++) {
    const rows = await chunkOf(bucket, keys, upload, chunk);
    if (rows === null) return;
    yield rows;
  }
}

const MAPPED = "UPDATE list_uploads SET mapping = ?2 WHERE id = ?1 AND state IN ('uploaded', 'checked')";

/** Notes the mapping that someone chose last; false once an import has begun. */
export async function noteMapping(db: D1Database, id: string, mapping: ColumnMapping): Promise<boolean> {
  const { meta } = await db.prepare(MAPPED).bind(id, JSON.stringify(mapping)).run();
  return meta.changes === 1;
}

const CHECKED = "UPDATE list_uploads SET state = 'checked' WHERE id = ?1 AND state = 'uploaded'";

/** Notes that a dry run of the list came to its end. */
export async function noteChecked(db: D1Database, id: string): Promise<void> {
  await db.prepare(CHECKED).bind(id).run();
}

const IMPORTING = `UPDATE list_uploads SET state = 'importing', mapping = ?2
  WHERE id = ?1 AND (state = 'checked' OR (state = 'importing' AND mapping = ?2))`;

/** Notes that the import has begun: the mapping stays from now on; false when the list was not checked. */
export async function noteImporting(db: D1Database, id: string, mapping: ColumnMapping): Promise<boolean> {
  const { meta } = await db.prepare(IMPORTING).bind(id, JSON.stringify(mapping)).run();
  return meta.changes === 1;
}

const IMPORTED = "UPDATE list_uploads SET state = 'imported' WHERE id = ?1";

/** Notes that a list is taken over, and deletes its rows. */
export async function noteImported({ DB: db, PHOTOS: bucket }: ListStore, upload: ListUpload): Promise<void> {
  await db.prepare(IMPORTED).bind(upload.id).run();
  await deleteFolder(bucket, folderOf(upload.programmeId, upload.id));
}

const OLD = `SELECT id, programme_id AS programmeId FROM list_uploads
  WHERE at < ?1 AND (state IN ('uploaded', 'checked') OR (state = 'importing' AND at < ?2)) LIMIT 20`;
const DAY = 86_400_000;

/** Deletes lists that nobody took over within a day, or whose import stands still for a week; for the cron job. */
export async function sweepUploads({ DB: db, PHOTOS: bucket }: ListStore, now: number): Promise<void> {
  const { results } = await db
    .prepare(OLD)
    .bind(now - DAY, now - 7 * DAY)
    .all<{ readonly id: string; readonly programmeId: string }>();
  for (const { id, programmeId } of results) {
    await deleteFolder(bucket, folderOf(programmeId, id));
    await db.prepare(FORGET).bind(id).run();
  }
}

async function deleteFolder(bucket: R2Bucket, prefix: string): Promise<void> {
  for (;;) {
    const { objects, truncated } = await bucket.list({ prefix });
    if (objects.length > 0) await bucket.delete(objects.map(({ key }) => key));
    if (!truncated) return;
  }
}
