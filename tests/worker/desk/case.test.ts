import { beforeAll, describe, expect, test } from "vitest";
import { runPurge } from "../../../worker/effects/files.ts";
import { identityAttempts } from "../../../worker/qualification/claim-by-identity.ts";
import { storeCards } from "../../../worker/qualification/identity/cards.ts";
import { attemptsOf, takeAttempt } from "../../../worker/roster/attempts.ts";
import { auditEntries } from "../../../worker/roster/audit.ts";
import { collectionPolicy } from "../../../worker/roster/policy/to-collection.ts";
import type { Programme } from "../../../worker/roster/programmes.ts";
import { takeLease } from "../../../worker/roster/review/queue.ts";
import { recordOfGraduate } from "../../../worker/roster/student-records.ts";
import { keepVainSearch } from "../../../worker/roster/vain-searches.ts";
import { type As, deskEnv, freeProgramme, get, keys, listedGraduate, post } from "./stage.ts";

let programme: Programme;
let other: Programme;
beforeAll(async () => {
  programme = await freeProgramme();
  other = await freeProgramme();
});

const key = () => ({ key: crypto.randomUUID(), confirmed: "yes" });

describe("lookup", () => {
  test("finds a graduate by student number, says so, and keeps whom it showed in the audit log", async () => {
    const { graduateId, row } = await listedGraduate(programme);
    const page = await (await post("support", "/desk/lookup", { q: row.studentNumber })).text();
    expect(page).toContain(`/desk/graduates/${graduateId}`);
    expect(page).toContain("学号");
    const log = await auditEntries(deskEnv.DB, { by: "subject", kind: "search", id: "" });
    expect(log.some(({ details }) => String(details.ids).includes(graduateId))).toBe(true);
  });

  test("never shows a school another school's graduates", async () => {
    const { graduateId, row } = await listedGraduate(programme);
    const page = await (
      await post(`school:${other.schoolId}`, "/desk/lookup", { q: row.studentNumber })
    ).text();
    expect(page).not.toContain(graduateId);
    const own = await (
      await post(`school:${programme.schoolId}`, "/desk/lookup", { q: row.studentNumber })
    ).text();
    expect(own).toContain(graduateId);
  });
});

