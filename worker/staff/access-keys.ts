import type { verifyWithJwks } from "hono/jwt";

/** A public key as Access publishes it. */
export type AccessKey = NonNullable<Parameters<typeof verifyWithJwks>[1]["keys"]>[number];

/** Access changes its keys every six weeks and publishes the next one days ahead: an hour is soon enough. */
const FRESH = 3_600_000;
/** A token of an unknown key is no reason to ask more often than this, ms. */
const AGAIN = 60_000;

interface Held {
  readonly at: number;
  readonly keys: readonly AccessKey[];
}

// By the team's address; values only, since a promise belongs to the request that made it.
const held = new Map<string, Held>();

/**
 * The keys of a team, from memory where they are fresh and hold the one asked for; else from Access. Answers what is
 * there when Access does not answer, so that the desk goes on as long as the keys do not change.
 *
 * @param team Address of the team, `https://<name>.cloudflareaccess.com`.
 * @param now ms.
 */
export async function accessKeys(
  team: string,
  kid: string | undefined,
  now: number,
): Promise<readonly AccessKey[]> {
  const found = held.get(team);
  const fresh = found !== undefined && now - found.at < FRESH;
  const known = found?.keys.some((key) => key.kid === kid) ?? false;
  if (found !== undefined && ((fresh && known) || now - found.at < AGAIN)) return found.keys;
  const keys = await fetchKeys(team).catch(() => null);
  if (keys === null) return found?.keys ?? [];
  held.set(team, { at: now, keys });
  return keys;
}

async function fetchKeys(team: string): Promise<readonly AccessKey[] | null> {
  const answer = await fetch(`${team}/cdn-cgi/access/certs`, { signal: AbortSignal.timeout(5_000) });
  if (!answer.ok) return null;
  const { keys } = (await answer.json()) as { readonly keys?: readonly AccessKey[] };
  return Array.isArray(keys) ? keys : null;
}
