import { expect, test } from "vitest";
import { inSample } from "../../../durable-objects/collection/sample.ts";
import { runPurge } from "../../../worker/effects/files.ts";
import { carryOutVerdicts } from "../../../worker/review/carry-out.ts";
import { lookedAtAgain } from "../../../worker/review/look-again.ts";
import type { Programme } from "../../../worker/roster/programmes.ts";
import { agreements, sampledPasses } from "../../../worker/roster/review/figures.ts";
import { takeLease } from "../../../worker/roster/review/queue.ts";
import { takeSecondLook } from "../../../worker/roster/review/second-looks.ts";
import { graduateIdOf } from "../../../worker/roster/secrets/lookup-hash.ts";
import { type As, deskEnv, freeProgramme, get, keys, listedGraduate, post, studentNumber } from "./stage.ts";

const later = (seconds: number) => Date.now() + seconds * 1000;

/** A graduate of the programme whose verdict the seed draws, or does not. */
async function submitted(programme: Programme, drawn: boolean) {
  for (;;) {
    const number = studentNumber();
    const graduateId = await graduateIdOf(keys, programme.id, number);
    if (lookedAtAgain({ graduateId, submission: 1, stage: "school" }) !== drawn) continue;
    const graduate = await listedGraduate(programme, { studentNumber: number });
    await graduate.submitted();
    return graduate;
  }
}

/** A student number whose graduate is not in the small sample of a programme's automatic passes. */
async function outsideSample({ id }: Programme): Promise<string> {
  for (;;) {
    const number = studentNumber();
    if (!inSample("1", `${await graduateIdOf(keys, id, number)}:1`, 1)) return number;
  }
}

/** A verdict of one school reviewer, carried out, on a photo that the seed draws or not. */
async function judged(drawn: boolean, fields: Record<string, string> = { verdict: "approve" }) {
  const programme = await freeProgramme({ review: { stages: ["school"], workingDays: 2 } });
  const graduate = await submitted(programme, drawn);
  const as: As = `school:${programme.schoolId}`;
  const verdict = (given: Record<string, string>) => {
    const { graduateId } = graduate;
    const seen = { graduate: graduateId, submission: "1", stage: "school" };
    return post(as, "/desk/review/verdict", { ...seen, ...given });
  };
  await get(as, "/desk/review");
  await verdict(fields);
  await carryOutVerdicts(deskEnv, keys, later(11));
  const scope = { stage: "school", schools: [programme.schoolId] } as const;
  const status = async () => (await graduate.object().view()).collection.photo.status;
  return { programme, graduate, as, verdict, scope, status };
}

/** From now on the first verdict was somebody else's, so that the one stand-in of a role can give the second. */
async function firstWasAnothers(graduateId: string): Promise<string> {
  const colleague = `colleague-${graduateId}@desk.invalid`;
  for (const sql of [
    "UPDATE second_looks SET first_reviewer = ?2 WHERE graduate_id = ?1",
    "UPDATE review_leases SET reviewer = ?2 WHERE graduate_id = ?1",
  ])
    await deskEnv.DB.prepare(sql).bind(graduateId, colleague).run();
  return colleague;
}

test("a verdict in the share comes before a second reviewer as a photo like any other, and only one", async () => {
  const { graduate, as, scope, verdict, status } = await judged(true);
  expect(await status()).toBe("approved");
  expect(await (await get(as, "/desk/review")).text(), "never one's own").not.toContain(graduate.graduateId);
  const colleague = await firstWasAnothers(graduate.graduateId);
  const page = await (await get(as, "/desk/review")).text();
  expect(page).toContain(`data-graduate="${graduate.graduateId}"`);
  expect(page, "blind").not.toContain(colleague);
  expect(await takeSecondLook(deskEnv.DB, "third", scope, Date.now())).toBeNull();
  const answer = await verdict({ verdict: "reject", reason: "light" });
  expect(answer.headers.get("location")).toContain("said=rejected");
  expect(await status(), "the graduate notices nothing").toBe("approved");
  expect(await agreements(deskEnv.DB, 0, colleague)).toEqual([
    { reviewer: colleague, compared: 1, agreed: 0 },
  ]);
  const figures = await (await get("admin", "/desk/review/figures")).text();
  expect(figures).toContain(colleague);
  expect(figures).toContain("0% (0/1)");
  expect(await (await get("reviewer", "/desk/review/figures")).text()).not.toContain(colleague);
});