describe("the case page", () => {
  test("shows an unclaimed record, and the number only after a reason that the audit log keeps", async () => {
    const { graduateId, row } = await listedGraduate(programme);
    const page = await (await get("support", `/desk/graduates/${graduateId}`)).text();
    expect(page).toContain(row.name);
    expect(page).not.toContain(row.documentNumber);
    expect((await post("support", `/desk/graduates/${graduateId}/document`)).status).toBe(422);
    const shown = await post("support", `/desk/graduates/${graduateId}/document`, { reason: "核对证件" });
    expect(await shown.text()).toContain(row.documentNumber);
    const log = await auditEntries(deskEnv.DB, { by: "subject", kind: "graduate", id: graduateId });
    expect(log[0]).toMatchObject({ action: "revealDocument", reason: "核对证件", role: "support" });
  });

  test("of a graduate who is purged says so, and asks for no picture", async () => {
    const graduate = await listedGraduate(programme);
    const { graduateId, perform } = graduate;
    await graduate.submitted();
    expect(await (await get("admin", `/desk/graduates/${graduateId}`)).text()).toContain("/desk/photos/");
    const by = { kind: "staff", staffId: "s" } as const;
    for (const type of ["close", "purge"] as const) await perform({ type, by, note: "应本人要求" });
    const page = await (await get("admin", `/desk/graduates/${graduateId}`)).text();
    expect(page).toContain("照片已按保存期限或本人要求清除");
    expect(page).not.toContain("/desk/photos/");
  });

  test("recalls a photo from review once, and explains why a second time is refused", async () => {
    const { graduateId, submitted, object } = await listedGraduate(programme).then((g) => ({
      ...g,
      submitted: () => g.submitted(),
    }));
    await submitted();
    const path = `/desk/graduates/${graduateId}/actions/recall`;
    expect((await post("support", path, { ...key(), reason: "" })).status).toBe(422);
    expect((await post("support", path, { key: crypto.randomUUID(), reason: "换照片" })).status).toBe(422);
    expect((await post("support", path, { ...key(), reason: "换照片" })).status).toBe(200);
    expect((await object().view()).collection.photo.status).toBe("standardized");
    const again = await post("support", path, { ...key(), reason: "换照片" });
    expect(again.status).toBe(409);
    expect(await again.text()).toContain("照片不在审核中");
  });

  test("corrects a record with the school's word, and a note stays sealed in the database", async () => {
    const graduate = await listedGraduate(programme);
    await graduate.claimed();
    const fields = {
      name: "周更正",
      studentNumber: graduate.row.studentNumber,
      level: "本科",
      college: "",
      major: "",
      className: "",
    };
    const answer = await post("support", `/desk/graduates/${graduate.graduateId}/record`, {
      ...key(),
      ...fields,
      reason: "院校来函",
    });
    expect(answer.status).toBe(200);
    expect((await graduate.object().record())?.name).toBe("周更正");
    await post("support", `/desk/graduates/${graduate.graduateId}/notes`, { text: "已电话确认" });
    expect(await (await get("support", `/desk/graduates/${graduate.graduateId}`)).text()).toContain(
      "已电话确认",
    );
    const stored = await deskEnv.DB.prepare(
      "SELECT text_sealed AS sealed FROM case_notes WHERE graduate_id = ?1",
    )
      .bind(graduate.graduateId)
      .first<{ sealed: string }>();
    expect(stored?.sealed).not.toContain("电话");
  });

  test("unlocks the tries of the accounts that failed, by code and by name, with those of the object", async () => {
    const { graduateId, row, object } = await listedGraduate(programme);
    const rule = { limit: 1, coolingMs: 3_600_000 };
    const now = Date.now();
    const [byCode, byName, stranger] = ["code", "name", "other"].map((who) => `${who}-${graduateId}`);
    const purpose = identityAttempts(programme.id);
    const locked = async (who = "", what = "code") =>
      (await attemptsOf(deskEnv.DB, who, what)).coolingUntil !== null;
    const lock = (who = "", what = "code") => takeAttempt(deskEnv.DB, who, what, rule, now);

    // One account has failed a proof at the object, one has searched with a wrong name, one has to do with neither.
    const record = await recordOfGraduate(deskEnv.DB, keys, programme, graduateId);
    if (record === null) throw new Error("not listed");
    await object().perform({
      key: crypto.randomUUID(),
      command: {
        type: "claim",
        by: { kind: "graduate", accountId: byCode ?? "" },
        graduateId,
        programmeId: programme.id,
        schoolId: programme.schoolId,
        policy: collectionPolicy(programme.policyVersion, programme.policy),
        record: record.record,
        proof: { kind: "lastFour", typed: "????" },
      },
    });
    await Promise.all([lock(byCode), lock(byName, purpose), lock(stranger), lock(stranger, purpose)]);
    const place = { accountId: byName ?? "", programmeId: programme.id };
    await keepVainSearch(deskEnv.DB, keys, place, { ...row, name: "周错名" }, now);

    const path = `/desk/graduates/${graduateId}/actions/unlockAttempts`;
    expect((await post("support", path, { key: crypto.randomUUID(), reason: "来电" })).status).toBe(422);
    expect(await locked(byCode), "nothing without the confirmation").toBe(true);
    expect((await post("support", path, { ...key(), reason: "来电" })).status).toBe(200);
    expect((await object().view()).collection.proof.failed).toBe(0);
    expect([await locked(byCode), await locked(byName, purpose)]).toEqual([false, false]);
    expect([await locked(stranger), await locked(stranger, purpose)]).toEqual([true, true]);

    // An account may be locked although the object is not.
    await lock(byName, purpose);
    const page = await (await get("support", `/desk/graduates/${graduateId}`)).text();
    expect(page).toContain(`action="${path}"`);
    expect((await post("support", path, { ...key(), reason: "来电" })).status).toBe(200);
    expect(await locked(byName, purpose)).toBe(false);
    expect((await post("support", path, { ...key(), reason: "来电" })).status).toBe(409);
  });

  test("a form of another site does nothing", async () => {
    const graduate = await listedGraduate(programme);
    const path = `/desk/graduates/${graduate.graduateId}/notes`;
    for (const headers of [{ "sec-fetch-site": "cross-site" }, { origin: "https://elsewhere.example" }, {}]) {
      expect((await post("support", path, { text: "x" }, headers as Record<string, string>)).status).toBe(
        403,
      );
    }
  });
});

test.each<[As, number]>([
  ["support", 200],
  ["reviewer", 403],
  ["admin", 200],
])("%s opening a case gets %i", async (as, status) => {
  const { graduateId } = await listedGraduate(programme);
  expect((await get(as, `/desk/graduates/${graduateId}`)).status).toBe(status);
});

test("a school opens its own cases and finds nobody else's, not even their photos", async () => {
  const graduate = await listedGraduate(programme);
  const sha256 = await graduate.submitted();
  const { graduateId } = graduate;
  const own: As = `school:${programme.schoolId}`;
  const foreign: As = `school:${other.schoolId}`;
  const photo = `/desk/photos/${graduateId}/standard/${sha256}`;
  expect((await get(own, photo)).status).toBe(200);
  expect((await get(own, `/desk/graduates/${graduateId}`)).status).toBe(200);
  expect((await get(foreign, `/desk/graduates/${graduateId}`)).status).toBe(404);
  expect((await get(foreign, photo)).status).toBe(404);
  expect((await get("reviewer", photo)).status).toBe(200);
  expect((await get("reviewer", `/desk/photos/${graduateId}/standard/zz`)).status).toBe(404);
});

