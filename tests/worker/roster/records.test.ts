import { describe, expect, test } from "vitest";
import { forgetAsked } from "../../../worker/roster/asked.ts";
import { addCaseNote, caseNotes } from "../../../worker/roster/case-notes.ts";
import { claimHistory, graduatesHeldBy, noteClaim } from "../../../worker/roster/claims.ts";
import { platformMinting } from "../../../worker/roster/ids.ts";
import { compareList, importList } from "../../../worker/roster/import/import-list.ts";
import { lookup } from "../../../worker/roster/lookup/lookup.ts";
import { d1ProjectionSink } from "../../../worker/roster/projections.ts";
import { decideRequest, requestRecord } from "../../../worker/roster/record-requests.ts";
import { graduateIdOf } from "../../../worker/roster/secrets/lookup-hash.ts";
import { answerService, askService, serviceRequestsOf } from "../../../worker/roster/service-requests.ts";
import { forgetRecord, matchIdentity, revealDocumentNumber } from "../../../worker/roster/student-records.ts";
import { forgetUnclaimed } from "../../../worker/roster/unclaimed-lines.ts";
import { testEnv } from "../test-env.ts";
import { testKeys } from "./keys.ts";
import { projection } from "./projection.ts";
import { listRow, newProgramme, term } from "./stage.ts";

const db = testEnv.DB;

describe("a school's list", () => {
  test("is taken over once: the same list again changes nothing, a changed row is replaced", async () => {
    const keys = await testKeys();
    const programme = await newProgramme(db);
    const rows = Array.from({ length: 1200 }, (_, i) =>
      listRow({ studentNumber: `S${i}`, name: `学生${i}` }),
    );
    expect(await importList(db, keys, programme, rows, 1)).toEqual({
      added: 1200,
      changed: 0,
      same: 0,
      held: [],
    });
    expect(await importList(db, keys, programme, rows, 2)).toEqual({
      added: 0,
      changed: 0,
      same: 1200,
      held: [],
    });
    const moved = rows.map((row, i) => (i < 3 ? { ...row, college: "理学院" } : row));
    expect(await importList(db, keys, programme, moved, 3)).toMatchObject({ changed: 3, same: 1197 });
    const { found } = await lookup(db, keys, "S1", { schoolId: programme.schoolId });
    expect(found).toEqual([]);
    const named = await lookup(db, keys, "学生1", { schoolId: programme.schoolId }, 5);
    expect(named.found[0]).toMatchObject({ name: "学生1", college: "理学院", matched: "name", version: 0 });
    expect(named.more).toBe(true);
  });

  test("is the same list under a new index key: its rows take the new hashes, and nobody has changed", async () => {
    const programme = await newProgramme(db);
    await importList(db, await testKeys([1], [101]), programme, [listRow()], 1);
    await db.prepare("UPDATE graduates SET version = 1 WHERE programme_id = ?1").bind(programme.id).run();
    const keys = await testKeys([1], [102, 101]);
    const checked = await compareList(db, keys, programme, [listRow()]);
    expect(checked).toEqual({ added: 0, changed: 0, same: 1, held: 0 });
    const imported = await importList(db, keys, programme, [listRow()], 2);
    expect(imported).toEqual({ added: 0, changed: 0, same: 1, held: [] });
    const row = db.prepare("SELECT document_hash AS hash FROM student_records WHERE programme_id = ?1");
    expect(await row.bind(programme.id).first("hash")).toMatch(/^102\./);
    const other = listRow({ documentNumber: "990101200201010027" });
    expect(await compareList(db, keys, programme, [other])).toMatchObject({ changed: 1, held: 1 });
  });

  test("never stores a document number in the clear", async () => {
    const keys = await testKeys();
    const programme = await newProgramme(db);
    await importList(db, keys, programme, [listRow()], 1);
    for (const table of ["student_records", "graduates"]) {
      const { results } = await db
        .prepare(`SELECT * FROM ${table} WHERE programme_id = ?`)
        .bind(programme.id)
        .all();
      expect(results).toHaveLength(1);
      const stored = JSON.stringify(results);
      expect(stored).not.toContain("990101200201010019");
      expect(stored).not.toContain("0019");
    }
  });

  test("is kept of those who never came as long after the window as photos are, and may come again", async () => {
    const keys = await testKeys();
    const programme = await newProgramme(db, { retentionDays: 30 });
    const rows = ["S1", "S2", "S3"].map((studentNumber) => listRow({ studentNumber }));
    await importList(db, keys, programme, rows, 1);
    const left = async (table: "student_records" | "graduates") => {
      const { results } = await db
        .prepare(
          `SELECT student_number AS number FROM ${table} WHERE programme_id = ?1 ORDER BY student_number`,
        )
        .bind(programme.id)
        .all<{ readonly number: string }>();
      return results.map(({ number }) => number);
    };
    const [claimed, noted] = [
      await graduateIdOf(keys, programme.id, "S1"),
      await graduateIdOf(keys, programme.id, "S2"),
    ];
    // One began and is on the read side; another has begun, which the read side does not know yet.
    await d1ProjectionSink(db, keys).put([
      projection({ graduateId: claimed, programmeId: programme.id, version: 3 }),
    ]);
    await noteClaim(db, "account-late", { graduateId: noted, programmeId: programme.id, claimedAt: 1 });

    for (const graduateId of [claimed, await graduateIdOf(keys, programme.id, "S3")])
      await addCaseNote(db, keys, { graduateId, author: "s", text: "电话里问过" }, platformMinting);

    const over = term.closesAt + 30 * 86_400_000;
    await forgetUnclaimed(db, over - 1);
    expect(await left("student_records")).toEqual(["S1", "S2", "S3"]);
    await forgetUnclaimed(db, over);
    expect(await left("student_records")).toEqual(["S1", "S2"]);
    expect(await left("graduates")).toHaveLength(2);
    expect(await caseNotes(db, keys, claimed)).toHaveLength(1);
    expect(await caseNotes(db, keys, await graduateIdOf(keys, programme.id, "S3"))).toEqual([]);
    expect(await importList(db, keys, programme, rows, over)).toMatchObject({ added: 1 });
  });

  test("matches an identity by name and number together, whatever width they are typed in", async () => {
    const keys = await testKeys();
    const programme = await newProgramme(db);
    await importList(db, keys, programme, [listRow({ name: "Anna Maria Rossi" })], 1);
    const ask = (name: string, documentNumber: string, documentType = "residentId") =>
      matchIdentity(db, keys, programme, { name, documentType, documentNumber });
    const matched = await ask("ANNA  maria·Rossi", "９９０１０１２００２０１０１００１９");
    expect(matched?.record).toMatchObject({ documentLastFour: "0019", studentNumber: "2023001", year: 2027 });
    expect(await ask("Anna Maria", "990101200201010019")).toBeNull();
    expect(await ask("Anna Maria Rossi", "990101200201010027")).toBeNull();
    expect(await ask("Anna Maria Rossi", "990101200201010019", "passport")).toBeNull();
    const other = await newProgramme(db);
    const elsewhere = {
      name: "Anna Maria Rossi",
      documentType: "residentId",
      documentNumber: "990101200201010019",
    };
    expect(await matchIdentity(db, keys, other, elsewhere)).toBeNull();
  });

  test("stays readable and findable while keys are replaced, and is lost with the wrong keys", async () => {
    const programme = await newProgramme(db);
    await importList(db, await testKeys([1], [101]), programme, [listRow()], 1);
    const rotated = await testKeys([2, 1], [102, 101]);
    const identity = { name: "周测试", documentType: "residentId", documentNumber: "990101200201010019" };
    const matched = await matchIdentity(db, rotated, programme, identity);
    expect(matched?.record.documentLastFour).toBe("0019");
    expect(await matchIdentity(db, await testKeys([2], [102]), programme, identity)).toBeNull();
  });

  test("forgets a person when asked", async () => {
    const keys = await testKeys();
    const programme = await newProgramme(db);
    await importList(db, keys, programme, [listRow({ name: "忘忘" })], 1);
    const identity = { name: "忘忘", documentType: "residentId", documentNumber: "990101200201010019" };
    const matched = await matchIdentity(db, keys, programme, identity);
    await forgetRecord(db, matched?.graduateId ?? "");
    expect(await matchIdentity(db, keys, programme, identity)).toBeNull();
  });
});

