import { expect, test } from "vitest";
import { grantStaff } from "../../../worker/roster/staff.ts";
import { deskEnv, freeProgramme, get, post } from "./stage.ts";

/** Switches, and answers the cookie that plays them from then on. */
async function switched(role: string, school: string): Promise<string | null> {
  const answer = await post("admin", "/desk/stand-in", { role, school });
  return /desk-as=([^;]+)/.exec(answer.headers.get("set-cookie") ?? "")?.[1] ?? null;
}

test("a local run plays a school by its id, by its name, or the first that somebody works for", async () => {
  const { schoolId, school } = await freeProgramme();
  expect(await switched("school", schoolId)).toBe(`school:${schoolId}`);
  expect(await switched("school", school)).toBe(`school:${schoolId}`);
  await grantStaff(deskEnv.DB, "c@example.org", { role: "school", schoolId }, "test", Date.now());
  const first = await switched("school", "");
  expect(first).toMatch(/^school:s/);
  expect((await get(first as `school:${string}`, "/desk/schools")).status).toBe(302);
  expect(await switched("school", "没有这所学校")).toBeNull();
  expect(await switched("reviewer", schoolId)).toBe("reviewer");
  expect(await switched("nobody", "")).toBeNull();
});
