import { platformMinting } from "../../../worker/roster/ids.ts";
import type { ListRow } from "../../../worker/roster/import/import-list.ts";
import type { ProgrammePolicyInput } from "../../../worker/roster/policy/policy.ts";
import {
  createProgramme,
  type Programme,
  programmeById,
  savePolicy,
} from "../../../worker/roster/programmes.ts";
import { type School, saveSchool } from "../../../worker/roster/schools.ts";

/** 2026-09-01 to 2027-07-01, in ms. */
export const term = { opensAt: Date.UTC(2026, 8, 1), closesAt: Date.UTC(2027, 6, 1) };

export const policy: ProgrammePolicyInput = {
  qualification: "identity",
  photoSpec: "moe-blue",
  services: [
    { id: "collection", name: { zh: "图像采集", en: "Collection" }, priceFen: 3000, required: true },
  ],
  window: term,
  exportName: "{college}/{student_no}.jpg",
  contact: {
    phone: "400-000-0000",
    hours: "09:00-20:00",
    school: { zh: "学生处，行政楼 101", en: "Student affairs, room 101" },
  },
  privacyPolicy: { id: "privacy", version: "2026-09-01" },
};

let schools = 0;

/** A school nobody else has; `name` gets a number. */
export async function newSchool(db: D1Database, name = "试验大学"): Promise<School> {
  schools += 1;
  return saveSchool(db, { name: `${name}${schools}校区`, aliases: [] }, platformMinting);
}

/** A programme with a policy at a school of its own. */
export async function newProgramme(
  db: D1Database,
  change: Partial<ProgrammePolicyInput> = {},
  school?: School,
): Promise<Programme> {
  const { id: schoolId } = school ?? (await newSchool(db));
  const id = await createProgramme(db, { schoolId, category: "普通本科", year: 2027 }, platformMinting);
  if (id === null) throw new Error("no school");
  const saved = await savePolicy(
    db,
    { programmeId: id, basedOn: 0, policy: { ...policy, ...change }, by: "test" },
    term.opensAt,
  );
  const programme = await programmeById(db, id);
  if (!saved.ok || programme === null) throw new Error("the policy was not saved");
  return programme;
}

/** A row of a list; invented, with a region that no province has. */
export function listRow(change: Partial<ListRow> = {}): ListRow {
  return {
    studentNumber: "2023001",
    examNumber: null,
    name: "周测试",
    documentType: "residentId",
    documentNumber: "990101200201010019",
    level: "本科",
    college: "文学院",
    major: "汉语言文学",
    className: "1 班",
    ...change,
  };
}
