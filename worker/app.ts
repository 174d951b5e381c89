import { Hono } from "hono";
import { desk } from "./desk/pages.tsx";
import { problem } from "./http/problem.ts";
import { securityHeaders } from "./http/security-headers.ts";
import { photos } from "./routes/photos.ts";

export const app = new Hono<{ Bindings: Env }>();

app.use(securityHeaders);
app.get("/health", (context) => context.json({ ok: true }));
app.route("/api/photos", photos);
app.route("/desk", desk);

app.notFound((context) =>
  problem(context, 404, "not_found", { zh: "没有这个页面。", en: "There is nothing at this address." }),
);
app.onError((error, context) => {
  // biome-ignore lint/suspicious/noConsole: the log is where an operator finds a bug. The stack says where; the message, which might repeat what someone sent, stays out.
  console.error(error.name, error.stack?.split("\n").slice(1, 6).join("\n"));
  return problem(context, 500, "internal", {
    zh: "系统出错了，请稍后再试。您的照片和进度没有丢失。",
    en: "Something went wrong on our side. Try again soon; nothing of yours is lost.",
  });
});
