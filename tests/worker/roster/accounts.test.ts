import { describe, expect, test } from "vitest";
import { accountOfOpenid, accountSummary, reachAccount, setPhone } from "../../../worker/roster/accounts.ts";
import { audit, auditEntries } from "../../../worker/roster/audit.ts";
import { consentsOf, hasConsented, recordConsent, withdrawConsent } from "../../../worker/roster/consents.ts";
import { platformMinting } from "../../../worker/roster/ids.ts";
import { createProgramme, programmeById, savePolicy } from "../../../worker/roster/programmes.ts";
import { d1Sessions, d1Tickets, sweepSessions } from "../../../worker/roster/sessions.ts";
import { grantStaff, revokeStaff, staffGrants } from "../../../worker/roster/staff.ts";
import { accountOfSession, openSession, sessionMs } from "../../../worker/wechat/login/session.ts";
import { issueTicket, redeemTicket } from "../../../worker/wechat/login/ticket.ts";
import { testEnv } from "../test-env.ts";
import { testKeys } from "./keys.ts";
import { newProgramme, policy, term } from "./stage.ts";

const db = testEnv.DB;
const world = { now: () => 1_000_000, random: platformMinting.random };

describe("an account", () => {
  test("is one for an openid, however often and however quickly it logs in", async () => {
    const keys = await testKeys();
    const openid = `o-${crypto.randomUUID()}`;
    const ids = await Promise.all(
      Array.from({ length: 20 }, () => accountOfOpenid(db, keys, openid, platformMinting)),
    );
    expect(new Set(ids).size).toBe(1);
    const after = await testKeys([2, 1], [102, 101]);
    expect(await accountOfOpenid(db, after, openid, platformMinting)).toBe(ids[0]);
    expect(await accountOfOpenid(db, keys, `${openid}x`, platformMinting)).not.toBe(ids[0]);
  });

  test("keeps openid and phone sealed, shows the last four only, and opens both for payments and messages", async () => {
    const keys = await testKeys();
    const openid = `o-${crypto.randomUUID()}`;
    const id = await accountOfOpenid(db, keys, openid, platformMinting);
    expect(await reachAccount(db, keys, id)).toEqual({ openid, phone: null });
    await setPhone(db, keys, id, "13800008812", 5);
    const row = JSON.stringify(await db.prepare("SELECT * FROM accounts WHERE id = ?").bind(id).first());
    expect(row).not.toContain(openid);
    expect(row).not.toContain("13800008812");
    expect(await accountSummary(db, id)).toMatchObject({ id, phoneMasked: "****8812" });
    expect(await reachAccount(db, keys, id)).toEqual({ openid, phone: "13800008812" });
    expect(await reachAccount(db, keys, "nobody")).toBeNull();
  });
});

test("a ticket is taken by one of two, and not after a minute", async () => {
  const store = d1Tickets(db);
  const ticket = await issueTicket(store, { account: "a1", next: "/collect" }, world);
  const redeemed = await Promise.all([1, 2, 3].map(() => redeemTicket(store, ticket, world.now())));
  expect(redeemed.filter((found) => found !== undefined)).toEqual([{ account: "a1", next: "/collect" }]);
  const late = await issueTicket(store, { account: "a1", next: "/" }, world);
  expect(await redeemTicket(store, late, world.now() + 60_000)).toBeUndefined();
});

test("a session ends by time, by sweep, and with all others of its account", async () => {
  const store = d1Sessions(db);
  const account = `a-${crypto.randomUUID()}`;
  const [first, second] = [
    await openSession(store, account, world),
    await openSession(store, account, world),
  ];
  expect(await accountOfSession(store, first, world.now())).toBe(account);
  expect(await accountOfSession(store, first, world.now() + sessionMs)).toBeUndefined();
  await store.revokeAccount(account);
  expect(await accountOfSession(store, second, world.now())).toBeUndefined();
  const third = await openSession(store, account, world);
  await sweepSessions(db, world.now() + sessionMs);
  expect(await accountOfSession(store, third, world.now())).toBeUndefined();
});

