import { expect, test } from "vitest";
import { noticeRefusal } from "../../../worker/effects/notice-refusal.ts";
import { addCaseNote } from "../../../worker/roster/case-notes.ts";
import { platformMinting } from "../../../worker/roster/ids.ts";
import { lastKeyCensus } from "../../../worker/roster/key-census/rounds.ts";
import { d1ProjectionSink } from "../../../worker/roster/projections.ts";
import { quarantineMoney } from "../../../worker/roster/quarantine.ts";
import { keepReconciliation } from "../../../worker/roster/reconciliation/days.ts";
import { saveDifferences } from "../../../worker/roster/reconciliation/differences.ts";
import { staffGrants } from "../../../worker/roster/staff.ts";
import { beginTask } from "../../../worker/roster/tasks.ts";
import { wechatFaultsLately } from "../../../worker/roster/wechat-faults.ts";
import { secret, testKeys } from "../roster/keys.ts";
import { projection } from "../roster/projection.ts";
import { deskEnv, freeProgramme, get, keys, listedGraduate, post, request } from "./stage.ts";

const PAGES = ["", "/money", "/stuck", "/retention", "/consents", "/keys"].map(
  (page) => `/desk/operations${page}`,
);

test.each([...PAGES, "/desk/staff", "/desk/staff/audit"])(
  "%s is the admin's alone and shows itself",
  async (path) => {
    expect((await get("admin", path)).status).toBe(200);
    for (const as of ["support", "reviewer", "school:s1"] as const)
      expect((await get(as, path)).status).toBe(403);
  },
);

test("nobody but an administrator settles anything, and not without a reason", async () => {
  const path = "/desk/operations/money/quarantined";
  for (const as of ["support", "reviewer", "school:s1"] as const) {
    expect((await post(as, path, { id: "x", reason: "r" })).status).toBe(403);
    expect((await post(as, "/desk/operations/stuck/sweep")).status).toBe(403);
  }
  expect((await post("admin", path, { id: "x" })).status).toBe(422);
  expect((await post("admin", path, { id: "x", reason: "r" })).status).toBe(404);
});

test("a reconciled day shows its differences, and each is resolved with what it was", async () => {
  const day = "2019-03-07";
  const sums = { payments: 2, paidFen: 6000, refunds: 0, refundedFen: 0 };
  await keepReconciliation(deskEnv.DB, { day, state: "done", outcome: "differs", ...sums }, Date.now());
  const difference = {
    problem: "notInJournal",
    kind: "payment",
    outTradeNo: "ops-1",
    billFen: 3000,
  } as const;
  await saveDifferences(deskEnv.DB, day, [{ ...difference, graduateId: null }], Date.now());
  const shown = async () => (await get("admin", `/desk/operations/money?day=${day}`)).text();
  expect(await shown()).toContain("账单有、采集记录没有");
  const id = /name="id" value="([^"]+ops-1[^"]*)"/.exec(await shown())?.[1] ?? "";
  const sent = await post("admin", "/desk/operations/money/differences", { id, reason: "测试商户的单" });
  expect(sent.status).toBe(303);
  expect(await shown()).toContain("测试商户的单");
});

test("a day with more differences than a page shows every one of them, page by page", async () => {
  const day = "2019-03-08";
  const found = Array.from({ length: 230 }, (_, n) => ({
    problem: "notInBill" as const,
    kind: "payment" as const,
    outTradeNo: `many-${String(n).padStart(3, "0")}`,
    journalFen: 100,
    graduateId: null,
  }));
  await saveDifferences(deskEnv.DB, day, found, Date.now());
  const seen: string[] = [];
  let path: string | undefined = `/desk/operations/money?day=${day}`;
  for (let pages = 0; path !== undefined && pages < 5; pages++) {
    const page: string = await (await get("admin", path)).text();
    seen.push(...Array.from(page.matchAll(/<code>(many-\d+)<\/code>/g), (match) => match[1] ?? ""));
    const next: string | undefined = /href="([^"]*from=[^"]*)"/.exec(page)?.[1];
    path = next?.replaceAll("&amp;", "&");
  }
  expect(seen).toEqual(found.map(({ outTradeNo }) => outTradeNo));
});

test("what WeChat refuses until someone mends it stands on the page, in words that say where to go", async () => {
  const page = async () => (await get("admin", "/desk/operations")).text();
  await noticeRefusal(deskEnv, { code: "highRiskUser", upstream: "40226" }, Date.now());
  expect(await page(), "what is one graduate's alone is not").not.toContain("highRiskUser");
  await noticeRefusal(deskEnv, { code: "ipNotAllowed", upstream: "40164" }, Date.now());
  await noticeRefusal(deskEnv, { code: "quotaExceeded", upstream: "45009" }, Date.now());
  const shown = await page();
  for (const words of ["IP 白名单", "ipNotAllowed:40164", "当日接口调用次数已用尽", "quotaExceeded:45009"])
    expect(shown).toContain(words);
  // Other tests live in other years.
  const later = Date.UTC(2100, 0, 1);
  expect((await wechatFaultsLately(deskEnv.DB, later)).length, "and is gone a day after the last").toBe(0);
});

