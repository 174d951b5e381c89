import type { SessionRecord, SessionStore } from "../wechat/login/session.ts";
import type { TicketRecord, TicketStore } from "../wechat/login/ticket.ts";
import type { Db } from "./db.ts";

const PUT_SESSION = "INSERT INTO sessions (hash, account_id, expires_at) VALUES (?1, ?2, ?3)";
const FIND_SESSION =
  "SELECT hash, account_id AS account, expires_at AS expiresAt FROM sessions WHERE hash = ?1";
const REVOKE = "DELETE FROM sessions WHERE hash = ?1";
const REVOKE_ACCOUNT = "DELETE FROM sessions WHERE account_id = ?1";

/** Sessions in D1, by the hash of their id. */
export function d1Sessions(db: Db): SessionStore {
  return {
    async put({ hash, account, expiresAt }) {
      await db.prepare(PUT_SESSION).bind(hash, account, expiresAt).run();
    },
    async find(hash) {
      return (await db.prepare(FIND_SESSION).bind(hash).first<SessionRecord>()) ?? undefined;
    },
    async revoke(hash) {
      await db.prepare(REVOKE).bind(hash).run();
    },
    async revokeAccount(account) {
      await db.prepare(REVOKE_ACCOUNT).bind(account).run();
    },
  };
}

const PUT_TICKET = "INSERT INTO tickets (hash, account_id, next, expires_at) VALUES (?1, ?2, ?3, ?4)";
const TAKE_TICKET = `DELETE FROM tickets WHERE hash = ?1
  RETURNING hash, account_id AS account, next, expires_at AS expiresAt`;

/** One-time tickets in D1; taking one deletes it in the same statement. */
export function d1Tickets(db: Db): TicketStore {
  return {
    async put({ hash, account, next, expiresAt }) {
      await db.prepare(PUT_TICKET).bind(hash, account, next, expiresAt).run();
    },
    async take(hash) {
      return (await db.prepare(TAKE_TICKET).bind(hash).first<TicketRecord>()) ?? undefined;
    },
  };
}

const SWEEP = [
  "DELETE FROM sessions WHERE expires_at <= ?1",
  "DELETE FROM tickets WHERE expires_at <= ?1",
  "DELETE FROM pending_codes WHERE expires_at <= ?1",
  "DELETE FROM vain_searches WHERE expires_at <= ?1",
] as const;

/** Deletes sessions, tickets, codes waiting for their proof and vain searches that are over; for the cron job. */
export async function sweepSessions(db: Db, now: number): Promise<void> {
  await db.batch(SWEEP.map((sql) => db.prepare(sql).bind(now)));
}
