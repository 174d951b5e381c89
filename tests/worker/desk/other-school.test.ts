import { beforeAll, describe, expect, test } from "vitest";
import { platformMinting } from "../../../worker/roster/ids.ts";
import type { Programme } from "../../../worker/roster/programmes.ts";
import { requestRecord } from "../../../worker/roster/record-requests.ts";
import { taskById } from "../../../worker/roster/tasks.ts";
import {
  type As,
  deskEnv,
  finished,
  freeProgramme,
  get,
  keys,
  listedGraduate,
  post,
  studentNumber,
} from "./stage.ts";

/** A school in the middle of its work: a list, a dry run, an export, a photo in review, someone who asks to be added. */
interface School {
  readonly programme: Programme;
  readonly as: As;
  readonly base: string;
  readonly number: string;
  readonly list: string;
  readonly check: string;
  readonly exported: string;
  readonly delivery: string;
  readonly request: string;
  readonly inReview: string;
  readonly approved: string;
}

async function schoolAtWork(): Promise<School> {
  const programme = await freeProgramme({ review: { stages: ["school"], workingDays: 2 } });
  const as: As = `school:${programme.schoolId}`;
  const base = `/desk/programmes/${programme.id}`;
  const waiting = await listedGraduate(programme);
  await waiting.submitted();
  const done = await listedGraduate(programme);
  await done.submitted();
  await done.perform({
    type: "approve",
    by: { kind: "staff", staffId: "s" },
    stage: "school",
    submission: 1,
  });
  const number = studentNumber();
  const file = new File([`学号,姓名,证件号码\n${number},周一,990101200201010019\n`], "list.csv");
  const list = (await post(as, `${base}/list`, { file })).headers.get("location") ?? "";
  const columns = { studentNumber: "0", name: "1", documentNumber: "2" };
  const task = (await post(as, `${list}/check`, columns)).headers.get("location") ?? "";
  await finished(as, task);
  const made = (await post(as, `${base}/exports`)).headers.get("location") ?? "";
  const exported = made.split("#")[1] ?? "";
  const delivery = (await post(as, `${base}/exports/${exported}/deliver`, { confirmed: "yes" })).headers.get(
    "location",
  );
  const asked = { accountId: `a-${number}`, schoolId: programme.schoolId, programmeId: programme.id };
  const person = {
    name: "周问",
    documentType: "residentId",
    documentNumber: "990101200201010019",
    studentNumber: null,
  };
  const request = await requestRecord(deskEnv.DB, keys, { ...asked, ...person, tries: 2 }, platformMinting);
  return {
    programme,
    as,
    base,
    number: waiting.row.studentNumber,
    list: list.split("/").at(-1) ?? "",
    check: task.split("/").at(-1) ?? "",
    exported,
    delivery: delivery?.split("/").at(-1) ?? "",
    request,
    inReview: waiting.graduateId,
    approved: done.graduateId,
  };
}

let mine: School;
let theirs: School;
beforeAll(async () => {
  mine = await schoolAtWork();
  theirs = await schoolAtWork();
}, 60_000);