/** All pages of the quarantine: the newest stand first, and other tests live in other years. */
async function quarantinePages(): Promise<string> {
  let pages = "";
  for (let path: string | undefined = "/desk/operations/money"; path !== undefined; ) {
    const page = await (await get("admin", path)).text();
    pages += page;
    path = /href="([^"]*[?&;]kept=\d+[^"]*)"/.exec(page)?.[1]?.replaceAll("&amp;", "&");
  }
  return pages;
}

test("quarantined money is looked into once, in words that stay, also when the button is tapped twice", async () => {
  const entry = {
    source: "notification",
    id: `q-${Date.now()}`,
    about: "payment",
    outTradeNo: "ops-2",
    reason: ["openid", "totalFen"],
  };
  await quarantineMoney(deskEnv.DB, "g-ops", entry as Parameters<typeof quarantineMoney>[2], platformMinting);
  const page = await quarantinePages();
  expect(page).toContain("付款人不符、金额不符");
  expect(page).toContain("ops-2");
  const form = { id: `payment:${entry.id}`, reason: "另一商户" };
  expect((await post("admin", "/desk/operations/money/quarantined", form)).status).toBe(303);
  const again = { ...form, reason: "第二次" };
  expect((await post("admin", "/desk/operations/money/quarantined", again)).status).toBe(303);
  const after = await quarantinePages();
  expect(after).toContain("另一商户");
  expect(after).not.toContain("第二次");
});

test("quarantined money that a graduate's orders refused says why in words, with every number to look it up by", async () => {
  const at = Date.now();
  const twice = { outTradeNo: `ops-twice-${at}`, transactionId: `42000${at}` };
  const back = {
    outTradeNo: `ops-back-${at}`,
    outRefundNo: `ops-back-${at}-r1`,
    transactionId: `42001${at}`,
  };
  for (const entry of [
    { id: `twice-${at}`, about: "payment", ...twice, reason: "paymentConflict" },
    { id: `back-${at}`, about: "refund", ...back, reason: "refundConflict" },
    { id: `closed-${at}`, about: "unreadable", reason: "key" },
  ] as const)
    await quarantineMoney(deskEnv.DB, "g-ops", { source: "notification", ...entry }, platformMinting);
  const page = await quarantinePages();
  for (const number of [...Object.values(twice), ...Object.values(back)])
    expect(page).toContain(`>${number}<`);
  expect(page).toContain("同一订单出现了不同的支付流水号");
  expect(page).toContain("该退款单已有最终结果");
  expect(page).toContain("<strong>通知</strong> · 无法解密，请核对 APIv3 密钥");
});

test("outboxes that do not get away, tasks that stand still and the sweep are shown and moved", async () => {
  const programme = await freeProgramme();
  const { graduateId, claimed } = await listedGraduate(programme);
  await claimed();
  const waiting = { graduateId, programmeId: programme.id, schoolId: programme.schoolId, version: 99 };
  const attention = ["refundAbnormal"];
  await d1ProjectionSink(deskEnv.DB, keys).put([projection({ ...waiting, waitingSince: 1_000, attention })]);
  const wanted = {
    kind: "remind",
    programmeId: programme.id,
    subject: JSON.stringify({ programmeId: programme.id, college: "none", className: null, photo: null }),
    by: "s",
    total: 1,
  } as const;
  const task = await beginTask(deskEnv.DB, wanted, { ...platformMinting, now: () => 1_000 });
  const page = await (await get("admin", "/desk/operations/stuck")).text();
  expect(page).toContain(graduateId);
  expect(page).toContain("退款异常：");
  expect(page).toContain(`/desk/operations/stuck/tasks/${task.id}`);
  expect((await post("admin", `/desk/operations/stuck/tasks/${task.id}`)).status).toBe(303);
  expect((await post("admin", "/desk/operations/stuck/tasks/t-none")).status).toBe(404);
  expect((await post("admin", "/desk/operations/stuck/sweep")).status).toBe(303);
  expect(await (await get("admin", "/desk/operations")).text()).toMatch(/巡检 \d+ · \d+ 条落后/);
});

test("what is kept past its time is counted by programme, and shown one by one", async () => {
  const programme = await freeProgramme({ retentionDays: 10 });
  const day = 86_400_000;
  const rows = [11, 5, -25].map((ago, index) => ({ index, deliveredAt: Date.now() - ago * day }));
  const put = rows.map(({ index, deliveredAt }) =>
    projection({
      graduateId: `g-kept-${programme.id}-${index}`,
      programmeId: programme.id,
      schoolId: programme.schoolId,
      photo: "delivered",
      deliveredAt,
    }),
  );
  await d1ProjectionSink(deskEnv.DB, keys).put(put);
  const page = await (await get("admin", "/desk/operations/retention")).text();
  const row = new RegExp(`${programme.id}".*?</tr>`, "s").exec(page)?.[0] ?? "";
  expect([...row.matchAll(/<td[^>]*>(\d+)<\/td>/g)].map(([, count]) => count)).toEqual(["10", "1", "1", "1"]);
  expect(page).toContain(`/desk/graduates/g-kept-${programme.id}-0`);
  expect(page).not.toContain(`/desk/graduates/g-kept-${programme.id}-1`);
});

