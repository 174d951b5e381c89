import { Hono } from "hono";
import { tokensOf, wechatOf } from "../adapters.ts";
import { keyringOf, keysOf, readConfig } from "../env.ts";
import { type AccountEnv, accountOf, withAccount, withShell } from "../http/access.ts";
import { smallBody } from "../http/body.ts";
import { describe } from "../http/describe.ts";
import { passOnWechat } from "../http/pass-on-wechat.ts";
import { limitedByAccount, limitedByAddress } from "../http/rate-limit.ts";
import { refuse } from "../http/refusals.ts";
import { valid } from "../http/valid.ts";
import { accountOfOpenid, accountSummary, reachAccount, setPhone } from "../roster/accounts.ts";
import { platformMinting } from "../roster/ids.ts";
import { d1Sessions, d1Tickets } from "../roster/sessions.ts";
import { codeToIdentity } from "../wechat/login/code-session.ts";
import { nextPage } from "../wechat/login/next.ts";
import { codeToPhone } from "../wechat/login/phone.ts";
import { closeSession, openSession, sessionIdOf, sessionSetCookie } from "../wechat/login/session.ts";
import { issueShellToken } from "../wechat/login/shell-token.ts";
import { issueTicket, redeemTicket } from "../wechat/login/ticket.ts";
import { platformWorld } from "../wechat/world.ts";
import {
  CodeSchema,
  EnteredSchema,
  EnterSchema,
  LeaveSchema,
  MeSchema,
  NextSchema,
  ShellTokenSchema,
  TicketSchema,
} from "./schemas/session.ts";

const loginRefusals = [
  "codeInvalid",
  "rateLimited",
  "highRiskUser",
  "wechatBusy",
  "unreachable",
  "unexpectedAnswer",
  "credentialsInvalid",
  "accountBlocked",
  "ipNotAllowed",
  "quotaExceeded",
] as const;

/** Login: the shell's token, the phone number, the ticket into the web-view, the session. */
export const session = new Hono<AccountEnv>()
  .use(smallBody)
  .post(
    "/shell",
    describe({
      tag: "session",
      summary: "A code of wx.login becomes a token for the shell",
      who: "anyone",
      answers: { schema: ShellTokenSchema, example: { token: "eyJ…", expiresIn: 1800 } },
      refusals: [...loginRefusals, "inputInvalid", "tooOften"],
    }),
    limitedByAddress("LOGIN_LIMIT", "shell"),
    valid("json", CodeSchema),
    async (context) => {
      const { env } = context;
      const { settings } = await wechatOf(env);
      const identity = await codeToIdentity(settings, platformWorld, context.req.valid("json").code);
      if (!identity.ok) return passOnWechat(context, identity.refusal);
      const account = await accountOfOpenid(
        env.DB,
        await keysOf(env),
        identity.value.openid,
        platformMinting,
      );
      return context.json(await issueShellToken(await keyringOf(env), account, Date.now()), 200);
    },
  )
  .post(
    "/phone",
    describe({
      tag: "session",
      summary: "A code of the phone-number button gives the account its number",
      who: "shell",
      status: 204,
      refusals: [
        ...loginRefusals,
        "phoneWatermark",
        "openidUnknown",
        "tokenInvalid",
        "inputInvalid",
        "tooOften",
      ],
    }),
    withShell,
    limitedByAccount("CODE_LIMIT", "phone"),
    valid("json", CodeSchema),
    async (context) => {
      const { env } = context;
      const { account } = context.var;
      const keys = await keysOf(env);
      const reached = await reachAccount(env.DB, keys, account);
      if (reached === null) return refuse(context, "notLoggedIn");
      const { settings } = await wechatOf(env);
      const user = { openid: reached.openid, code: context.req.valid("json").code };
      const phone = await codeToPhone(settings, platformWorld, tokensOf(env, settings), user);
      if (!phone.ok) return passOnWechat(context, phone.refusal);
      const { number, countryCode } = phone.value;
      const whole = countryCode === "86" ? number : `+${countryCode}${number}`;
      await setPhone(env.DB, keys, account, whole, Date.now());
      return context.body(null, 204);
    },
  )
  .post(
    "/ticket",
    describe({
      tag: "session",
      summary: "A one-time ticket that carries the account into the web-view",
      who: "shell",
      answers: { schema: TicketSchema, example: { ticket: "A".repeat(43) } },
      refusals: ["inputInvalid"],
    }),
    withShell,
    valid("json", NextSchema),
    async (context) => {
      const next = nextPage(context.req.valid("json").next);
      const entry = { account: context.var.account, next };
      const ticket = await issueTicket(d1Tickets(context.env.DB), entry, platformMinting);
      return context.json({ ticket }, 200);
    },
  )
  .post(
    "/enter",
    describe({
      tag: "session",
      summary: "A ticket becomes a session: sets the cookie, answers the page to open",
      who: "anyone",
      answers: { schema: EnteredSchema, example: { next: "/" } },
      refusals: ["ticketInvalid", "inputInvalid", "tooOften"],
    }),
    limitedByAddress("LOGIN_LIMIT", "enter"),
    valid("json", EnterSchema),
    async (context) => {
      const { DB: db } = context.env;
      // Only the shell opens tickets. One that arrives in a browser was sent by someone, in whose account whoever
      // follows it would go on (login CSRF). WeChat names its web-views since 7.0.0; a local run has none.
      const shell = /miniProgram/i.test(context.req.header("user-agent") ?? "");
      if (!shell && readConfig(context.env).environment === "production")
        return refuse(context, "ticketInvalid");
      const entered = await redeemTicket(d1Tickets(db), context.req.valid("json").ticket, Date.now());
      if (entered === undefined) return refuse(context, "ticketInvalid");
      const id = await openSession(d1Sessions(db), entered.account, platformMinting);
      context.header("set-cookie", sessionSetCookie(id));
      return context.json({ next: nextPage(entered.next) }, 200);
    },
  )
  .get(
    "/",
    describe({
      tag: "session",
      summary: "Who is logged in; account null when nobody is",
      who: "anyone",
      answers: {
        schema: MeSchema,
        example: {
          account: { id: "a0123456789012345678901", createdAt: 1_788_000_000_000, phoneMasked: "****1234" },
        },
      },
    }),
    async (context) => {
      const id = await accountOf(context);
      // Not a refusal: every page asks, and most first visits are nobody's.
      const account = id === undefined ? null : await accountSummary(context.env.DB, id);
      return context.json({ account }, 200);
    },
  )
  .delete(
    "/",
    describe({
      tag: "session",
      summary: "Logs out; with everywhere=1 on every device",
      who: "account",
      status: 204,
      refusals: ["inputInvalid"],
    }),
    withAccount,
    valid("query", LeaveSchema),
    async (context) => {
      const sessions = d1Sessions(context.env.DB);
      const id = sessionIdOf(context.req.header("cookie") ?? null);
      if (context.req.valid("query").everywhere) await sessions.revokeAccount(context.var.account);
      else if (id !== undefined) await closeSession(sessions, id);
      context.header("set-cookie", sessionSetCookie(""));
      return context.body(null, 204);
    },
  );
