import type * as v from "valibot";
import type { ProgrammePolicy } from "../../roster/policy/policy.ts";
import { windowAt } from "../../roster/policy/window.ts";
import type { Programme } from "../../roster/programmes.ts";
import type { ContactSchema, TelephoneSchema } from "../schemas/common.ts";
import type { ProgrammeSchema } from "../schemas/schools.ts";

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
const hour = 3_600_000;

/** Customer service of a programme at `now` (ms). */
export function contactAt(
  { school, ...service }: ProgrammePolicy["contact"],
  now: number,
): v.InferInput<typeof ContactSchema> {
  return { ...serviceAt(service, now), school };
}

/** Telephone and hours (`09:00-20:00`), and whether someone answers at `now` (ms) by the clock of China. */
export function serviceAt(
  { phone, hours }: { readonly phone: string; readonly hours: string },
  now: number,
): v.InferInput<typeof TelephoneSchema> {
  const [from = "", to = ""] = hours.split("-");
  const time = new Date(now + 8 * hour).toISOString().slice(11, 16);
  const minute = minutesOf(time);
  const openNow = minutesOf(from) <= minute && minute < minutesOf(to);
  return { phone, hours, openNow };
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
