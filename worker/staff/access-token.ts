import { decode, verifyWithJwks } from "hono/jwt";
import { accessKeys } from "./access-keys.ts";

/** Whose tokens are believed. */
export interface AccessSettings {
  /** Address of the team, `https://<name>.cloudflareaccess.com`: issuer and place of the keys. */
  readonly team: string;
  /** The audience tag of the desk's Access application. */
  readonly audience: string;
}

/**
 * The address that a token of Cloudflare Access vouches for; null for every token that is not signed (RS256) by a key
 * of the team, is for another application, is over, or names nobody, such as a service token.
 *
 * @param token The header `Cf-Access-Jwt-Assertion`, which Access puts in place of whatever a client sends.
 */
export async function emailOfAccess(
  token: string | undefined,
  { team, audience }: AccessSettings,
  now: number,
): Promise<string | null> {
  if (token === undefined || token === "") return null;
  try {
    const keys = await accessKeys(team, decode(token).header.kid, now);
    const { email, exp } = await verifyWithJwks(token, {
      keys: [...keys],
      allowedAlgorithms: ["RS256"],
      verification: { iss: team, aud: audience },
    });
    // A token without an end would be good for ever.
    return typeof email === "string" && typeof exp === "number" ? email.toLowerCase() : null;
  } catch {
    return null;
  }
}