test("a second verdict can be undone in time, and is given again", async () => {
  const { graduate, as, verdict } = await judged(true);
  const colleague = await firstWasAnothers(graduate.graduateId);
  await get(as, "/desk/review");
  const sent = await verdict({ verdict: "reject", reason: "light" });
  const decision = new URL(sent.headers.get("location") ?? "", "http://desk").searchParams.get("decision");
  const undone = await post(as, "/desk/review/undo", { decision: decision ?? "" });
  expect(undone.headers.get("location")).toContain("said=undone");
  expect(await agreements(deskEnv.DB, 0, colleague)).toEqual([]);
  expect((await verdict({ verdict: "approve" })).status).toBe(303);
  expect((await verdict({ verdict: "approve" })).status, "once").toBe(409);
  expect(await agreements(deskEnv.DB, 0, colleague)).toEqual([
    { reviewer: colleague, compared: 1, agreed: 1 },
  ]);
});

test("a second verdict that is undone brings its own photo back on screen, not the one that had come after it", async () => {
  const { graduate, as, verdict, programme } = await judged(true);
  await firstWasAnothers(graduate.graduateId);
  const next = await submitted(programme, false);
  expect(await (await get(as, "/desk/review")).text()).toContain(`data-graduate="${graduate.graduateId}"`);
  const sent = await verdict({ verdict: "reject", reason: "light" });
  const decision = new URL(sent.headers.get("location") ?? "", "http://desk").searchParams.get("decision");
  expect(await (await get(as, "/desk/review")).text()).toContain(`data-graduate="${next.graduateId}"`);
  await post(as, "/desk/review/undo", { decision: decision ?? "" });
  expect(await (await get(as, "/desk/review")).text()).toContain(`data-graduate="${graduate.graduateId}"`);
  expect((await verdict({ verdict: "approve" })).status).toBe(303);
  expect(await (await get(as, "/desk/review")).text()).toContain(`data-graduate="${next.graduateId}"`);
});

test("a verdict outside the share, one that did not count and one whose photo is gone come before nobody again", async () => {
  const outside = await judged(false);
  expect(await takeSecondLook(deskEnv.DB, "second", outside.scope, Date.now())).toBeNull();

  const programme = await freeProgramme({ review: { stages: ["school"], workingDays: 2 } });
  const recalled = await submitted(programme, true);
  const as: As = `school:${programme.schoolId}`;
  await get(as, "/desk/review");
  const seen = { graduate: recalled.graduateId, submission: "1", stage: "school" };
  await post(as, "/desk/review/verdict", { ...seen, verdict: "approve" });
  await recalled.perform({ type: "recall", by: { kind: "staff", staffId: "s" }, note: "换照片" });
  await carryOutVerdicts(deskEnv, keys, later(11));
  const scope = { stage: "school", schools: [programme.schoolId] } as const;
  expect(await takeSecondLook(deskEnv.DB, "second", scope, Date.now())).toBeNull();

  const purged = await judged(true);
  await runPurge(deskEnv, purged.graduate.graduateId, "photos");
  expect(await takeSecondLook(deskEnv.DB, "second", purged.scope, Date.now())).toBeNull();
});

test("of photos that would pass by themselves only the sample waits for a person, whose verdict is counted", async () => {
  const review = { stages: ["central"] as ["central"], workingDays: 2 };
  const code = { qualification: "code", exportName: "{student_no}.jpg" } as const;
  const alone = await freeProgramme({ ...code, review: { ...review, automatic: { samplePercent: 1 } } });
  const sampled = await freeProgramme({ ...code, review: { ...review, automatic: { samplePercent: 100 } } });
  const passes = await listedGraduate(alone, { studentNumber: await outsideSample(alone) });
  const waits = await listedGraduate(sampled);
  await passes.submitted({ doubts: [] });
  await waits.submitted({ doubts: [] });
  const scopeOf = ({ schoolId }: Programme) => ({ stage: "central", schools: [schoolId] }) as const;
  expect(await takeLease(deskEnv.DB, "one", scopeOf(alone), Date.now())).toBeNull();
  const before = await sampledPasses(deskEnv.DB, 0);
  const taken = await takeLease(deskEnv.DB, "local-reviewer@desk.invalid", scopeOf(sampled), Date.now());
  expect(taken?.graduateId).toBe(waits.graduateId);
  const seen = { graduate: waits.graduateId, submission: "1", stage: "central" };
  await post("reviewer", "/desk/review/verdict", { ...seen, verdict: "approve" });
  await carryOutVerdicts(deskEnv, keys, later(11));
  const after = await sampledPasses(deskEnv.DB, 0);
  expect(after).toEqual({ judged: before.judged + 1, approved: before.approved + 1 });
});
