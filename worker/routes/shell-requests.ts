import { Hono } from "hono";
import { withAccount } from "../http/access.ts";
import { smallBody } from "../http/body.ts";
import { type CommandEnv, onlyOnce, withKey } from "../http/command.ts";
import { describe } from "../http/describe.ts";
import { refuse } from "../http/refusals.ts";
import { valid } from "../http/valid.ts";
import { platformMinting } from "../roster/ids.ts";
import { askShell, shellRequest } from "../roster/shell-requests.ts";
import { type CollectionEnv, withCollection } from "./collections/held.ts";
import { ShellAskSchema, ShellRequestSchema, ShellStateSchema } from "./schemas/shell.ts";
import { reqForm } from "./shell/request.ts";

/** What the H5 puts down before it sends the graduate to a page of the native shell. */
export const shellAsks = new Hono<CollectionEnv>().post(
  "/:collectionId/shell-requests",
  describe({
    tag: "shell",
    summary: "Asks the native shell to open the cashier or the camera, or to save a picture",
    who: "account",
    command: true,
    status: 201,
    answers: {
      schema: ShellRequestSchema,
      example: { req: "A".repeat(32), page: "/pages/pay/pay?req=…", expiresAt: 1_788_000_000_000 },
    },
    refusals: ["notFound", "inputInvalid", "requestRunning"],
  }),
  smallBody,
  withAccount,
  withCollection,
  withKey,
  onlyOnce,
  valid("json", ShellAskSchema),
  async (context) => {
    const { held, account: accountId } = context.var;
    const ask = context.req.valid("json");
    const detail = ask.purpose === "pay" ? ask.orderNumber : ask.purpose === "save" ? ask.file : "";
    const own = held.collection.orders.some(
      (order) => order.number === detail && order.accountId === accountId,
    );
    if (ask.purpose === "pay" && !own) return refuse(context, "notFound");
    const request = { accountId, purpose: ask.purpose, subject: held.graduateId, detail };
    const { req, expiresAt } = await askShell(context.env.DB, request, platformMinting);
    return context.json({ req, page: `/pages/${ask.purpose}/${ask.purpose}?req=${req}`, expiresAt }, 201);
  },
);

/** How a request to the shell ended. */
export const shellStates = new Hono<CommandEnv>().get(
  "/:req",
  describe({
    tag: "shell",
    summary: "How a request to the shell ended; of a payment only the order tells",
    who: "account",
    answers: {
      schema: ShellStateSchema,
      example: { purpose: "scan", state: "done", code: null, expiresAt: 1_788_000_000_000 },
    },
    refusals: ["notFound"],
  }),
  withAccount,
  async (context) => {
    const req = context.req.param("req");
    const found = reqForm.test(req) ? await shellRequest(context.env.DB, context.var.account, req) : null;
    if (found === null) return refuse(context, "notFound");
    const { purpose, state, code, expiresAt } = found;
    return context.json({ purpose, state, code, expiresAt }, 200);
  },
);
