import type { Context } from "hono";
import type { AccountEnv } from "../../http/access.ts";
import { type KeptShellRequest, type ShellPurpose, shellRequest } from "../../roster/shell-requests.ts";

/** The form of the opaque id in a shell page's address. */
export const reqForm = /^[A-Za-z0-9_-]{32}$/;

/** What the H5 asked for under an id; or why the shell may not go on: nothing of this account's, or run out. */
export type OpenRequest =
  | { readonly ok: true; readonly request: KeptShellRequest }
  | { readonly ok: false; readonly code: "notFound" | "requestExpired" };

/** Finds a request of the shell's account for one purpose. */
export async function openRequest(
  context: Context<AccountEnv>,
  req: string,
  purpose: ShellPurpose,
): Promise<OpenRequest> {
  const found = reqForm.test(req) ? await shellRequest(context.env.DB, context.var.account, req) : null;
  if (found === null || found.purpose !== purpose) return { ok: false, code: "notFound" };
  if (found.expiresAt <= Date.now()) return { ok: false, code: "requestExpired" };
  return { ok: true, request: found };
}
