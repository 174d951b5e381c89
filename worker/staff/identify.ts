import { type StaffGrant, staffGrants } from "../roster/staff.ts";
import { standInOf } from "./stand-in.ts";

/** Someone who works at the desk. */
export interface Staff {
  /** The address that Cloudflare Access vouches for; in a local run that of the stand-in. */
  readonly id: string;
  readonly grants: readonly StaffGrant[];
}

interface Asked {
  readonly env: Env;
  readonly cookie: string | undefined;
  /** The identity that Access vouches for; null when there is none. */
  readonly email: () => Promise<string | null>;
}

/**
 * Says who is at the desk; null for everybody without a role.
 *
 * In production that is the identity of Cloudflare Access with its rows in D1. Only where `ENVIRONMENT` is `local` a
 * stand-in is played, who is chosen by a cookie.
 */
export async function identify({ env, cookie, email }: Asked): Promise<Staff | null> {
  if (env.ENVIRONMENT === "local") return standInOf(cookie);
  const id = await email();
  if (id === null || id === "") return null;
  const grants = await staffGrants(env.DB, id);
  return grants.length === 0 ? null : { id: id.toLowerCase(), grants };
}
