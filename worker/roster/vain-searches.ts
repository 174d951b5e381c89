import * as v from "valibot";
import type { Db } from "./db.ts";
import type { Keys } from "./secrets/keys.ts";
import { lookupHash } from "./secrets/lookup-hash.ts";
import { openText, sealText } from "./secrets/seal.ts";
import { numberKey } from "./words/keys.ts";

/** How long a search is remembered, ms: as long as a school takes to answer. */
const KEPT_MS = 30 * 86_400_000;

const PersonSchema = v.object({ name: v.string(), documentType: v.string(), documentNumber: v.string() });

/** Whom someone searched in vain, as typed; `at` in ms. */
export interface VainSearch extends v.InferOutput<typeof PersonSchema> {
  readonly at: number;
}

interface Place {
  readonly accountId: string;
  readonly programmeId: string;
}

const sealedAt = ({ accountId, programmeId }: Place) =>
  ({ field: "vainSearch", row: `${accountId}:${programmeId}` }) as const;

const PUT = `INSERT INTO vain_searches
    (account_id, programme_id, person_sealed, document_hash, searched_at, expires_at)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (account_id, programme_id) DO UPDATE SET
    person_sealed = excluded.person_sealed, document_hash = excluded.document_hash,
    searched_at = excluded.searched_at, expires_at = excluded.expires_at`;

/** Remembers, sealed, whom an account has just searched on a list in vain; the one before is forgotten. */
export async function keepVainSearch(
  db: Db,
  keys: Keys,
  place: Place,
  { name, documentType, documentNumber }: Omit<VainSearch, "at">,
  now: number,
): Promise<void> {
  const sealed = await sealText(
    keys,
    sealedAt(place),
    JSON.stringify({ name, documentType, documentNumber }),
  );
  const hash = await lookupHash(keys, "document", numberKey(documentNumber));
  await db
    .prepare(PUT)
    .bind(place.accountId, place.programmeId, sealed, hash, now, now + KEPT_MS)
    .run();
}

const GET = `SELECT person_sealed AS sealed, searched_at AS at FROM vain_searches
  WHERE account_id = ?1 AND programme_id = ?2 AND expires_at > ?3`;

/** The last search that found nobody; null when there was none, or it is too old. */
export async function lastVainSearch(
  db: Db,
  keys: Keys,
  place: Place,
  now: number,
): Promise<VainSearch | null> {
  const row = await db
    .prepare(GET)
    .bind(place.accountId, place.programmeId, now)
    .first<{ readonly sealed: string; readonly at: number }>();
  if (row === null) return null;
  const json = await openText(keys, sealedAt(place), row.sealed);
  return json === undefined ? null : { ...v.parse(PersonSchema, JSON.parse(json)), at: row.at };
}

const FORGET = "DELETE FROM vain_searches WHERE account_id = ?1 AND programme_id = ?2";

/** Forgets a search: the person was found after all. */
export async function forgetVainSearch(db: Db, { accountId, programmeId }: Place): Promise<void> {
  await db.prepare(FORGET).bind(accountId, programmeId).run();
}