describe("what another school's is does not exist, also under one's own programme or school", () => {
  const reads: readonly (readonly [string, (s: School) => string])[] = [
    ["a list", (s) => `/list/${s.list}`],
    ["a dry run", (s) => `/list/${s.list}/checks/${s.check}`],
    ["rows with faults", (s) => `/list/${s.list}/checks/${s.check}/faults.csv`],
    ["an archive", (s) => `/exports/${s.exported}/photos.zip`],
    ["a task", (s) => `/tasks/${s.delivery}`],
  ];
  test.each(reads)("%s is not read", async (_, path) => {
    expect((await get(theirs.as, `${theirs.base}${path(theirs)}`)).status).toBeLessThan(400);
    expect((await get(mine.as, `${mine.base}${path(theirs)}`)).status).toBe(404);
    expect((await get(mine.as, `${theirs.base}${path(theirs)}`)).status).toBe(404);
  });

  const columns = { studentNumber: "0", name: "1", documentNumber: "2" };
  const writes: readonly (readonly [string, (s: School) => string, Readonly<Record<string, string>>])[] = [
    ["a list is not checked", (s) => `/list/${s.list}/check`, columns],
    ["a list is not imported", (s) => `/list/${s.list}/checks/${s.check}/import`, {}],
    ["an export is not delivered", (s) => `/exports/${s.exported}/deliver`, { confirmed: "yes" }],
    ["a task is not resumed", (s) => `/tasks/${s.delivery}/resume`, {}],
  ];
  test.each(writes)("%s", async (_, path, fields) => {
    expect((await post(mine.as, `${mine.base}${path(theirs)}`, fields)).status).toBe(404);
    expect((await post(mine.as, `${theirs.base}${path(theirs)}`, fields)).status).toBe(404);
  });

  test("a dry run of theirs does not import a list of one's own", async () => {
    const path = `${mine.base}/list/${mine.list}/checks/${theirs.check}/import`;
    expect((await post(mine.as, path)).status).toBe(404);
    expect((await get(mine.as, `${mine.base}/list/${mine.list}/checks/${mine.check}`)).status).toBe(200);
  });

  test("a request to be added is neither answered nor its number shown", async () => {
    const own = `/desk/schools/${mine.programme.schoolId}/requests/${theirs.request}`;
    expect((await post(mine.as, `${own}/number`, { reason: "x" })).status).toBe(404);
    for (const decision of ["added", "declined"]) {
      const answer = await post(mine.as, own, { decision, reason: "x", studentNumber: studentNumber() });
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
    const page = await (await get(theirs.as, `/desk/schools/${theirs.programme.schoolId}`)).text();
    expect(page).toContain(theirs.request);
  });

  test("a photo in review is not judged, put back or looked ahead to", async () => {
    await get(theirs.as, "/desk/review");
    const verdict = { graduate: theirs.inReview, submission: "1", stage: "school", verdict: "approve" };
    expect((await post(mine.as, "/desk/review/verdict", verdict)).status).toBe(409);
    await post(mine.as, "/desk/review/skip", { graduate: theirs.inReview });
    const page = await (await get(mine.as, "/desk/review")).text();
    expect(page).not.toContain(theirs.inReview);
    const ahead = await get(mine.as, `/desk/review/ahead?after=${mine.inReview}`);
    expect(await ahead.text()).not.toContain(theirs.inReview);
  });

  test("nobody of theirs is found, reminded, summed up or listed as missing", async () => {
    const found = await (await post(mine.as, "/desk/lookup", { q: theirs.number })).text();
    expect(found).not.toContain(theirs.inReview);
    for (const path of ["/reminders", "/receipts.csv", "/missing.csv", "/exports/problems.csv", ""]) {
      expect([path, (await get(mine.as, `${theirs.base}${path}`)).status]).toEqual([path, 404]);
    }
    const own = await post(mine.as, `${mine.base}/reminders`, { programmeId: theirs.programme.id });
    const task = await taskById(deskEnv.DB, own.headers.get("location")?.split("/").at(-1) ?? "");
    expect(task === null || task.subject.includes(mine.programme.id)).toBe(true);
    expect((await get(mine.as, `/desk/schools/${theirs.programme.schoolId}/receipts`)).status).toBe(404);
  });

  test("a case of theirs takes no note and shows no number, photo or picture", async () => {
    const base = `/desk/graduates/${theirs.approved}`;
    for (const path of ["/notes", "/document"]) {
      expect((await post(mine.as, `${base}${path}`, { text: "x", reason: "x" })).status).toBe(404);
    }
    const photo = `/desk/photos/${theirs.approved}/standard/${"0".repeat(64)}`;
    expect((await get(mine.as, photo)).status).toBe(404);
  });

  test("a school grants itself nothing, opens no other school and adds none", async () => {
    expect((await get(mine.as, `/desk/schools/${theirs.programme.schoolId}`)).status).toBe(404);
    const programme = { category: "普通本科", year: "2031" };
    expect(
      (await post(mine.as, `/desk/schools/${theirs.programme.schoolId}/programmes`, programme)).status,
    ).toBe(404);
    expect((await post(mine.as, "/desk/schools", { name: "新大学" })).status).toBe(403);
    const grant = { identity: "me@example.org", role: "admin", reason: "x" };
    expect((await post(mine.as, "/desk/staff/grants", grant)).status).toBe(403);
  });
});
