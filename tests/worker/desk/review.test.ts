import { expect, test, vi } from "vitest";
import { carryOutVerdicts } from "../../../worker/review/carry-out.ts";
import { takeLease } from "../../../worker/roster/review/queue.ts";
import { type As, deskEnv, freeProgramme, get, keys, listedGraduate, post } from "./stage.ts";

const staffOf = (as: As) => `local-${as.split(":")[0]}@desk.invalid`;

/** A photo in a school's own stage, so that no other test's queue comes in between. */
async function schoolCase(stages: readonly ["school"] | readonly ["school", "central"] = ["school"]) {
  const programme = await freeProgramme({ review: { stages: [...stages] as ["school"], workingDays: 2 } });
  const graduate = await listedGraduate(programme);
  await graduate.submitted();
  const as: As = `school:${programme.schoolId}`;
  const verdict = (fields: Record<string, string>) =>
    post(as, "/desk/review/verdict", {
      graduate: graduate.graduateId,
      submission: "1",
      stage: "school",
      ...fields,
    });
  const status = async () => (await graduate.object().view()).collection.photo.status;
  return { programme, graduate, as, verdict, status };
}

test("the photo that is due first comes first, and one past its working days is said to be overdue, in red", async () => {
  const { programme, as } = await schoolCase();
  const earlier = await listedGraduate(programme);
  await earlier.submitted();
  const move = deskEnv.DB.prepare("UPDATE graduates SET review_due_at = review_due_at - 1000 WHERE id = ?1");
  await move.bind(earlier.graduateId).run();
  const intime = await (await get(as, "/desk/review")).text();
  expect(intime).toContain(`data-graduate="${earlier.graduateId}"`);
  expect(intime).toMatch(/<span class="quiet">截止/);
  // Two working days are over after ten days, whatever the calendar says.
  vi.setSystemTime(Date.now() + 10 * 86_400_000);
  const late = await get(as, "/desk/review").finally(() => vi.useRealTimers());
  const page = await late.text();
  expect(page).toContain(`data-graduate="${earlier.graduateId}"`);
  expect(page).toMatch(/<span class="fail">截止[^<]*已超时/);
});

test("a verdict counts only when its ten seconds are over, and then once", async () => {
  const { graduate, as, verdict, status } = await schoolCase();
  const page = await (await get(as, "/desk/review")).text();
  expect(page).toContain(graduate.graduateId);
  const answer = await verdict({ verdict: "approve" });
  expect(answer.status).toBe(303);
  await carryOutVerdicts(deskEnv, keys, Date.now());
  expect(await status()).toBe("inReview");
  expect(await (await get(as, "/desk/review")).text()).not.toContain(graduate.graduateId);
  await carryOutVerdicts(deskEnv, keys, Date.now() + 11_000);
  await carryOutVerdicts(deskEnv, keys, Date.now() + 100_000);
  const { collection } = await graduate.object().view();
  expect(collection.photo.status).toBe("approved");
  expect(collection.photo.verdicts).toHaveLength(1);
});

test("a photo whose collection is closed leaves the queue, also where the read side does not know yet, and comes back with it", async () => {
  const { graduate, as } = await schoolCase();
  const by = { kind: "staff", staffId: "s" } as const;
  const shown = async () => (await (await get(as, "/desk/review")).text()).includes(graduate.graduateId);
  expect(await shown()).toBe(true);
  await graduate.object().perform({ key: "closing-it", command: { type: "close", by, note: "本人放弃" } });
  expect(await shown(), "by what the object says").toBe(false);
  await graduate.project();
  const row = deskEnv.DB.prepare("SELECT review_stage FROM graduates WHERE id = ?1");
  expect(await row.bind(graduate.graduateId).first("review_stage")).toBeNull();
  await graduate.perform({ type: "reopen", by, note: "继续办理" });
  await deskEnv.DB.prepare("DELETE FROM review_leases WHERE graduate_id = ?1")
    .bind(graduate.graduateId)
    .run();
  expect(await shown()).toBe(true);
});

test("a graduate whose object fails keeps no verdict on another one waiting", async () => {
  const [broken, sound] = [await schoolCase(), await schoolCase()];
  for (const { as, verdict } of [broken, sound]) {
    await get(as, "/desk/review");
    expect((await verdict({ verdict: "approve" })).status).toBe(303);
  }
  const gone = { view: () => Promise.reject(new Error("gone")) };
  const getByName = (id: string) =>
    id === broken.graduate.graduateId ? gone : deskEnv.GRADUATE.getByName(id);
  const env = { DB: deskEnv.DB, GRADUATE: { getByName } } as unknown as Env;
  const run = carryOutVerdicts(env, keys, Date.now() + 11_000);
  await expect(run).rejects.toMatchObject({ errors: [expect.objectContaining({ message: "gone" })] });
  expect(await sound.status()).toBe("approved");
  expect(await broken.status()).toBe("inReview");
  await carryOutVerdicts(deskEnv, keys, Date.now() + 100_000);
  expect(await broken.status()).toBe("approved");
});

test("an undone verdict never reaches the graduate, and the photo is on the screen again", async () => {
  const { graduate, as, verdict, status } = await schoolCase();
  await get(as, "/desk/review");
  const sent = await verdict({ verdict: "reject", reason: "light" });
  const decision =
    new URL(sent.headers.get("location") ?? "", "http://desk").searchParams.get("decision") ?? "";
  const undone = await post(as, "/desk/review/undo", { decision });
  expect(undone.headers.get("location")).toContain("said=undone");
  await carryOutVerdicts(deskEnv, keys, Date.now() + 11_000);
  expect(await status()).toBe("inReview");
  expect(await (await get(as, "/desk/review")).text()).toContain(graduate.graduateId);
});

