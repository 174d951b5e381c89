import type { MiddlewareHandler } from "hono";
import { problem } from "./problem.ts";

/**
 * Lets staff through and nobody else. In production staff are those whom Cloudflare Access has identified;
 * a local run is open, since it holds demo data only. Answers 403 `staff_only`.
 */
export const staffOnly: MiddlewareHandler<{ Bindings: Env }> = async (context, next) => {
  if (context.env.ENVIRONMENT !== "local") {
    const identity = await (context.executionCtx as ExecutionContext).access?.getIdentity();
    if (!identity?.email) {
      return problem(context, 403, "staff_only", {
        zh: "此页面仅供工作人员使用，请通过工作账号登录。",
        en: "This page is for staff: sign in with your work account.",
      });
    }
  }
  return next();
};
