import { Hono } from "hono";
import { wechatOf } from "../../adapters.ts";
import { readConfig } from "../../env.ts";
import { type AccountEnv, withShell } from "../../http/access.ts";
import { describe } from "../../http/describe.ts";
import { refuse } from "../../http/refusals.ts";
import { graduatesHeldBy } from "../../roster/claims.ts";
import { programmeById } from "../../roster/programmes.ts";
import { ShellServiceSchema } from "../schemas/shell.ts";

/** 客服: the service of the programme that the account collects for, else the operator's own. */
export const shellService = new Hono<AccountEnv>().get(
  "/service",
  describe({
    tag: "shell",
    summary: "Telephone, hours and chat of customer service",
    who: "shell",
    answers: { schema: ShellServiceSchema, example: { phone: "400-000-0000", hours: "09:00-20:00" } },
    refusals: ["notFound"],
  }),
  withShell,
  async (context) => {
    const { env } = context;
    const [latest] = await graduatesHeldBy(env.DB, context.var.account);
    const programme = latest && (await programmeById(env.DB, latest.programmeId));
    const service = programme?.policy.contact ?? readConfig(env).service;
    if (service === null) return refuse(context, "notFound");
    const { phone, hours } = service;
    const chat = (await wechatOf(env)).settings.customerService;
    return context.json({ phone, hours, ...(chat === undefined ? {} : { chat }) }, 200);
  },
);
