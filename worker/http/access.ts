import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { keyringOf } from "../env.ts";
import { d1Sessions } from "../roster/sessions.ts";
import { accountOfSession, sessionIdOf } from "../wechat/login/session.ts";
import { readShellToken } from "../wechat/login/shell-token.ts";
import { refuse } from "./refusals.ts";

/** What routes behind a login know: the account, our own opaque id. */
export interface AccountEnv {
  Bindings: Env;
  Variables: { account: string };
}

/** The account of a request's session, by its cookie; undefined when nobody is logged in. */
export async function accountOf(context: Context<AccountEnv>): Promise<string | undefined> {
  const id = sessionIdOf(context.req.header("cookie") ?? null);
  return id === undefined ? undefined : accountOfSession(d1Sessions(context.env.DB), id, Date.now());
}

/** Lets through whoever has a session; refuses with `notLoggedIn`. */
export const withAccount = createMiddleware<AccountEnv>(async (context, next) => {
  const account = await accountOf(context);
  if (account === undefined) return refuse(context, "notLoggedIn");
  context.set("account", account);
  return next();
});

/** Lets through the native shell, by its token; refuses with `notLoggedIn`, upon which the shell logs in anew. */
export const withShell = createMiddleware<AccountEnv>(async (context, next) => {
  const [, token] = /^Bearer ([\w.-]{1,512})$/.exec(context.req.header("authorization") ?? "") ?? [];
  const account =
    token === undefined
      ? undefined
      : await readShellToken(await keyringOf(context.env), token, Date.now()).catch(() => undefined);
  if (account === undefined) return refuse(context, "notLoggedIn");
  context.set("account", account);
  return next();
});
