import { schoolById, searchSchools } from "../../roster/schools.ts";
import { allStaff } from "../../roster/staff.ts";
import { STAFF_ROLES, STAND_IN_COOKIE } from "../../staff/stand-in.ts";
import type { DeskContext } from "./desk-env.ts";
import { refusePage } from "./refuse.tsx";

/** Plays someone else from now on; only in a local run. */
export async function switchStandIn(context: DeskContext) {
  const form = await context.req.parseBody();
  const role = STAFF_ROLES.find((known) => known === form.role);
  if (context.env.ENVIRONMENT !== "local" || role === undefined) return refusePage(context, "form");
  const typed = typeof form.school === "string" ? form.school.trim() : "";
  const school = role === "school" ? await schoolMeant(context.env.DB, typed) : null;
  if (role === "school" && school === null) return refusePage(context, "form");
  const value = school === null ? role : `${role}:${school}`;
  context.header("set-cookie", `${STAND_IN_COOKIE}=${value}; Path=/; SameSite=Lax; HttpOnly`);
  return context.redirect("/desk", 303);
}

/** The school of an id or the beginning of a name; without either, the first one that somebody works for. */
async function schoolMeant(db: D1Database, typed: string): Promise<string | null> {
  if (typed === "") return (await allStaff(db)).find(({ role }) => role === "school")?.schoolId ?? null;
  const school = (await schoolById(db, typed)) ?? (await searchSchools(db, typed, 1))[0];
  return school?.id ?? null;
}
