import { createHash } from "node:crypto";
import type { Input } from "./request.ts";

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, v]) => v !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, canonical(v)]));
}

/**
 * Tells requests with the same idempotency key apart.
 *
 * What names a person (record, proof, note) and the policy, which may grow between a request and its retry, stay
 * out: the journal must not hold even a hash that could be guessed back.
 *
 * @returns SHA-256, hexadecimal.
 */
export function fingerprint(input: Input): string {
  const {
    record: _r,
    proof: _p,
    note: _n,
    policy,
    ...rest
  } = { record: 0, proof: 0, note: 0, policy: 0, ...input };
  const versioned = input.type === "adoptPolicy" ? { ...rest, policy } : rest;
  return createHash("sha256")
    .update(JSON.stringify(canonical(versioned)))
    .digest("hex");
}
