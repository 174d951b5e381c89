import { applyD1Migrations } from "cloudflare:test";
import { beforeAll, describe, expect, test } from "vitest";
import { accountOfOpenid, reachAccount } from "../../../worker/roster/accounts.ts";
import { forgetAsked } from "../../../worker/roster/asked.ts";
import { attemptsAgainst, attemptsOf, takeAttempt } from "../../../worker/roster/attempts.ts";
import { auditEntries } from "../../../worker/roster/audit.ts";
import { claimHistory, graduatesHeldBy } from "../../../worker/roster/claims.ts";
import { consentsOf, hasConsented } from "../../../worker/roster/consents.ts";
import { nextForDrift, outboxChecksSince } from "../../../worker/roster/drift.ts";
import { exportedBefore, exportsOf } from "../../../worker/roster/export/exports.ts";
import { photosOf } from "../../../worker/roster/export/lines.ts";
import { readyPhotos } from "../../../worker/roster/export/ready.ts";
import { undeliveredOf } from "../../../worker/roster/export/undelivered.ts";
import { platformMinting } from "../../../worker/roster/ids.ts";
import { importList } from "../../../worker/roster/import/import-list.ts";
import { countOn, NOTHING_COUNTED } from "../../../worker/roster/key-census/census.ts";
import { CENSUS_TABLES } from "../../../worker/roster/key-census/places.ts";
import { lookup } from "../../../worker/roster/lookup/lookup.ts";
import type { LookupKind } from "../../../worker/roster/lookup/typed.ts";
import {
  graduatesToReach,
  notePush,
  programmesToReach,
  pushOf,
} from "../../../worker/roster/policy/pushes.ts";
import { type Programme, programmesOf } from "../../../worker/roster/programmes.ts";
import { progressTotal } from "../../../worker/roster/progress.ts";
import { d1ProjectionSink } from "../../../worker/roster/projections.ts";
import { receiptLines, receiptsOf } from "../../../worker/roster/receipts.ts";
import { reconciliationsOf } from "../../../worker/roster/reconciliation/days.ts";
import { listDifferences } from "../../../worker/roster/reconciliation/differences.ts";
import { markBilled, moneyBetween, moneyNamed } from "../../../worker/roster/reconciliation/money.ts";
import { requestOfAccount, requestsToSchool } from "../../../worker/roster/record-requests.ts";
import { nextToRemind, partsMissing, reminderForecast } from "../../../worker/roster/reminders.ts";
import { overdueOf } from "../../../worker/roster/retention.ts";
import { takeDueDecisions } from "../../../worker/roster/review/decisions.ts";
import {
  agreements,
  differences,
  reviewerFigures,
  sampledPasses,
} from "../../../worker/roster/review/figures.ts";
import { heldLease, queueLength, takeLease } from "../../../worker/roster/review/queue.ts";
import {
  heldSecondLook,
  judgeSecondLook,
  secondLooksSince,
  takeSecondLook,
} from "../../../worker/roster/review/second-looks.ts";
import { schoolByFullName, searchSchools } from "../../../worker/roster/schools.ts";
import type { Keys } from "../../../worker/roster/secrets/keys.ts";
import { d1Sessions, d1Tickets, sweepSessions } from "../../../worker/roster/sessions.ts";
import { staffGrants } from "../../../worker/roster/staff.ts";
import { matchIdentity, recordOfGraduate } from "../../../worker/roster/student-records.ts";
import { tasksForgotten, tasksOf, tasksStandingStill } from "../../../worker/roster/tasks.ts";
import { forgetUnclaimed } from "../../../worker/roster/unclaimed-lines.ts";
import { forgetVainSearch, keepVainSearch, lastVainSearch } from "../../../worker/roster/vain-searches.ts";
import { testEnv } from "../test-env.ts";
import { watched } from "./explain.ts";
import { testKeys } from "./keys.ts";
import { projection } from "./projection.ts";
import { type Seeded, seedMany } from "./seed-many.ts";
import { listRow } from "./stage.ts";

const count = 200_000;
let keys: Keys;
let seeded: Seeded;

beforeAll(async () => {
  keys = await testKeys();
  await applyD1Migrations(testEnv.LARGE_DB, testEnv.TEST_MIGRATIONS);
  seeded = await seedMany(testEnv.LARGE_DB, keys, count);
}, 120_000);

