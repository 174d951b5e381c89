import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

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

/**
 * The secrets of a folder of local data: made at first start and kept beside the data they seal, so that both go
 * together. The file is in the form that wrangler reads (`--env-file`).
 */
export function keptSecrets(file: string): Secrets {
  if (!existsSync(file)) {
    const lines = Object.entries(makeSecrets()).map(([name, value]) => `${name}='${value}'\n`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, lines.join(""), { mode: 0o600 });
  }
  const entries = readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line) => {
      const [, name, value] = /^(\w+)='(.*)'$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value] as const];
    });
  const { DATA_KEYS, SESSION_KEY, ...rest } = Object.fromEntries(entries);
  if (DATA_KEYS === undefined || SESSION_KEY === undefined)
    throw new Error(`${file} is damaged: remove it and the data folder beside it`);
  return { ...rest, DATA_KEYS, SESSION_KEY };
}
