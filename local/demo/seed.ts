import { maskName } from "../../worker/qualification/mask.ts";
import { platformMinting } from "../../worker/roster/ids.ts";
import { importList } from "../../worker/roster/import/import-list.ts";
import { createProgramme, programmeById, programmesOf, savePolicy } from "../../worker/roster/programmes.ts";
import { saveSchool } from "../../worker/roster/schools.ts";
import type { Keys } from "../../worker/roster/secrets/keys.ts";
import { grantStaff, type StaffGrant } from "../../worker/roster/staff.ts";
import { sealCode } from "../acquisition-codes/sealed.ts";
import { type DemoPerson, demoPeople } from "./people.ts";
import { type DemoProgramme, demoProgrammes, demoSchools } from "./programmes.ts";

/** Someone to play, with everything they would have at hand. */
interface DemoGraduate extends DemoPerson {
  /** The text of the acquisition code; null where the programme qualifies by identity. */
  readonly code: string | null;
}

/** A programme of the demo and its people: what a guide page shows. */
export interface DemoEntry {
  readonly schoolId: string;
  readonly programmeId: string;
  readonly school: string;
  readonly category: string;
  readonly year: number;
  readonly qualification: "code" | "identity";
  readonly graduates: readonly DemoGraduate[];
}

const DAY = 86_400_000;

/**
 * Fills a local database with invented schools, programmes, lists, codes and staff, and answers who there is to
 * play. Safe to repeat: what is there stays, and a window that has moved on is moved.
 *
 * @param now Milliseconds since the epoch.
 */
export async function seedDemo(
  { db, keys }: { readonly db: D1Database; readonly keys: Keys },
  now: number,
): Promise<readonly DemoEntry[]> {
  const schoolIds = new Map<string, string>();
  for (const school of demoSchools) {
    schoolIds.set(school.name, (await saveSchool(db, school, platformMinting)).id);
  }
  const entries: DemoEntry[] = [];
  for (const [series, programme] of demoProgrammes.entries()) {
    entries.push(
      await seedProgramme(db, keys, schoolIds.get(programme.school) ?? "", programme, series, now),
    );
  }
  const firstSchool = schoolIds.get("江澜大学") ?? "";
  const grants: readonly (readonly [string, StaffGrant])[] = [
    ["support@demo.test", { role: "support", schoolId: null }],
    ["reviewer@demo.test", { role: "reviewer", schoolId: null }],
    ["school@demo.test", { role: "school", schoolId: firstSchool }],
    ["admin@demo.test", { role: "admin", schoolId: null }],
  ];
  for (const [identity, grant] of grants) await grantStaff(db, identity, grant, "demo", now);
  return entries;
}

async function seedProgramme(
  db: D1Database,
  keys: Keys,
  schoolId: string,
  demo: DemoProgramme,
  series: number,
  now: number,
): Promise<DemoEntry> {
  const { category, year, policy } = demo;
  const id = await createProgramme(db, { schoolId, category, year }, platformMinting);
  if (id === null) throw new Error(`the school of ${category} was not seeded`);
  await keepWindow(db, id, schoolId, demo, now);
  const programme = await programmeById(db, id);
  if (programme === null) throw new Error(`programme ${id} was not seeded`);
  const people = demoPeople(series, demo.people, demo.level);
  const byIdentity = policy.qualification === "identity";
  if (byIdentity) {
    const rows = people.map((person) => ({ ...person, documentType: "residentId", examNumber: null }));
    await importList(db, keys, programme, rows, now);
  }
  const graduates = await Promise.all(
    people.map(async (person) => ({
      ...person,
      code: byIdentity ? null : await codeOf(demo, person, series),
    })),
  );
  return {
    schoolId,
    programmeId: id,
    school: demo.school,
    category,
    year,
    qualification: policy.qualification,
    graduates,
  };
}

/** Saves the policy when there is none yet, or when its window is more than a week off. */
async function keepWindow(db: D1Database, id: string, schoolId: string, demo: DemoProgramme, now: number) {
  const today = Math.floor(now / DAY) * DAY;
  const [before, after] = demo.days;
  const window = { opensAt: today - before * DAY, closesAt: today + after * DAY };
  const existing = (await programmesOf(db, schoolId)).find((programme) => programme.id === id);
  if (existing !== undefined && Math.abs(existing.policy.window.opensAt - window.opensAt) <= 7 * DAY) return;
  const basedOn = existing?.policyVersion ?? 0;
  const saved = await savePolicy(
    db,
    { programmeId: id, basedOn, policy: { ...demo.policy, window }, by: "demo" },
    now,
  );
  if (!saved.ok) throw new Error(`the demo policy of ${demo.school} was refused: ${saved.refusal}`);
}

function codeOf(demo: DemoProgramme, person: DemoPerson, series: number): Promise<string> {
  return sealCode({
    expiresAt: 0,
    record: {
      collectionCode: `6260${String(series).padStart(4, "0")}${person.studentNumber.slice(-8)}`,
      school: demo.school,
      category: demo.category,
      level: demo.level,
      year: demo.year,
      studentNumber: person.studentNumber,
      name: maskName(person.name),
      documentLastFour: person.documentNumber.slice(-4),
      major: person.major,
    },
  });
}