test("a list that is imported again brings back nobody whose data were purged", async () => {
  const keys = await testKeys();
  const programme = await newProgramme(db);
  const rows = [listRow({ name: "忘忘" })];
  await importList(db, keys, programme, rows, 1);
  const identity = { name: "忘忘", documentType: "residentId", documentNumber: "990101200201010019" };
  const graduateId = (await matchIdentity(db, keys, programme, identity))?.graduateId ?? "";
  const place = { graduateId, programmeId: programme.id, schoolId: programme.schoolId };
  await d1ProjectionSink(db, keys).put([projection({ ...place, version: 9, purgedAt: 5, record: null })]);
  await forgetRecord(db, graduateId);
  expect(await compareList(db, keys, programme, rows)).toMatchObject({ added: 0, changed: 0, held: 0 });
  expect(await importList(db, keys, programme, rows, 6)).toMatchObject({ added: 0, changed: 0, held: [] });
  expect(await matchIdentity(db, keys, programme, identity)).toBeNull();
  const row = db.prepare("SELECT name, document_sealed AS sealed FROM student_records WHERE id = ?1");
  expect(await row.bind(graduateId).first()).toEqual({ name: "", sealed: null });
});

test("what people asked is deleted a year after its answer, and what waits for one stays", async () => {
  const keys = await testKeys();
  const programme = await newProgramme(db);
  const accountId = `asked-${programme.id}`;
  const minting = { ...platformMinting, now: () => 1 };
  const about = { accountId, schoolId: programme.schoolId, programmeId: programme.id, tries: 2 };
  const person = { name: "周一", documentType: "passport", studentNumber: null };
  const ids: string[] = [];
  for (const documentNumber of ["E1234567", "E7654321"]) {
    ids.push(await requestRecord(db, keys, { ...about, ...person, documentNumber }, minting));
    await askService(db, keys, { accountId, topic: "other", text: "怎么办", graduateId: null }, minting);
  }
  const [first] = await serviceRequestsOf(db, keys, accountId);
  await answerService(db, keys, { id: first?.id ?? "", text: "这样办", by: "s" }, null, 1000);
  const decided = { id: ids[0] ?? "", status: "declined", by: "s", answer: null } as const;
  await decideRequest(db, { ...decided, schoolId: programme.schoolId }, 1000);
  const left = async () => [
    (await serviceRequestsOf(db, keys, accountId)).length,
    await db
      .prepare("SELECT count(*) AS n FROM record_requests WHERE account_id = ?1")
      .bind(accountId)
      .first("n"),
  ];
  await forgetAsked(db, 1000 + 365 * 86_400_000);
  expect(await left()).toEqual([2, 2]);
  await forgetAsked(db, 1001 + 365 * 86_400_000);
  expect(await left()).toEqual([1, 1]);
});

