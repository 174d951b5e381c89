import type * as v from "valibot";
import type { ProgrammePolicy } from "../../roster/policy/policy.ts";
import { windowAt } from "../../roster/policy/window.ts";
import type { Programme } from "../../roster/programmes.ts";
import type { ContactSchema } from "../schemas/common.ts";
import type { ProgrammeSchema } from "../schemas/schools.ts";

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
const hour = 3_600_000;

/** Customer service, and whether someone answers the telephone at `now` (ms) by the clock of China. */
export function contactAt(
  { phone, hours, school }: ProgrammePolicy["contact"],
  now: number,
): v.InferInput<typeof ContactSchema> {
  const [from = "", to = ""] = hours.split("-");
  const time = new Date(now + 8 * hour).toISOString().slice(11, 16);
  const minute = minutesOf(time);
  const openNow = minutesOf(from) <= minute && minute < minutesOf(to);
  return { phone, hours, openNow, school };
}

/** A programme as someone without qualification may see it. */
export function programmeView(programme: Programme, now: number): v.InferInput<typeof ProgrammeSchema> {
  const { id, schoolId, school, category, year, policy } = programme;
  const { qualification, capture, privacyPolicy, texts } = policy;
  return {
    id,
    schoolId,
    school,
    category,
    year,
    qualification,
    capture,
    window: windowAt(policy.window, now),
    contact: contactAt(policy.contact, now),
    privacyPolicy,
    texts,
  };
}