/** Fails when any statement run by `work` reads a whole table, but for `short` ones, by the names they have in it. */
async function usesIndexes(
  work: (db: D1Database) => Promise<unknown>,
  short: readonly string[] = [],
): Promise<void> {
  const { db, plans } = watched(testEnv.LARGE_DB);
  await work(db);
  const explained = await plans();
  expect(explained.length).toBeGreaterThan(0);
  for (const { sql, steps } of explained) {
    // A list given as a parameter, and what an index has already narrowed down, may be walked through.
    const scans = steps.filter(
      (step) =>
        /^SCAN (?!\w+ VIRTUAL TABLE|found$|\(subquery|CONSTANT|row\b|json_each)/.test(step) &&
        !short.some((name) => step === `SCAN ${name}`),
    );
    expect(scans, sql).toEqual([]);
  }
}

describe.each([
  ["without statistics", false],
  ["with the statistics of ANALYZE", true],
])("at 200,000 rows, %s,", (_, analyse) => {
  beforeAll(async () => {
    if (analyse) await testEnv.LARGE_DB.prepare("ANALYZE").run();
  });

  const typed: readonly (readonly [LookupKind, (s: Seeded) => string])[] = [
    ["graduate", (s) => s.graduateId],
    ["name", (s) => s.name],
    ["namePrefix", (s) => s.name.slice(0, 1)],
    ["initials", (s) => s.initials],
    ["phone", (s) => s.phone],
    ["phoneLastFour", (s) => s.accountId.slice(-4)],
    ["studentNumber", (s) => s.studentNumber],
    ["document", (s) => s.document],
    ["documentLastFour", (s) => s.document.slice(-4)],
    ["collectionCode", (s) => s.collectionCode],
    ["order", (s) => s.order],
    ["transaction", (s) => s.transaction],
  ];

  test.each(typed)("the lookup by %s finds its graduate through an index", async (kind, textOf) => {
    const text = textOf(seeded);
    for (const schoolId of [null, seeded.schoolId]) {
      await usesIndexes(async (db) => {
        const { found } = await lookup(db, keys, text, { schoolId }, 100);
        expect(found.map(({ matched }) => matched)).toContain(kind);
        for (const row of found) expect(row.schoolId).toBe(schoolId ?? row.schoolId);
        if (!["name", "namePrefix", "initials", "phoneLastFour", "documentLastFour"].includes(kind)) {
          expect(found.map(({ graduateId }) => graduateId)).toEqual([seeded.graduateId]);
        }
      });
    }
  });

  test("the graduates' own way reads through indexes", async () => {
    const programme = { id: seeded.programmeId, schoolId: seeded.schoolId } as Programme;
    const identity = { name: "名", documentType: "residentId", documentNumber: "990101200201010027" };
    await usesIndexes((db) => matchIdentity(db, keys, programme, identity));
    await usesIndexes((db) => recordOfGraduate(db, keys, programme, "g0"));
    await usesIndexes((db) => graduatesHeldBy(db, seeded.accountId));
    await usesIndexes((db) => claimHistory(db, seeded.graduateId));
    await usesIndexes((db) => accountOfOpenid(db, keys, "openid", platformMinting));
    await usesIndexes((db) => reachAccount(db, keys, "nobody"));
    await usesIndexes((db) => d1Sessions(db).find("hash"));
    await usesIndexes((db) => d1Sessions(db).revokeAccount("account"));
    await usesIndexes((db) => d1Tickets(db).take("hash"));
    await usesIndexes((db) => sweepSessions(db, 1));
    await usesIndexes((db) => takeAttempt(db, "account", "code", { limit: 5, coolingMs: 1000 }, 1));
    await usesIndexes((db) => attemptsOf(db, "account", "code"));
    await usesIndexes((db) => attemptsAgainst(db, seeded.graduateId, ["a", "b"], ["code", "identity:p"]));
    const searched = { accountId: "account", programmeId: seeded.programmeId };
    await usesIndexes((db) => keepVainSearch(db, keys, searched, identity, 1));
    await usesIndexes((db) => lastVainSearch(db, keys, searched, 2));
    await usesIndexes((db) => forgetVainSearch(db, searched));
    await usesIndexes((db) => consentsOf(db, "account"));
    await usesIndexes((db) => hasConsented(db, { accountId: "a", document: "privacy", version: "1" }));
    await usesIndexes((db) => searchSchools(db, "jt"));
    await usesIndexes((db) => schoolByFullName(db, "交通大学"));
    await usesIndexes((db) => programmesOf(db, seeded.schoolId));
    const push = { programmeId: seeded.programmeId, version: 1, cursor: "" };
    await usesIndexes((db) => pushOf(db, seeded.programmeId));
    await usesIndexes((db) => programmesToReach(db));
    await usesIndexes((db) => graduatesToReach(db, push, 50));
    await usesIndexes((db) => notePush(db, push, "g"));
  });

  test("the review queue and its figures read and write through indexes", async () => {
    const scope = { stage: "central", schools: null } as const;
    const own = { stage: "school", schools: [seeded.schoolId] } as const;
    for (const part of [scope, own]) {
      await usesIndexes((db) => heldLease(db, "reviewer", part, 1));
      await usesIndexes((db) => takeLease(db, "reviewer", part, 1));
      await usesIndexes((db) => queueLength(db, part, 1));
      await usesIndexes((db) => heldSecondLook(db, "reviewer", part, 1));
      await usesIndexes((db) => takeSecondLook(db, "reviewer", part, 1));
    }
    const verdict = {
      reviewer: "r",
      graduateId: "g",
      submission: 1,
      stage: "central",
      approved: true,
      reasons: [],
    };
    await usesIndexes((db) => judgeSecondLook(db, verdict, 1));
    await usesIndexes((db) => secondLooksSince(db, "reviewer", 1));
    await usesIndexes((db) => takeDueDecisions(db, keys, 1, 50));
    for (const reviewer of [null, "reviewer"]) {
      await usesIndexes((db) => reviewerFigures(db, 1, reviewer));
      await usesIndexes((db) => agreements(db, 1, reviewer));
    }
    await usesIndexes((db) => differences(db, 1));
    await usesIndexes((db) => sampledPasses(db, 1));
  });

  test("a school's pages and the operations pages read through indexes", async () => {
    const { programmeId } = seeded;
    const filter = { programmeId, college: null, className: null, photo: null } as const;
    await usesIndexes((db) => reminderForecast(db, filter, 1));
    await usesIndexes((db) => nextToRemind(db, filter, "", 100));
    await usesIndexes((db) => partsMissing(db, programmeId));
    await usesIndexes((db) => progressTotal(db, programmeId));
    await usesIndexes((db) => receiptsOf(db, programmeId, { from: 0, to: 1 }));
    await usesIndexes((db) => receiptLines(db, programmeId, { from: 0, to: 1 }).next());
    await usesIndexes((db) => readyPhotos(db, keys, programmeId, "{student_no}.jpg").next());
    await usesIndexes((db) => exportedBefore(db, programmeId));
    await usesIndexes((db) => exportsOf(db, programmeId));
    await usesIndexes((db) => undeliveredOf(db, "x", "", 100));
    await usesIndexes((db) => photosOf(db, keys, "x", 0).next());
    await usesIndexes((db) => tasksOf(db, programmeId));
    await usesIndexes((db) => tasksStandingStill(db, 1));
    await usesIndexes((db) => tasksForgotten(db, 1));
    await usesIndexes((db) => forgetAsked(db, 1));
    await usesIndexes((db) => overdueOf(db, programmeId, 1));
    await usesIndexes((db) => forgetUnclaimed(db, 1), ["p"]);
    await usesIndexes((db) => nextForDrift(db, 50));
    await usesIndexes((db) => outboxChecksSince(db, 1));
    // Further than the rows of one run, so that every table has its turn.
    for (const table of CENSUS_TABLES.keys())
      await usesIndexes((db) => countOn(db, { table, after: [] }, NOTHING_COUNTED));
  });

  test("the desk and the projections read and write through indexes", async () => {
    await usesIndexes((db) => requestsToSchool(db, seeded.schoolId, "open"));
    await usesIndexes((db) => requestOfAccount(db, "account", seeded.programmeId));
    await usesIndexes((db) => auditEntries(db, { by: "actor", id: "a@b" }));
    await usesIndexes((db) => auditEntries(db, { by: "subject", kind: "graduate", id: "g" }));
    await usesIndexes((db) => auditEntries(db, { by: "school", id: "s1" }));
    await usesIndexes((db) => staffGrants(db, "a@b"));
    const programme = {
      id: seeded.programmeId,
      schoolId: seeded.schoolId,
      school: "大学",
      category: "普通本科",
      year: 2027,
    } as Programme;
    await usesIndexes((db) =>
      importList(
        db,
        keys,
        programme,
        [listRow({ studentNumber: "new", documentNumber: "990101200201010027" })],
        1,
      ),
    );
    await usesIndexes((db) => d1ProjectionSink(db, keys).put([projection({ graduateId: "g-new" })]));
  });

  test("the nightly reconciliation reads and writes through indexes", async () => {
    const numbers = { orders: [seeded.order], refunds: [`${seeded.order}-r1`] };
    await usesIndexes((db) => moneyNamed(db, numbers));
    await usesIndexes((db) => moneyBetween(db, 100_000, 100_010));
    await usesIndexes((db) => markBilled(db, numbers.refunds, "2026-11-22"));
    await usesIndexes((db) => reconciliationsOf(db, ["2026-11-22"]));
    await usesIndexes((db) => listDifferences(db, keys, { day: "2026-11-22" }, 10));
  });
});
