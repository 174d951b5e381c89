import type { Effect } from "../collection/effect.ts";

/** What waits to leave the object. The projection is built when it leaves, so it needs no payload. */
export type Parcel =
  | { readonly seq: number; readonly attempts: number; readonly kind: "projection" }
  | { readonly seq: number; readonly attempts: number; readonly kind: "effect"; readonly effect: Effect };

/** An effect and what became of it, for the case page. */
export interface EffectLog {
  readonly seq: number;
  readonly effect: Effect;
  readonly state: "waiting" | "done" | "refused";
  readonly attempts: number;
  readonly outcome: string | null;
  readonly createdAt: number;
  readonly endedAt: number | null;
}

/** Queues effects in their order. */
export function postEffects(sql: SqlStorage, effects: readonly Effect[], now: number): void {
  for (const effect of effects) {
    sql.exec(
      "INSERT INTO outbox (kind, payload, next_at, created_at) VALUES ('effect', ?, ?, ?)",
      JSON.stringify(effect),
      now,
      now,
    );
  }
}

/** Queues the projection in place of one still waiting: only the latest counts. */
export function postProjection(sql: SqlStorage, now: number): void {
  sql.exec("DELETE FROM outbox WHERE kind = 'projection'");
  sql.exec(
    "INSERT INTO outbox (kind, payload, next_at, created_at) VALUES ('projection', '', ?, ?)",
    now,
    now,
  );
}

/** @returns Parcels whose turn has come, in their order. */
export function parcelsDue(sql: SqlStorage, now: number, limit: number): Parcel[] {
  return sql
    .exec<{ seq: number; kind: string; payload: string; attempts: number }>(
      `SELECT seq, kind, payload, attempts FROM outbox
       WHERE state = 'waiting' AND next_at <= ? ORDER BY next_at, seq LIMIT ?`,
      now,
      limit,
    )
    .toArray()
    .map(({ seq, kind, payload, attempts }) =>
      kind === "projection"
        ? { seq, attempts, kind: "projection" }
        : { seq, attempts, kind: "effect", effect: JSON.parse(payload) },
    );
}

/** The projection has arrived; a newer one that was queued meanwhile stays. */
export function dropParcel(sql: SqlStorage, seq: number): void {
  sql.exec("DELETE FROM outbox WHERE seq = ?", seq);
}

/** An effect has come to its end. */
export function endParcel(
  sql: SqlStorage,
  seq: number,
  state: "done" | "refused",
  outcome: string,
  now: number,
): void {
  sql.exec(
    "UPDATE outbox SET state = ?, outcome = ?, ended_at = ?, attempts = attempts + 1 WHERE seq = ?",
    state,
    outcome,
    now,
    seq,
  );
}

/** It did not work; it is tried again later. */
export function retryParcel(sql: SqlStorage, seq: number, outcome: string, nextAt: number): void {
  sql.exec(
    "UPDATE outbox SET outcome = ?, next_at = ?, attempts = attempts + 1 WHERE seq = ?",
    outcome,
    nextAt,
    seq,
  );
}

/** @returns When the first parcel wants to leave (ms). */
export function firstParcelAt(sql: SqlStorage): number | null {
  return sql
    .exec<{ at: number | null }>("SELECT MIN(next_at) AS at FROM outbox WHERE state = 'waiting'")
    .one().at;
}

/** What the read side shows of an outbox. */
export interface OutboxFacts {
  /** See {@link attentionOf}. */
  readonly attention: readonly string[];
  /** Since when the oldest effect waits that has failed a few times (ms); null: none has. */
  readonly waitingSince: number | null;
  /** How the last reminder ended, such as `sent` or `declined`; null before the first. */
  readonly reminderOutcome: string | null;
}

/** Attempts after which an effect that still waits is told to the read side: about five seconds. */
export const attemptsBeforeTelling = 3;

// What makes two effects the same thing, done at different times and for different causes.
const names = ["kind", "orderNumber", "refundNumber", "message", "accountId", "scope"];
const sameThing = names.map((name) => `later.payload ->> '${name}' IS o.payload ->> '${name}'`).join(" AND ");

/** @returns Codes of effects that need a person: they were refused, and the same thing was not done since. */
export function attentionOf(sql: SqlStorage): string[] {
  return sql
    .exec<{ outcome: string }>(
      `SELECT DISTINCT outcome FROM outbox AS o WHERE state = 'refused' AND NOT EXISTS
         (SELECT 1 FROM outbox AS later WHERE later.kind = 'effect' AND later.state = 'done' AND later.seq > o.seq
           AND ${sameThing}) ORDER BY outcome`,
    )
    .toArray()
    .map(({ outcome }) => outcome);
}

/** Reads what the read side shows. */
export function outboxFacts(sql: SqlStorage): OutboxFacts {
  const waiting = sql
    .exec<{ at: number | null }>(
      "SELECT MIN(created_at) AS at FROM outbox WHERE kind = 'effect' AND state = 'waiting' AND attempts >= ?",
      attemptsBeforeTelling,
    )
    .one();
  const [reminder] = sql
    .exec<{ outcome: string }>(
      `SELECT outcome FROM outbox WHERE kind = 'effect' AND state <> 'waiting'
         AND payload ->> 'message' IN ('reminder', 'windowClosing') ORDER BY seq DESC LIMIT 1`,
    )
    .toArray();
  return {
    attention: attentionOf(sql),
    waitingSince: waiting.at,
    reminderOutcome: reminder?.outcome ?? null,
  };
}

/** @returns Since when the oldest parcel of any kind waits (ms); null: nothing waits. */
export function oldestWaiting(sql: SqlStorage): number | null {
  return sql
    .exec<{ at: number | null }>("SELECT MIN(created_at) AS at FROM outbox WHERE state = 'waiting'")
    .one().at;
}

/** @returns All effects of this collection, oldest first. */
export function effectLog(sql: SqlStorage): EffectLog[] {
  return sql
    .exec<{
      seq: number;
      payload: string;
      state: EffectLog["state"];
      attempts: number;
      outcome: string | null;
      created_at: number;
      ended_at: number | null;
    }>("SELECT * FROM outbox WHERE kind = 'effect' ORDER BY seq")
    .toArray()
    .map((row) => ({
      seq: row.seq,
      effect: JSON.parse(row.payload),
      state: row.state,
      attempts: row.attempts,
      outcome: row.outcome,
      createdAt: row.created_at,
      endedAt: row.ended_at,
    }));
}
