import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { desk } from "./desk/pages.tsx";
import { wechatHooks } from "./hooks/wechat.ts";
import { refuse } from "./http/refusals.ts";
import { securityHeaders } from "./http/security-headers.ts";
import { verificationFile } from "./http/verification-file.ts";
import { type Api, api } from "./routes/api.ts";

/** The graduates' API for `hc` of hono/client. */
export type App = Api;

export const app = new Hono<{ Bindings: Env }>();

// What WeChat Pay signs needs no session and has no origin: before everything that asks for them.
app.route("/hooks/wechat", wechatHooks);
app.use(securityHeaders);
app.get("/health", (context) => context.json({ ok: true }));
app.get("/:file{[A-Za-z0-9_-]+\\.txt}", verificationFile);
app.route("/api", api);
app.route("/desk", desk);

app.notFound((context) => refuse(context, "notFound"));
app.onError((error, context) => {
  // What hono itself refuses: a body that is not what its type says.
  if (error instanceof HTTPException && error.status < 500) return refuse(context, "bodyUnreadable");
  // biome-ignore lint/suspicious/noConsole: the log is where an operator finds a bug. The stack says where; the message, which might repeat what someone sent, stays out.
  console.error(error.name, error.stack?.split("\n").slice(1, 6).join("\n"));
  return refuse(context, "internal");
});