test("when a graduate's retention ends, what staff wrote goes too", async () => {
  const { graduateId } = await listedGraduate(programme);
  await post("support", `/desk/graduates/${graduateId}/notes`, { text: "已电话确认" });
  await runPurge(deskEnv, graduateId, "photos");
  const left = await deskEnv.DB.prepare("SELECT COUNT(*) AS n FROM case_notes WHERE graduate_id = ?1")
    .bind(graduateId)
    .first("n");
  expect(left).toBe(0);
});

describe("messages and links", () => {
  const effectsOf = async ({ object }: Awaited<ReturnType<typeof listedGraduate>>) =>
    (await object().history()).effects.map(({ effect }) => effect);

  test("a link goes out through the outbox, with a reason, and leads nowhere but to the collection", async () => {
    const graduate = await listedGraduate(programme);
    await graduate.claimed();
    const path = `/desk/graduates/${graduate.graduateId}`;
    expect((await post("support", `${path}/actions/sendLink`, { ...key() })).status).toBe(422);
    const sent = await post("support", `${path}/actions/sendLink`, { ...key(), reason: "来电" });
    expect(sent.status).toBe(200);
    expect(await effectsOf(graduate)).toMatchObject([{ kind: "message", message: "link", data: {} }]);
    const page = await (await get("support", path)).text();
    const [, address = ""] = /<input readonly="" value="([^"]+)"/.exec(page) ?? [];
    expect(new URL(address).pathname).toBe(`/collect/${graduate.graduateId}`);
    expect(page).toContain("<svg");
  });

  test("somebody unclaimed cannot be written to, and the page says so and leads to the programme", async () => {
    const { graduateId } = await listedGraduate(programme);
    const page = await (await get("support", `/desk/graduates/${graduateId}`)).text();
    expect(page).toContain(`/programme/${programme.id}/identity`);
    expect(page).toContain("该学籍尚未关联微信账户");
    expect(page).toContain("名单中的信息请由院校重新导入更正");
    expect(page).toContain("该订单没有可退的款项");
    const sent = await post("support", `/desk/graduates/${graduateId}/actions/sendLink`, {
      ...key(),
      reason: "来电",
    });
    expect(sent.status).toBe(409);
  });

  test("a message is queued again once a tap, and never for an account that no longer holds the graduate", async () => {
    const graduate = await listedGraduate(programme);
    await graduate.claimed();
    const path = `/desk/graduates/${graduate.graduateId}`;
    await post("support", `${path}/actions/sendLink`, { ...key(), reason: "来电" });
    const [first] = (await graduate.object().history()).effects;
    const again = { ...key(), reason: "未收到" };
    const resend = `${path}/messages/${first?.seq}`;
    expect((await post("support", resend, { ...key() })).status, "no reason").toBe(422);
    expect((await post("support", resend, again)).status).toBe(200);
    expect((await post("support", resend, again)).status, "the same tap").toBe(200);
    expect(await effectsOf(graduate)).toHaveLength(2);
    expect((await graduate.object().history()).entries.at(-1)).toMatchObject({
      command: "resendMessage",
      by: { staffId: "local-support@desk.invalid" },
    });
    await post("support", `${path}/actions/release`, { ...key(), reason: "换微信" });
    const late = await post("support", resend, { ...key(), reason: "未收到" });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain("不再关联此学籍");
    expect((await post("support", `${path}/messages/9999`, { ...key(), reason: "x" })).status).toBe(422);
    expect((await post(`school:${programme.schoolId}`, resend, again)).status).toBe(403);
  });
});

test("a picture of a document is shown for a reason, which the audit log keeps, or to whoever judges the photo", async () => {
  const staged = await freeProgramme({ review: { stages: ["central"], workingDays: 2 } });
  const graduate = await listedGraduate(staged);
  await graduate.submitted();
  const { graduateId } = graduate;
  const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
  const id = "i-submission";
  await storeCards(deskEnv.PHOTOS, keys, graduateId, id, { portrait: picture });
  const path = `/desk/graduates/${graduateId}/cards/${id}/portrait`;
  expect((await post("support", path)).status).toBe(422);
  const shown = await post("support", path, { reason: "核对本人" });
  expect(new Uint8Array(await shown.arrayBuffer())).toEqual(picture);
  const log = await auditEntries(deskEnv.DB, { by: "subject", kind: "graduate", id: graduateId });
  expect(log[0]).toMatchObject({ action: "viewIdentityCard", reason: "核对本人" });
  for (const as of ["reviewer", `school:${staged.schoolId}`] as const)
    expect((await post(as, path, { reason: "看看" })).status).toBe(403);

  const beside = `/desk/photos/${graduateId}/cards/${id}/portrait`;
  expect((await get("reviewer", beside)).status, "not on their screen").toBe(404);
  const scope = { stage: "central", schools: [staged.schoolId] } as const;
  await takeLease(deskEnv.DB, "local-reviewer@desk.invalid", scope, Date.now());
  expect((await get("reviewer", beside)).status).toBe(200);
  expect((await get("support", beside)).status).toBe(403);
});
