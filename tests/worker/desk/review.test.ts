import { expect, test } from "vitest";
import { carryOutVerdicts } from "../../../worker/review/carry-out.ts";
import { takeNext } from "../../../worker/roster/review-queue.ts";
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
    ["one", "two", "three"].map((who) => takeNext(deskEnv.DB, who, scope, now)),
  );
  expect(taken.filter((lease) => lease?.graduateId === graduate.graduateId)).toHaveLength(1);
  expect((await verdict({ verdict: "approve" })).status).toBe(409);
  const later = await takeNext(deskEnv.DB, "four", scope, now + 6 * 60_000);
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
  const scope = { stage: "school", schools: [programme.schoolId] } as const;
  const first = await takeNext(deskEnv.DB, "one", scope, Date.now());
  expect(first?.graduateId).toBe(early.graduateId);
  const elsewhere = { stage: "school", schools: ["nobody"] } as const;
  expect(await takeNext(deskEnv.DB, "two", elsewhere, Date.now())).toBeNull();
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
