import { sha256Hex, toBase64Url } from "../bytes.ts";

/** How long a session lives, in ms; it is not prolonged, the shell simply hands over a new ticket. */
export const sessionMs = 12 * 3_600_000;

/** The `__Host-` prefix makes browsers insist on Secure, Path=/ and no Domain. */
const sessionCookie = "__Host-xuezhao";

/** A session as kept: by the SHA-256 of its id. Times in ms. */
export interface SessionRecord {
  readonly hash: string;
  readonly account: string;
  readonly expiresAt: number;
}

/** Where sessions are kept; revoking deletes. */
export interface SessionStore {
  put(record: SessionRecord): Promise<void>;
  find(hash: string): Promise<SessionRecord | undefined>;
  revoke(hash: string): Promise<void>;
  /** Ends every session of an account. */
  revokeAccount(account: string): Promise<void>;
}

/** Opens a session and answers its id: opaque, 256 random bits. */
export async function openSession(
  store: SessionStore,
  account: string,
  world: { readonly now: () => number; readonly random: (length: number) => Uint8Array },
): Promise<string> {
  const id = toBase64Url(world.random(32));
  await store.put({ hash: await sha256Hex(id), account, expiresAt: world.now() + sessionMs });
  return id;
}

/** The account of a session id; undefined when it is unknown, revoked or over. */
export async function accountOfSession(
  store: SessionStore,
  id: string,
  now: number,
): Promise<string | undefined> {
  const record = await store.find(await sha256Hex(id));
  return record !== undefined && now < record.expiresAt ? record.account : undefined;
}

/** Ends one session. */
export async function closeSession(store: SessionStore, id: string): Promise<void> {
  await store.revoke(await sha256Hex(id));
}

/** The `Set-Cookie` value that hands a session to the browser; an empty id clears it. */
export function sessionSetCookie(id: string): string {
  const maxAge = id === "" ? 0 : sessionMs / 1000;
  return `${sessionCookie}=${id}; Path=/; Max-Age=${maxAge}; HttpOnly; Secure; SameSite=Lax`;
}

/** The session id in a `Cookie` header; undefined when there is none of the right form. */
export function sessionIdOf(cookieHeader: string | null): string | undefined {
  const found = cookieHeader?.split("; ").find((pair) => pair.startsWith(`${sessionCookie}=`));
  const id = found?.slice(sessionCookie.length + 1);
  return id !== undefined && /^[A-Za-z0-9_-]{43}$/.test(id) ? id : undefined;
}
