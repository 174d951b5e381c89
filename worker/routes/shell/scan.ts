import { Hono } from "hono";
import { codesOf } from "../../adapters.ts";
import { keysOf } from "../../env.ts";
import { type AccountEnv, withShell } from "../../http/access.ts";
import { smallBody } from "../../http/body.ts";
import { describe } from "../../http/describe.ts";
import { limitedByAccount } from "../../http/rate-limit.ts";
import { passOn, refuse } from "../../http/refusals.ts";
import { valid } from "../../http/valid.ts";
import { readCode } from "../../qualification/read-code.ts";
import { programmeById } from "../../roster/programmes.ts";
import { endShellRequest } from "../../roster/shell-requests.ts";
import { ShellScanSchema } from "../schemas/shell.ts";
import { openRequest } from "./request.ts";

/** What the native scanner read; whether it is a code, and of which programme, is judged here. */
export const shellScan = new Hono<AccountEnv>().post(
  "/scan/:req",
  describe({
    tag: "shell",
    summary: "Takes what the shell scanned for a request; the code then waits for its proof",
    who: "shell",
    status: 204,
    refusals: [
      "notFound",
      "requestExpired",
      "wrongMethod",
      "codeUnreadable",
      "notACollectionCode",
      "severalCodes",
      "codeExpired",
      "codeOfAnotherProgramme",
      "codesUnavailable",
      "proofCooling",
      "inputInvalid",
      "bodyTooLarge",
      "tooOften",
    ],
  }),
  smallBody,
  withShell,
  limitedByAccount("CODE_LIMIT", "code"),
  valid("json", ShellScanSchema),
  async (context) => {
    const { env } = context;
    const { DB: db } = env;
    const req = context.req.param("req");
    const open = await openRequest(context, req, "scan");
    if (!open.ok) return refuse(context, open.code);
    const programme = await programmeById(db, open.request.subject);
    if (programme === null) return refuse(context, "notFound");
    const tools = { db, keys: await keysOf(env), codes: codesOf(env), now: Date.now() };
    const { content } = context.req.valid("json");
    const code = await readCode(tools, programme, context.var.account, [content]);
    await endShellRequest(db, req, code.ok ? null : code.refusal.code);
    return code.ok ? context.body(null, 204) : passOn(context, code.refusal);
  },
);
