import { expect, test } from "vitest";
import { runPurge } from "../../../worker/effects/files.ts";
import { platformMinting } from "../../../worker/roster/ids.ts";
import { requestOfAccount, requestRecord } from "../../../worker/roster/record-requests.ts";
import { graduateIdOf } from "../../../worker/roster/secrets/lookup-hash.ts";
import { matchIdentity } from "../../../worker/roster/student-records.ts";
import { type As, deskEnv, freeProgramme, get, keys, listedGraduate, post, studentNumber } from "./stage.ts";

const PERSON = { name: "周申请", documentType: "residentId", documentNumber: "990101200201010019" };

/** Someone who asks the school to add them. */
async function asked() {
  const programme = await freeProgramme();
  const { id: programmeId, schoolId } = programme;
  const accountId = `account-${programmeId}`;
  const request = { accountId, schoolId, programmeId, ...PERSON, studentNumber: null, tries: 3 };
  const id = await requestRecord(deskEnv.DB, keys, request, platformMinting);
  const as: As = `school:${schoolId}`;
  const decide = (fields: Record<string, string>, who: As = as) =>
    post(who, `/desk/schools/${schoolId}/requests/${id}`, { reason: "教务处核实", ...fields });
  const answered = async () => (await requestOfAccount(deskEnv.DB, accountId, programmeId))?.status;
  return { programme, schoolId, as, decide, answered };
}

test("someone who is added stands on the list, is matched, and can be looked up", async () => {
  const { programme, schoolId, as, decide, answered } = await asked();
  expect(await (await get(as, `/desk/schools/${schoolId}`)).text()).toContain(PERSON.name);
  expect(await matchIdentity(deskEnv.DB, keys, programme, PERSON)).toBeNull();
  const number = studentNumber();
  expect((await decide({ decision: "added", studentNumber: number, college: "理学院" })).status).toBe(303);
  expect(await answered()).toBe("added");
  const found = await matchIdentity(deskEnv.DB, keys, programme, PERSON);
  expect(found?.graduateId).toBe(await graduateIdOf(keys, programme.id, number));
  expect(found?.record).toMatchObject({ studentNumber: number, college: "理学院", level: "本科" });
  const looked = await (await post("support", "/desk/lookup", { q: number })).text();
  expect(looked).toContain(PERSON.name);
  expect((await decide({ decision: "added", studentNumber: number })).status, "once").toBe(422);
});

test("a missing student number, or one of somebody else, is refused in words and leaves the request open", async () => {
  const { programme, decide, answered } = await asked();
  const without = await decide({ decision: "added" });
  expect(without.status).toBe(422);
  expect(await without.text()).toContain("缺少学号");
  const other = await listedGraduate(programme);
  const taken = await decide({ decision: "added", studentNumber: other.row.studentNumber });
  expect(taken.status).toBe(422);
  expect(await taken.text()).toContain("属于另一个人");
  expect(await answered()).toBe("open");
});

test("a namesake's document takes no one's place who has begun, and corrects the list of one who has not", async () => {
  const { programme, decide, answered } = await asked();
  const namesake = { name: PERSON.name, documentNumber: "990101200201010027" };
  const [begun, idle] = await Promise.all([1, 2].map(() => listedGraduate(programme, namesake)));
  await deskEnv.DB.prepare("UPDATE graduates SET version = 1 WHERE id = ?1").bind(begun?.graduateId).run();
  const numberOf = (of: typeof begun) => ({ decision: "added", studentNumber: of?.row.studentNumber ?? "" });
  const refused = await decide(numberOf(begun));
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("已开始采集");
  expect(await answered()).toBe("open");
  expect(await matchIdentity(deskEnv.DB, keys, programme, PERSON)).toBeNull();
  expect((await decide(numberOf(idle))).status).toBe(303);
  expect((await matchIdentity(deskEnv.DB, keys, programme, PERSON))?.graduateId).toBe(idle?.graduateId);
});

test("nobody is told to be on the list under a student number whose data were purged", async () => {
  const { programme, decide, answered } = await asked();
  const { graduateId, row } = await listedGraduate(programme, { name: PERSON.name });
  await deskEnv.DB.prepare("UPDATE graduates SET version = 9, purged_at = 1 WHERE id = ?1")
    .bind(graduateId)
    .run();
  await runPurge(deskEnv, graduateId, "photos");
  const refused = await decide({ decision: "added", studentNumber: row.studentNumber });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("已清除");
  expect(await answered()).toBe("open");
});

test("a request that is declined adds nobody, and another school cannot decide it", async () => {
  const { programme, decide, answered } = await asked();
  expect((await decide({ decision: "declined" }, "school:elsewhere")).status).toBe(404);
  expect((await decide({ decision: "declined" }, "support")).status).toBe(403);
  expect((await decide({ decision: "declined" })).status).toBe(303);
  expect(await answered()).toBe("declined");
  expect(await matchIdentity(deskEnv.DB, keys, programme, PERSON)).toBeNull();
});
