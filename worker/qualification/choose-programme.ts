import type { Db } from "../roster/db.ts";
import { windowAt } from "../roster/policy/window.ts";
import { type Programme, programmesOf } from "../roster/programmes.ts";
import { schoolByFullName } from "../roster/schools.ts";
import { nameKey } from "../roster/words/keys.ts";
import { done, type Outcome, refuse } from "./refusal.ts";

/**
 * The programme that a school's full name and an education category name (获取采集资格). Of several years the one
 * whose window is open counts, else the latest.
 *
 * @param now Milliseconds since the epoch.
 */
export async function chooseProgramme(
  db: Db,
  choice: { readonly school: string; readonly category: string },
  now: number,
): Promise<Outcome<Programme>> {
  const school = await schoolByFullName(db, choice.school);
  if (school === null) return refuse("schoolNotExact");
  const programmes = await programmesOf(db, school.id);
  const offered = programmes.filter(({ category }) => nameKey(category) === nameKey(choice.category));
  const open = offered.find(({ policy }) => windowAt(policy.window, now).state === "open");
  const programme = open ?? offered[0];
  return programme === undefined ? refuse("categoryNotOffered") : done(programme);
}
