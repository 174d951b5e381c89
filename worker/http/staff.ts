import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { accessOf } from "../env.ts";
import { emailOfAccess } from "../staff/access-token.ts";
import { identify, type Staff } from "../staff/identify.ts";
import type { Text } from "../text.ts";
import { problem } from "./problem.ts";

/** What handlers behind {@link staffOnly} know. */
export interface StaffEnv {
  Bindings: Env;
  Variables: { staff: Staff };
}

/** Who is at the desk; null for everybody else. */
function staffOf(context: Context<StaffEnv>): Promise<Staff | null> {
  return identify({
    env: context.env,
    cookie: context.req.header("cookie"),
    email: () =>
      emailOfAccess(context.req.header("cf-access-jwt-assertion"), accessOf(context.env), Date.now()),
  });
}

/** The words for everybody else. */
export const staffOnlyText: Text = {
  zh: "此页面仅供工作人员使用，请通过工作账号登录。",
  en: "This page is for staff: sign in with your work account.",
};

/** Lets through whoever has a role at the desk, and nobody else. Answers 403 `staff_only`. */
export const staffOnly = createMiddleware<StaffEnv>(async (context, next) => {
  const staff = await staffOf(context);
  if (staff === null) {
    return problem(context, 403, "staff_only", staffOnlyText);
  }
  context.set("staff", staff);
  return next();
});