describe("the read side", () => {
  test("keeps the highest version whatever the order in which projections come", async () => {
    const keys = await testKeys();
    const programme = await newProgramme(db);
    await importList(db, keys, programme, [listRow()], 1);
    const identity = { name: "周测试", documentType: "residentId", documentNumber: "990101200201010019" };
    const matched = await matchIdentity(db, keys, programme, identity);
    if (matched === null) throw new Error("not matched");
    const { graduateId, record } = matched;
    const base = { graduateId, programmeId: programme.id, schoolId: programme.schoolId, record };
    const account = `a-${graduateId}`;
    const order = {
      number: `o-${graduateId}`,
      amountFen: 3000,
      refundedFen: 0,
      surplus: false,
      openedAt: 20,
      refunds: [],
    };
    const versions = [
      projection({ ...base, version: 1, accountId: account, claimedAt: 10 }),
      projection({
        ...base,
        version: 3,
        accountId: account,
        claimedAt: 10,
        payment: "paid",
        orders: [{ ...order, status: "paid", transactionId: `t-${graduateId}`, paidAt: 30 }],
      }),
      projection({
        ...base,
        version: 5,
        accountId: null,
        claimedAt: null,
        payment: "paid",
        orders: [{ ...order, status: "paid", transactionId: `t-${graduateId}`, paidAt: 30 }],
      }),
    ];
    const sink = d1ProjectionSink(db, keys);
    for (const index of [1, 0, 2, 1, 0, 2]) {
      const row = versions[index];
      if (row) await sink.put([row]);
    }
    const byTransaction = await lookup(db, keys, order.number, { schoolId: null });
    expect(byTransaction.found).toMatchObject([{ graduateId, version: 5, payment: "paid", accountId: null }]);
    expect(await claimHistory(db, graduateId)).toEqual([
      { graduateId, accountId: account, claimedAt: 10, releasedBy: 5 },
    ]);
    expect(await graduatesHeldBy(db, account)).toEqual([]);
    expect(await revealDocumentNumber(db, keys, graduateId)).toBe("990101200201010019");
    const again = await importList(db, keys, programme, [listRow({ college: "法学院" })], 9);
    expect(again.held).toEqual([graduateId]);
    const byDocument = await lookup(db, keys, "990101200201010019", { schoolId: programme.schoolId });
    expect(byDocument.found).toMatchObject([{ graduateId, college: "文学院", matched: "document" }]);
  });

  test("shows a claim in the account's list before its projection has come, and keeps it once", async () => {
    const keys = await testKeys();
    const programme = await newProgramme(db);
    const graduateId = `g-${programme.id}`;
    const account = `a-${programme.id}`;
    await noteClaim(db, account, { graduateId, programmeId: programme.id, claimedAt: 9 });
    expect(await graduatesHeldBy(db, account)).toHaveLength(1);
    const row = projection({ graduateId, programmeId: programme.id, accountId: account, claimedAt: 10 });
    await d1ProjectionSink(db, keys).put([row, row]);
    expect(await graduatesHeldBy(db, account)).toEqual([
      { graduateId, programmeId: programme.id, claimedAt: 10 },
    ]);
  });

  test("erases the person when the object has purged the record", async () => {
    const keys = await testKeys();
    const programme = await newProgramme(db);
    await importList(db, keys, programme, [listRow({ name: "清除者" })], 1);
    const { found } = await lookup(db, keys, "清除者", { schoolId: programme.schoolId });
    const graduateId = found[0]?.graduateId ?? "";
    await d1ProjectionSink(db, keys).put([
      projection({
        graduateId,
        programmeId: programme.id,
        schoolId: programme.schoolId,
        version: 40,
        purgedAt: 99,
      }),
    ]);
    expect(await lookup(db, keys, "清除者", { schoolId: null })).toEqual({ found: [], more: false });
    expect(await revealDocumentNumber(db, keys, graduateId)).toBeNull();
  });
});
