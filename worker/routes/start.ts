import { Hono } from "hono";
import { readConfig } from "../env.ts";
import { describe } from "../http/describe.ts";
import { currentPrivacyPolicy } from "../privacy/document.ts";
import { StartSchema } from "./schemas/session.ts";
import { serviceAt } from "./view/programme.ts";

const { id, version } = currentPrivacyPolicy;

/** What a page has to know before anyone is logged in. */
export const start = new Hono<{ Bindings: Env }>().get(
  "/",
  describe({
    tag: "session",
    summary: "Environment, the played WeChat of a local run, the privacy policy in force, customer service",
    who: "anyone",
    answers: {
      schema: StartSchema,
      example: {
        environment: "production",
        wechat: null,
        privacyPolicy: { id, version },
        service: { phone: "400-000-0000", hours: "09:00-20:00", openNow: true },
      },
    },
  }),
  (context) => {
    const { environment, wechat, service } = readConfig(context.env);
    const answer = {
      environment,
      wechat: wechat.sandbox ?? null,
      privacyPolicy: { id, version },
      service: service && serviceAt(service, Date.now()),
    };
    return context.json(answer, 200);
  },
);
