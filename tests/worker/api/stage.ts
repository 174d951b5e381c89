import { sealCode } from "../../../local/acquisition-codes/sealed.ts";
import { encodeGreyPng } from "../../../wasm/codecs/png-grey.ts";
import { keysOf } from "../../../worker/env.ts";
import { checkCharacter } from "../../../worker/qualification/document/check-digit.ts";
import { platformMinting } from "../../../worker/roster/ids.ts";
import { importList } from "../../../worker/roster/import/import-list.ts";
import type { ProgrammePolicyInput } from "../../../worker/roster/policy/policy.ts";
import {
  createProgramme,
  type Programme,
  programmeById,
  savePolicy,
} from "../../../worker/roster/programmes.ts";
import { saveSchool } from "../../../worker/roster/schools.ts";
import { policy as plainPolicy } from "../roster/stage.ts";
import { testEnv } from "../test-env.ts";

const day = 86_400_000;
let serial = 0;

/** A programme at a school of its own whose window is open. */
export async function openProgramme(change: Partial<ProgrammePolicyInput> = {}): Promise<Programme> {
  const { DB: db } = testEnv;
  serial++;
  const name = `旅程${"甲乙丙丁戊己庚辛壬癸"[serial % 10]}${serial}大学`;
  const school = await saveSchool(db, { name, aliases: [`旅程${serial}`] }, platformMinting);
  const programme = { schoolId: school.id, category: "普通本科", year: 2027 };
  const id = await createProgramme(db, programme, platformMinting);
  if (id === null) throw new Error("no school");
  const now = Date.now();
  const window = { opensAt: now - 10 * day, closesAt: now + 100 * day };
  const policy = { ...plainPolicy, window, exportName: "{student_no}.jpg", ...change };
  const saved = await savePolicy(db, { programmeId: id, basedOn: 0, policy, by: "test" }, now);
  const found = await programmeById(db, id);
  if (!saved.ok || found === null) throw new Error("the policy was not saved");
  return found;
}

/** Someone invented; the number begins with a province that does not exist. */
export interface Invented {
  readonly name: string;
  readonly studentNumber: string;
  readonly documentNumber: string;
}

/** Somebody nobody else is. */
export function invent(): Invented {
  serial++;
  const digits = `99010120020101${String(serial % 1000).padStart(3, "0")}`;
  return {
    name: `周试${"一二三四五六七八九十"[serial % 10]}`,
    studentNumber: `S${Date.now()}${serial}`,
    documentNumber: digits + checkCharacter(digits),
  };
}

/** The acquisition code of someone in a programme. */
export function codeFor(programme: Programme, person: Invented): Promise<string> {
  return sealCode({
    expiresAt: 0,
    record: {
      collectionCode: `62${person.studentNumber.slice(-10)}`,
      school: programme.school,
      category: programme.category,
      level: "本科",
      year: programme.year,
      studentNumber: person.studentNumber,
      name: `${person.name.slice(0, 1)}*`,
      documentLastFour: person.documentNumber.slice(-4),
      major: "汉语言文学",
    },
  });
}

/** A picture in the place of one side of an ID card, 856x540; its grey tells one from the other. */
export async function cardSide(name: string, grey: number): Promise<File> {
  const alpha = new Uint8Array(856 * 540).fill(grey);
  return new File([await encodeGreyPng({ width: 856, height: 540, alpha })], name, { type: "image/png" });
}

/** Puts people on a programme's list. */
export async function list(programme: Programme, people: readonly Invented[]): Promise<void> {
  const rows = people.map((person) => ({
    ...person,
    examNumber: null,
    documentType: "residentId",
    level: "本科",
    college: "文学院",
    major: "汉语言文学",
    className: "1 班",
  }));
  await importList(testEnv.DB, await keysOf(testEnv), programme, rows, Date.now());
}