test("a rejection needs a reason and brings its words to the graduate's history", async () => {
  const { graduate, as, verdict, status } = await schoolCase();
  await get(as, "/desk/review");
  expect((await verdict({ verdict: "reject" })).status).toBe(409);
  expect((await verdict({ verdict: "reject", reason: "hair", note: "刘海" })).status).toBe(303);
  await carryOutVerdicts(deskEnv, keys, Date.now() + 11_000);
  expect(await status()).toBe("rejected");
  const page = await (await get("support", `/desk/graduates/${graduate.graduateId}`)).text();
  expect(page).toContain("头发遮挡眉毛、额头或耳朵");
  expect(page).toContain("刘海");
});

test("of two reviewers at once only one gets a photo, and the other may not judge it", async () => {
  const { programme, graduate, verdict } = await schoolCase();
  const scope = { stage: "school", schools: [programme.schoolId] } as const;
  const now = Date.now();
  const taken = await Promise.all(
    ["one", "two", "three"].map((who) => takeLease(deskEnv.DB, who, scope, now)),
  );
  expect(taken.filter((lease) => lease?.graduateId === graduate.graduateId)).toHaveLength(1);
  expect((await verdict({ verdict: "approve" })).status).toBe(409);
  const later = await takeLease(deskEnv.DB, "four", scope, now + 6 * 60_000);
  expect(later?.graduateId).toBe(graduate.graduateId);
});

test("what is due first comes first, and another school's photo never comes", async () => {
  const programme = await freeProgramme({ review: { stages: ["school"], workingDays: 2 } });
  const late = await listedGraduate(programme);
  const early = await listedGraduate(programme);
  await late.submitted();
  await early.submitted();
  await deskEnv.DB.prepare("UPDATE graduates SET review_due_at = 5 WHERE id = ?1")
    .bind(early.graduateId)
    .run();
  const page = await (await get(`school:${programme.schoolId}`, "/desk/review")).text();
  expect(page).toContain(`data-graduate="${early.graduateId}"`);
  expect(page).toContain('<strong class="fail">已超时 1</strong>');
  await post(`school:${programme.schoolId}`, "/desk/review/skip", { graduate: early.graduateId });
  await deskEnv.DB.prepare("DELETE FROM review_leases WHERE graduate_id = ?1").bind(early.graduateId).run();
  const scope = { stage: "school", schools: [programme.schoolId] } as const;
  const first = await takeLease(deskEnv.DB, "one", scope, Date.now());
  expect(first?.graduateId).toBe(early.graduateId);
  const elsewhere = { stage: "school", schools: ["nobody"] } as const;
  expect(await takeLease(deskEnv.DB, "two", elsewhere, Date.now())).toBeNull();
});

test("a photo of two stages goes from the school to the central reviewers", async () => {
  const { graduate, as, verdict } = await schoolCase(["school", "central"]);
  await get(as, "/desk/review");
  await verdict({ verdict: "approve" });
  await carryOutVerdicts(deskEnv, keys, Date.now() + 11_000);
  const { collection } = await graduate.object().view();
  expect(collection.photo.status).toBe("inReview");
  expect(collection.photo.review?.stage).toBe("central");
  expect((await verdict({ verdict: "approve", stage: "central" })).status).toBe(409);
});

test("the figures count a school reviewer's own work", async () => {
  const { as, verdict } = await schoolCase();
  await get(as, "/desk/review");
  await verdict({ verdict: "approve" });
  const page = await (await get(as, "/desk/review/figures")).text();
  expect(page).toContain(staffOf(as));
  expect((await get("support", "/desk/review")).status).toBe(403);
});

test("a photo given back goes to a colleague first, and says so", async () => {
  const { programme, graduate, as } = await schoolCase();
  await get(as, "/desk/review");
  const given = await post(as, "/desk/review/skip", { graduate: graduate.graduateId });
  expect(given.headers.get("location")).toContain("said=skipped");
  expect(await (await get(as, "/desk/review")).text()).not.toContain(graduate.graduateId);
  const scope = { stage: "school", schools: [programme.schoolId] } as const;
  const later = await takeLease(deskEnv.DB, "colleague", scope, Date.now() + 2 * 60_000);
  expect(later?.graduateId).toBe(graduate.graduateId);
});

test("the photo after the one on screen is held already, and its time begins when it is shown", async () => {
  const { programme, graduate, as, verdict } = await schoolCase();
  const second = await listedGraduate(programme);
  const sha256 = await second.submitted();
  await get(as, "/desk/review");
  const ahead = await get(as, `/desk/review/ahead?after=${graduate.graduateId}`);
  expect(await ahead.json()).toMatchObject({
    pictures: [
      `/desk/photos/${second.graduateId}/standard/${sha256}`,
      `/desk/photos/${second.graduateId}/original/${sha256}`,
    ],
  });
  const scope = { stage: "school", schools: [programme.schoolId] } as const;
  expect(await takeLease(deskEnv.DB, "colleague", scope, Date.now()), "taken by nobody else").toBeNull();
  expect(await (await get(as, "/desk/review")).text()).toContain(`data-graduate="${graduate.graduateId}"`);
  const since = "SELECT since FROM review_leases WHERE graduate_id = ?1";
  await deskEnv.DB.prepare("UPDATE review_leases SET since = 1 WHERE graduate_id = ?1")
    .bind(second.graduateId)
    .run();
  await verdict({ verdict: "approve" });
  expect(await (await get(as, "/desk/review")).text()).toContain(`data-graduate="${second.graduateId}"`);
  expect(await deskEnv.DB.prepare(since).bind(second.graduateId).first("since")).toBeGreaterThan(1);
});
