import type { Projection, ProjectionSink } from "../../durable-objects/projection.ts";
import type { Db } from "./db.ts";
import { columnsOfJson, takeOver } from "./json-rows.ts";
import type { Keys } from "./secrets/keys.ts";
import { lookupHash } from "./secrets/lookup-hash.ts";
import { openText } from "./secrets/seal.ts";
import { nameKey, numberKey } from "./words/keys.ts";
import { nameInitials } from "./words/pinyin.ts";

const COLUMNS = [
  "id",
  "programme_id",
  "school_id",
  "version",
  "account_id",
  "claimed_at",
  "payment",
  "photo",
  "shots",
  "standard_sha256",
  "shot_sha256",
  "doubts",
  "submission",
  "review_stage",
  "submitted_at",
  "review_due_at",
  "overdue",
  "decided_at",
  "reasons",
  "delivered_at",
  "closed_at",
  "purged_at",
  "progress_at",
  "attention",
  "reminded_at",
  "reminder_outcome",
  "waiting_since",
  "name",
  "name_key",
  "name_initials",
  "document_type",
  "document_sealed",
  "document_hash",
  "last_four_hash",
  "student_number",
  "collection_code",
  "school",
  "category",
  "level",
  "year",
  "college",
  "major",
  "class_name",
] as const;

const UPSERT = `INSERT INTO graduates (${COLUMNS.join(", ")})
  SELECT ${columnsOfJson(COLUMNS)} FROM json_each(?1) WHERE true
  ON CONFLICT (id) DO UPDATE SET ${takeOver(COLUMNS.slice(1))}
  WHERE excluded.version >= graduates.version`;

const ORDERS = `INSERT INTO graduate_orders
    (number, graduate_id, version, transaction_id, status, amount_fen, refunded_fen, surplus, opened_at, paid_at)
  SELECT value ->> 'number', value ->> 'graduateId', value ->> 'version', value ->> 'transactionId',
    value ->> 'status', value ->> 'amountFen', value ->> 'refundedFen', value ->> 'surplus', value ->> 'openedAt',
    value ->> 'paidAt'
  FROM json_each(?1) WHERE true
  ON CONFLICT (number) DO UPDATE SET version = excluded.version, transaction_id = excluded.transaction_id,
    status = excluded.status, refunded_fen = excluded.refunded_fen, surplus = excluded.surplus,
    paid_at = excluded.paid_at
  WHERE excluded.version >= graduate_orders.version`;

// The day of the bill is not the object's to say: it stays.
const REFUNDS = `INSERT INTO graduate_refunds (number, order_number, graduate_id, version, status, amount_fen, ended_at)
  SELECT value ->> 'number', value ->> 'orderNumber', value ->> 'graduateId', value ->> 'version',
    value ->> 'status', value ->> 'amountFen', value ->> 'endedAt'
  FROM json_each(?1) WHERE true
  ON CONFLICT (number) DO UPDATE SET version = excluded.version, status = excluded.status,
    ended_at = excluded.ended_at
  WHERE excluded.version >= graduate_refunds.version`;

const CLAIMED = `INSERT INTO claims (graduate_id, claimed_at, account_id, programme_id)
  SELECT value ->> 'id', value ->> 'claimed_at', value ->> 'account_id', value ->> 'programme_id' FROM json_each(?1)
  WHERE value ->> 'account_id' IS NOT NULL
  ON CONFLICT (graduate_id, claimed_at) DO NOTHING`;
// After the upsert the stored row is the newest known: a claim that it does not show is over.
const RELEASED = `UPDATE claims SET released_by = g.version
  FROM json_each(?1) AS row JOIN graduates AS g ON g.id = row.value ->> 'id'
  WHERE claims.graduate_id = g.id AND claims.released_by IS NULL
    AND claims.claimed_at IS NOT g.claimed_at`;

/** Rows a transaction writes: a graduate has about 2 KB, and D1 runs one query at a time. */
const CHUNK = 100;

/**
 * The read side in D1. A row replaces one of the same or a lower version; orders and claims follow it in the same
 * transaction, so that no reader sees a graduate without their order.
 */
export function d1ProjectionSink(db: Db, keys: Keys): ProjectionSink {
  return {
    async put(projections) {
      for (let start = 0; start < projections.length; start += CHUNK) {
        const chunk = projections.slice(start, start + CHUNK);
        const graduates = JSON.stringify(await Promise.all(chunk.map((row) => rowOf(keys, row))));
        const orders = chunk.flatMap(({ graduateId, version, orders }) =>
          orders.map((order) => ({ ...order, graduateId, version, surplus: Number(order.surplus) })),
        );
        const refunds = orders.flatMap(({ number, refunds, graduateId, version }) =>
          refunds.map((refund) => ({ ...refund, orderNumber: number, graduateId, version })),
        );
        await db.batch([
          db.prepare(UPSERT).bind(graduates),
          db.prepare(ORDERS).bind(JSON.stringify(orders)),
          db.prepare(REFUNDS).bind(JSON.stringify(refunds)),
          db.prepare(CLAIMED).bind(graduates),
          db.prepare(RELEASED).bind(graduates),
        ]);
      }
    },
  };
}

async function rowOf(keys: Keys, projection: Projection) {
  const { graduateId, record, orders: _, ...state } = projection;
  return {
    id: graduateId,
    programme_id: state.programmeId,
    school_id: state.schoolId,
    version: state.version,
    account_id: state.accountId,
    claimed_at: state.claimedAt,
    payment: state.payment,
    photo: state.photo,
    shots: state.shots,
    standard_sha256: state.standardSha256,
    shot_sha256: state.shotSha256,
    doubts: JSON.stringify(state.doubts),
    submission: state.submission,
    review_stage: state.reviewStage,
    submitted_at: state.submittedAt,
    review_due_at: state.reviewDueAt,
    overdue: Number(state.overdue),
    decided_at: state.decidedAt,
    reasons: JSON.stringify(state.reasons),
    delivered_at: state.deliveredAt,
    closed_at: state.closedAt,
    purged_at: state.purgedAt,
    progress_at: state.progressAt,
    attention: JSON.stringify(state.attention),
    reminded_at: state.remindedAt,
    reminder_outcome: state.reminderOutcome,
    waiting_since: state.waitingSince,
    ...(record === null ? {} : await personOf(keys, graduateId, record)),
  };
}

/** What names the person, with what it is found by. The whole number is hashed only where the list gave it. */
async function personOf(keys: Keys, graduateId: string, record: NonNullable<Projection["record"]>) {
  const number = await openText(keys, { field: "document", row: graduateId }, record.documentSealed);
  const whole = number !== undefined && number.length > 4;
  const key = nameKey(record.name);
  return {
    name: record.name,
    name_key: key,
    name_initials: nameInitials(key),
    document_type: record.documentType,
    document_sealed: record.documentSealed,
    document_hash: whole ? await lookupHash(keys, "document", number) : null,
    last_four_hash: await lookupHash(keys, "lastFour", numberKey(record.documentLastFour)),
    student_number: record.studentNumber,
    collection_code: record.collectionCode,
    school: record.school,
    category: record.category,
    level: record.level,
    year: record.year,
    college: record.college,
    major: record.major,
    class_name: record.className,
  };
}
