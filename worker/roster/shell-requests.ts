import { sha256Hex, toBase64Url } from "../wechat/bytes.ts";
import type { Minting } from "./ids.ts";

export type ShellPurpose = "pay" | "photo" | "save" | "scan";

/** What the H5 has asked the native shell to do for it. */
export interface ShellRequest {
  readonly accountId: string;
  readonly purpose: ShellPurpose;
  /** The graduate it is about, or for a scan the programme. */
  readonly subject: string;
  /** The order's number, the file to save, or nothing. */
  readonly detail: string;
}

/** A request as kept. */
export interface KeptShellRequest extends ShellRequest {
  readonly state: "waiting" | "done" | "refused";
  /** The code of the refusal. */
  readonly code: string | null;
  readonly expiresAt: number;
}

/** How long the shell has, ms: a photographer may take a while. */
const OPEN = 30 * 60_000;

const ADD = `INSERT INTO shell_requests (hash, account_id, purpose, subject, detail, state, expires_at)
  VALUES (?1, ?2, ?3, ?4, ?5, 'waiting', ?6)`;

/** Puts a request down and answers the opaque id that goes into the page's address; kept as its hash. */
export async function askShell(
  db: D1Database,
  { accountId, purpose, subject, detail }: ShellRequest,
  { now, random }: Minting,
): Promise<{ readonly req: string; readonly expiresAt: number }> {
  const req = toBase64Url(random(24));
  const expiresAt = now() + OPEN;
  await db
    .prepare(ADD)
    .bind(await sha256Hex(req), accountId, purpose, subject, detail, expiresAt)
    .run();
  return { req, expiresAt };
}

const FIND = `SELECT account_id AS accountId, purpose, subject, detail, state, code, expires_at AS expiresAt
  FROM shell_requests WHERE hash = ?1 AND account_id = ?2`;

/** An account's own request; null when there is none. It may have run out. */
export async function shellRequest(
  db: D1Database,
  accountId: string,
  req: string,
): Promise<KeptShellRequest | null> {
  return db
    .prepare(FIND)
    .bind(await sha256Hex(req), accountId)
    .first<KeptShellRequest>();
}

const END = "UPDATE shell_requests SET state = ?2, code = ?3 WHERE hash = ?1";

/** Keeps how a request ended, for the H5 to read. */
export async function endShellRequest(db: D1Database, req: string, code: string | null): Promise<void> {
  await db
    .prepare(END)
    .bind(await sha256Hex(req), code === null ? "done" : "refused", code)
    .run();
}

const SWEEP = "DELETE FROM shell_requests WHERE expires_at <= ?1";

/** Deletes requests that have run out; for the cron job. */
export async function sweepShellRequests(db: D1Database, now: number): Promise<void> {
  await db.prepare(SWEEP).bind(now).run();
}
