import { Hono } from "hono";
import { wechatOf } from "../../adapters.ts";
import { type AccountEnv, withShell } from "../../http/access.ts";
import { describe } from "../../http/describe.ts";
import { valid } from "../../http/valid.ts";
import { templatesToAccept } from "../../wechat/messages/to-accept.ts";
import { ShellMessagesQuerySchema, ShellMessagesSchema } from "../schemas/shell.ts";

/** One acceptance is good for one message. */
const worthAsking = {
  scan: ["paid", "reminder", "windowClosing"],
  photo: ["reminder", "windowClosing", "refunded"],
} as const;

/** Messages that are worth asking for at a tap, besides those after a payment. */
export const shellMessages = new Hono<AccountEnv>().get(
  "/messages",
  describe({
    tag: "shell",
    summary: "Message templates to ask for at the tap that opens the scanner or the camera",
    who: "shell",
    answers: { schema: ShellMessagesSchema, example: { templates: [] } },
    refusals: ["inputInvalid"],
  }),
  withShell,
  valid("query", ShellMessagesQuerySchema),
  async (context) => {
    const { settings } = await wechatOf(context.env);
    const kinds = worthAsking[context.req.valid("query").at];
    return context.json({ templates: templatesToAccept(settings, kinds) }, 200);
  },
);
