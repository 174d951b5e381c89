import { sha256Hex, toBase64Url } from "../bytes.ts";

/** How long a ticket waits to be used, in ms. */
const ticketMs = 60_000;

/** A ticket as kept: by its SHA-256, so that whoever reads the store cannot enter with it. Times in ms. */
export interface TicketRecord {
  readonly hash: string;
  readonly account: string;
  readonly next: string;
  readonly expiresAt: number;
}

/** Where tickets wait. `take` finds and deletes in one step: of two callers with one ticket, one gets it. */
export interface TicketStore {
  put(record: TicketRecord): Promise<void>;
  take(hash: string): Promise<TicketRecord | undefined>;
}

/** Issues a one-time ticket (256 random bits) that carries an account from the shell into the web-view. */
export async function issueTicket(
  store: TicketStore,
  entry: { readonly account: string; readonly next: string },
  world: { readonly now: () => number; readonly random: (length: number) => Uint8Array },
): Promise<string> {
  const ticket = toBase64Url(world.random(32));
  await store.put({ ...entry, hash: await sha256Hex(ticket), expiresAt: world.now() + ticketMs });
  return ticket;
}

/** Uses a ticket up; undefined when it is unknown, was used before, or is older than a minute. */
export async function redeemTicket(
  store: TicketStore,
  ticket: string,
  now: number,
): Promise<{ readonly account: string; readonly next: string } | undefined> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(ticket)) return undefined;
  const record = await store.take(await sha256Hex(ticket));
  if (record === undefined || now >= record.expiresAt) return undefined;
  return { account: record.account, next: record.next };
}
