import { type Keyring, seal, unseal } from "./keyring.ts";

/** How long the native shell may act for an account after `wx.login`, in ms. */
const shellTokenMs = 30 * 60_000;

const purpose = "shell";

/** A token as the shell is given it; `expiresIn` in seconds. */
export interface ShellToken {
  readonly token: string;
  readonly expiresIn: number;
}

/** A token for the native shell. `account` is our own opaque id, never an openid: the shell can read the token. */
export async function issueShellToken(keys: Keyring, account: string, now: number): Promise<ShellToken> {
  const token = await seal(keys, purpose, JSON.stringify([account, now + shellTokenMs]));
  return { token, expiresIn: shellTokenMs / 1000 };
}

/** The account of a shell token; undefined when it was not issued by us or its thirty minutes are over. */
export async function readShellToken(keys: Keyring, token: string, now: number): Promise<string | undefined> {
  const text = await unseal(keys, purpose, token);
  if (text === undefined) return undefined;
  const [account, expiresAt] = JSON.parse(text) as [string, number];
  return now < expiresAt ? account : undefined;
}
