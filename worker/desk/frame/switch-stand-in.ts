import { STAFF_ROLES, STAND_IN_COOKIE } from "../../staff/stand-in.ts";
import type { DeskContext } from "./desk-env.ts";
import { refusePage } from "./refuse.tsx";

/** Plays someone else from now on; only in a local run. */
export async function switchStandIn(context: DeskContext) {
  const form = await context.req.parseBody();
  const role = STAFF_ROLES.find((known) => known === form.role);
  const school = typeof form.school === "string" ? form.school.trim() : "";
  if (context.env.ENVIRONMENT !== "local" || role === undefined || !/^[\w-]{0,60}$/.test(school)) {
    return refusePage(context, "form");
  }
  const value = role === "school" && school !== "" ? `${role}:${school}` : role;
  context.header("set-cookie", `${STAND_IN_COOKIE}=${value}; Path=/; SameSite=Lax; HttpOnly`);
  return context.redirect("/desk", 303);
}
