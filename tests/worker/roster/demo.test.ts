import { expect, test } from "vitest";
import { codesApp, LOCAL_TOKEN } from "../../../local/acquisition-codes/app.ts";
import { seedDemo } from "../../../local/demo/seed.ts";
import { httpCodes } from "../../../worker/qualification/codes/http.ts";
import { checkDocument } from "../../../worker/qualification/document/document.ts";
import { windowAt } from "../../../worker/roster/policy/window.ts";
import { programmeById } from "../../../worker/roster/programmes.ts";
import { staffGrants } from "../../../worker/roster/staff.ts";
import { matchIdentity } from "../../../worker/roster/student-records.ts";
import { testEnv } from "../test-env.ts";
import { testKeys } from "./keys.ts";

const db = testEnv.DB;
const now = Date.UTC(2026, 10, 22);

test("the demo can be seeded twice, and everybody in it qualifies by their programme's way", async () => {
  const keys = await testKeys();
  const first = await seedDemo({ db, keys }, now);
  const second = await seedDemo({ db, keys }, now + 3_600_000);
  expect(second.map(({ programmeId }) => programmeId)).toEqual(first.map(({ programmeId }) => programmeId));
  expect(new Set(first.map(({ qualification }) => qualification))).toEqual(new Set(["code", "identity"]));

  const local = codesApp();
  const codes = httpCodes(
    { base: "http://codes.test", token: LOCAL_TOKEN, timeoutMs: 1000 },
    async (request) => local.fetch(request),
  );
  const states = new Set<string>();
  const numbers = new Set<string>();
  for (const entry of second) {
    const programme = await programmeById(db, entry.programmeId);
    if (programme === null) throw new Error("no programme");
    expect(programme.policyVersion).toBe(1);
    states.add(windowAt(programme.policy.window, now).state);
    for (const { name, documentNumber, code, studentNumber } of entry.graduates) {
      numbers.add(documentNumber);
      expect(checkDocument("residentId", documentNumber, { now, specimens: true })).toMatchObject({
        ok: true,
      });
      expect(checkDocument("residentId", documentNumber, { now, specimens: false })).toMatchObject({
        ok: false,
      });
      if (code === null) {
        const matched = await matchIdentity(db, keys, programme, {
          name,
          documentType: "residentId",
          documentNumber,
        });
        expect(matched?.record.studentNumber).toBe(studentNumber);
      } else {
        expect(await codes.decode(code)).toMatchObject({
          ok: true,
          value: { school: entry.school, studentNumber },
        });
      }
    }
  }
  expect(states).toEqual(new Set(["open", "notYet", "closed"]));
  expect(numbers.size).toBe(second.reduce((sum, { graduates }) => sum + graduates.length, 0));
  expect(await staffGrants(db, "School@demo.test")).toMatchObject([
    { role: "school", schoolId: expect.any(String) },
  ]);
});