test("programmes of earlier years of which nothing is kept any more hide no later one", async () => {
  const programme = await freeProgramme({ retentionDays: 10 });
  const many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 520)";
  const bare = `'p-bare-' || i || ?1`;
  await deskEnv.DB.batch(
    [
      `INSERT INTO programmes (id, school_id, category, year, policy_version, created_at)
        ${many} SELECT ${bare}, school_id, 'bare-' || i, 2001, 1, 0 FROM n, programmes WHERE id = ?1`,
      `INSERT INTO programme_policies (programme_id, version, policy, saved_at, saved_by)
        ${many} SELECT ${bare}, 1, policy, 0, 's' FROM n, programme_policies WHERE programme_id = ?1`,
    ].map((sql) => deskEnv.DB.prepare(sql).bind(programme.id)),
  );
  const { id: programmeId, schoolId } = programme;
  const kept = { graduateId: `g-late-${programmeId}`, programmeId, schoolId, photo: "delivered" } as const;
  await d1ProjectionSink(deskEnv.DB, keys).put([projection({ ...kept, deliveredAt: 1 })]);
  expect(await (await get("admin", "/desk/operations/retention")).text()).toContain(
    `/desk/graduates/${kept.graduateId}`,
  );
});

test("what each key has made is counted, and whether an earlier one may go", async () => {
  const { graduateId } = await listedGraduate(await freeProgramme());
  const note = { graduateId, author: "s", text: "x" };
  await addCaseNote(deskEnv.DB, await testKeys([7]), note, platformMinting);
  const env: Env = Object.create(deskEnv, {
    DATA_KEYS: { value: secret([9, 8, 1], [9, 8]), enumerable: true },
  });
  const headers = { cookie: "desk-as=admin", "sec-fetch-site": "same-origin", "accept-language": "zh" };
  const page = async () => (await request("/desk/operations/keys", { headers }, env)).text();
  // A whole round that begins now, however far another test has brought the one before.
  await deskEnv.DB.prepare("DELETE FROM key_census").run();
  expect(await page()).toContain("尚未完整清点过");
  for (let part = 0; part < 20 && (await page()).includes("尚未完整清点过"); part++) {
    const counted = await request("/desk/operations/keys/count", { method: "POST", headers }, env);
    expect(counted.status).toBe(303);
  }
  const html = await page();
  const row = (version: number) => html.split(`<th scope="row">v${version}</th>`)[1]?.split("</tr>")[0];
  expect(row(9)).toMatch(/^<td[^>]*>0<\/td>/);
  expect(row(9)).toContain("当前密钥");
  expect(row(8)).toContain("可从 DATA_KEYS 中移除");
  expect(row(1)).toContain("graduates.document_sealed");
  expect(row(1)).toContain("仍需保留");
  expect(row(7)).toContain("<code>case_notes.text_sealed</code> 1<");
  expect(row(7)).toContain("DATA_KEYS 中没有这个版本");
  const rows = deskEnv.DB.prepare(
    "SELECT COUNT(*) AS n FROM student_records WHERE document_hash IS NOT NULL",
  );
  const found = (await lastKeyCensus(deskEnv.DB))?.counts.index["student_records.document_hash"] ?? {};
  expect(Object.values(found).reduce((sum, count) => sum + count, 0)).toBe(await rows.first("n"));
});

test("an administrator takes back others' administration, not their own", async () => {
  const rest = { role: "admin", school: "", reason: "离职" };
  const own = await post("admin", "/desk/staff/revocations", {
    identity: "Local-admin@desk.invalid",
    ...rest,
  });
  expect([own.status, await own.text()]).toEqual([422, expect.stringContaining("另一位管理员")]);
  const other = { identity: "gone@example.org", ...rest };
  expect((await post("admin", "/desk/staff/grants", other)).status).toBe(303);
  expect((await post("admin", "/desk/staff/revocations", other)).status).toBe(303);
  expect(await staffGrants(deskEnv.DB, other.identity)).toEqual([]);
});

test("a role at a school is given by the school's name or id, and not at one that does not exist", async () => {
  const { schoolId, school } = await freeProgramme();
  for (const [identity, named] of [
    ["name@example.org", school],
    ["id@example.org", schoolId],
  ] as const) {
    const form = { identity, role: "school", school: named, reason: "新同事" };
    expect((await post("admin", "/desk/staff/grants", form)).status).toBe(303);
    expect(await staffGrants(deskEnv.DB, identity)).toEqual([{ role: "school", schoolId }]);
  }
  const nowhere = { identity: "no@example.org", role: "school", school: "没有这所学校", reason: "x" };
  const refused = await post("admin", "/desk/staff/grants", nowhere);
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining("没有这所院校")]);
  expect(await staffGrants(deskEnv.DB, "no@example.org")).toEqual([]);
});
