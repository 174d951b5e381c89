import { Hono } from "hono";
import { readConfig } from "../env.ts";
import { describe } from "../http/describe.ts";
import { currentPrivacyPolicy } from "../privacy/document.ts";
import { StartSchema } from "./schemas/session.ts";

const { id, version } = currentPrivacyPolicy;

/** What a page has to know before anyone is logged in. */
export const start = new Hono<{ Bindings: Env }>().get(
  "/",
  describe({
    tag: "session",
    summary: "Environment, the played WeChat of a local run, the privacy policy in force",
    who: "anyone",
    answers: {
      schema: StartSchema,
      example: { environment: "production", wechat: null, privacyPolicy: { id, version } },
    },
  }),
  (context) => {
    const { environment, wechat } = readConfig(context.env);
    return context.json({ environment, wechat: wechat.sandbox ?? null, privacyPolicy: { id, version } }, 200);
  },
);