test("a consent counts for its version until it is withdrawn, and stays in the ledger", async () => {
  const accountId = `a-${crypto.randomUUID()}`;
  const consent = { accountId, document: "privacy", version: "2026-09-01" };
  expect(await hasConsented(db, consent)).toBe(false);
  await recordConsent(
    db,
    { ...consent, textSha256: "ab", language: "en", programmeId: null },
    platformMinting,
  );
  expect(await hasConsented(db, consent)).toBe(true);
  expect(await hasConsented(db, { ...consent, version: "2027-01-01" })).toBe(false);
  expect(await withdrawConsent(db, accountId, "privacy", 99)).toBe(1);
  expect(await hasConsented(db, consent)).toBe(false);
  expect(await consentsOf(db, accountId)).toMatchObject([{ ...consent, language: "en", withdrawnAt: 99 }]);
});

test("the audit log lists what was added, and takes nothing back", async () => {
  const actor = `${crypto.randomUUID()}@test`;
  const entry = {
    actor,
    role: "support",
    action: "revealDocument",
    subjectKind: "graduate",
    subjectId: `g-${actor}`,
    schoolId: null,
    reason: "来电核实",
  } as const;
  await audit(db, entry, { ...platformMinting, now: () => 1 });
  await audit(
    db,
    { ...entry, action: "release", details: { version: 3 } },
    { ...platformMinting, now: () => 2 },
  );
  const bySubject = await auditEntries(db, { by: "subject", kind: "graduate", id: entry.subjectId });
  expect(bySubject).toMatchObject([
    { action: "release", details: { version: 3 }, at: 2 },
    { action: "revealDocument" },
  ]);
  expect(await auditEntries(db, { by: "actor", id: actor }, 2)).toHaveLength(1);
  for (const sql of [
    "DELETE FROM audit_log WHERE actor = ?",
    "UPDATE audit_log SET reason = '' WHERE actor = ?",
  ]) {
    const failed = await db
      .prepare(sql)
      .bind(actor)
      .run()
      .catch((error: Error) => error.message);
    expect(failed).toContain("audit rows stay");
  }
});

test("a staff role is granted and taken back, and a school's role needs a school", async () => {
  const identity = `${crypto.randomUUID()}@Test`;
  expect(await grantStaff(db, identity, { role: "school", schoolId: null }, "admin", 1)).toBe(false);
  expect(await grantStaff(db, identity, { role: "school", schoolId: "s1" }, "admin", 1)).toBe(true);
  expect(await grantStaff(db, identity, { role: "support", schoolId: null }, "admin", 1)).toBe(true);
  const grants = await staffGrants(db, identity.toUpperCase());
  expect(grants).toHaveLength(2);
  expect(grants).toContainEqual({ role: "support", schoolId: null });
  expect(await revokeStaff(db, identity, { role: "school", schoolId: "s1" })).toBe(true);
  expect(await revokeStaff(db, identity, { role: "school", schoolId: "s1" })).toBe(false);
  expect(await staffGrants(db, identity)).toEqual([{ role: "support", schoolId: null }]);
});

describe("a programme's policy", () => {
  const save = (programmeId: string, basedOn: number, change: object) =>
    savePolicy(db, { programmeId, basedOn, policy: { ...policy, ...change }, by: "test" }, term.opensAt);

  test("gets a new version with each change; one of two who change the same version is refused", async () => {
    const programme = await newProgramme(db);
    expect(programme.policyVersion).toBe(1);
    const both = await Promise.all([11, 12].map((n) => save(programme.id, 1, { orderMinutes: n })));
    expect(both.filter(({ ok }) => ok)).toEqual([{ ok: true, version: 2 }]);
    expect(both).toContainEqual({ ok: false, refusal: "policyChanged" });
    expect((await programmeById(db, programme.id))?.policyVersion).toBe(2);
    const { results } = await db
      .prepare("SELECT version FROM programme_policies WHERE programme_id = ? ORDER BY version")
      .bind(programme.id)
      .all();
    expect(results).toEqual([{ version: 1 }, { version: 2 }]);
  });

  test("that is not valid changes nothing", async () => {
    const programme = await newProgramme(db);
    expect(await save(programme.id, 1, { services: [] })).toEqual({
      ok: false,
      refusal: "policyInvalid",
      fields: ["services"],
    });
    expect(await save("nobody", 0, {})).toEqual({ ok: false, refusal: "policyChanged" });
    expect(await programmeById(db, programme.id)).toEqual(programme);
  });

  test("belongs to a school that exists", async () => {
    const nobody = { schoolId: "nobody", category: "x", year: 2027 };
    expect(await createProgramme(db, nobody, platformMinting)).toBeNull();
  });
});
