import { randomBytes } from "node:crypto";

/** The secrets of one local run or test, as the worker reads them from its environment. */
export interface Secrets extends Record<string, string> {
  readonly DATA_KEYS: string;
  readonly SESSION_KEY: string;
}

/** Fresh secrets: keys of stored data, and the key that signs the shell's tokens. */
export function makeSecrets(): Secrets {
  const key = () => randomBytes(32).toString("base64");
  const dataKeys = {
    seal: [{ version: 1, key: key() }],
    index: [{ version: 1, key: key() }],
    identifiers: key(),
  };
  return { DATA_KEYS: JSON.stringify(dataKeys), SESSION_KEY: randomBytes(32).toString("base64url") };
}
