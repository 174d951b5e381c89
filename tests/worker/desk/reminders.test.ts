import { expect, test } from "vitest";
import { type As, deskEnv, finished, freeProgramme, get, listedGraduate, post } from "./stage.ts";

/** The numbers of the forecast, in the order of the page. */
function numbersOf(html: string): readonly number[] {
  return [...html.matchAll(/<li><strong>(\d+)<\/strong>/g)].map(([, count]) => Number(count));
}

test("those who are missing are counted, reminded once a day, and only they", async () => {
  const programme = await freeProgramme();
  const as: As = `school:${programme.schoolId}`;
  const path = `/desk/programmes/${programme.id}/reminders`;
  const claimed = await listedGraduate(programme, { college: "文学院" });
  await claimed.claimed();
  const elsewhere = await listedGraduate(programme, { college: "理学院" });
  await elsewhere.claimed();
  const waiting = await listedGraduate(programme);
  await waiting.submitted();
  await listedGraduate(programme);

  // Reached, of them declined before, capped, not their turn, never claimed.
  expect(numbersOf(await (await get(as, path)).text())).toEqual([2, 0, 0, 1, 1]);
  const arts = { college: "文学院" };
  expect(numbersOf(await (await get(as, `${path}?college=${encodeURIComponent("文学院")}`)).text())[0]).toBe(
    1,
  );
  const task = (await post(as, path, arts)).headers.get("location") ?? "";
  expect(await finished(as, task)).toContain("已提醒 1 · 一天内已提醒过 0");
  const { effects } = await claimed.object().history();
  expect(
    effects.filter(({ effect }) => effect.kind === "message" && effect.message === "reminder"),
  ).toHaveLength(1);
  expect((await elsewhere.object().history()).effects.some(({ effect }) => effect.kind === "message")).toBe(
    false,
  );

  const again = (await post(as, path, arts)).headers.get("location") ?? "";
  expect(await finished(as, again)).toContain("已提醒 0 · 一天内已提醒过 1");
  await claimed.project();
  expect(numbersOf(await (await get(as, path)).text())).toEqual([1, 0, 1, 1, 1]);
  await deskEnv.DB.prepare("UPDATE graduates SET reminder_outcome = 'declined' WHERE id = ?1")
    .bind(elsewhere.graduateId)
    .run();
  expect(numbersOf(await (await get(as, path)).text())).toEqual([1, 1, 1, 1, 1]);
});

test("nobody to remind is said, and another school or role may not", async () => {
  const programme = await freeProgramme();
  const path = `/desk/programmes/${programme.id}/reminders`;
  expect((await post(`school:${programme.schoolId}`, path)).status).toBe(422);
  expect((await post("school:elsewhere", path)).status).toBe(404);
  for (const as of ["support", "reviewer"] as const) expect((await post(as, path)).status).toBe(403);
});
