import { expect, test, vi } from "vitest";
import { platformMinting } from "../../../worker/roster/ids.ts";
import { checkSubject } from "../../../worker/roster/import/check-subject.ts";
import { keepUpload, noteChecked, noteImporting } from "../../../worker/roster/import/uploads.ts";
import { beginTask, taskById } from "../../../worker/roster/tasks.ts";
import { advanceTask } from "../../../worker/tasks/advance.ts";
import { wakeTasks } from "../../../worker/tasks/start-task.ts";
import { type As, deskEnv, finished, freeProgramme, get, keys, post, studentNumber } from "./stage.ts";

const COLUMNS = { studentNumber: 0, name: 1, documentNumber: 2 };

/** A dry run that is begun, of lines that hold student number and name, and that only the test carries forward. */
async function begunCheck(lines: readonly string[]) {
  const programme = await freeProgramme();
  const written = lines.map((line) => `${line},990101200201010019`);
  const file = new Blob([["学号,姓名,证件号码", ...written].join("\n")]);
  const kept = await keepUpload(deskEnv, keys, { programmeId: programme.id, by: "s" }, file, platformMinting);
  if (!kept.ok) throw new Error(kept.fault);
  const task = await beginTask(
    deskEnv.DB,
    {
      kind: "check",
      programmeId: programme.id,
      subject: checkSubject({ upload: kept.id, mapping: COLUMNS }),
      by: "s",
      total: lines.length,
    },
    platformMinting,
  );
  const list = `/desk/programmes/${programme.id}/list/${kept.id}`;
  return { task, list, as: `school:${programme.schoolId}` satisfies As, programme };
}

/** An import that is begun, but that nobody carries forward unless the test does. */
async function begunImport(rows: number) {
  const programme = await freeProgramme();
  const prefix = studentNumber();
  const lines = Array.from({ length: rows }, (_, row) => `${prefix}${row},周${row},990101200201010019`);
  const file = new Blob([["学号,姓名,证件号码", ...lines].join("\n")]);
  const kept = await keepUpload(deskEnv, keys, { programmeId: programme.id, by: "s" }, file, platformMinting);
  if (!kept.ok) throw new Error(kept.fault);
  await noteChecked(deskEnv.DB, kept.id);
  await noteImporting(deskEnv.DB, kept.id, COLUMNS);
  const wanted = {
    kind: "import",
    programmeId: programme.id,
    subject: kept.id,
    by: "s",
    total: rows,
  } as const;
  const task = await beginTask(deskEnv.DB, wanted, platformMinting);
  return { programme, task, wanted, upload: kept.id };
}

const withoutBucket: Env = Object.create(deskEnv, {
  PHOTOS: { value: { get: () => Promise.reject(new TypeError("no bucket")) }, enumerable: true },
});

test("an import goes on by steps, where the step before it ended", async () => {
  const { task } = await begunImport(2600);
  expect(await advanceTask(deskEnv, task.id, 5)).toBe(5);
  expect(await taskById(deskEnv.DB, task.id)).toMatchObject({
    state: "running",
    cursor: "5",
    done: 2500,
    counts: { added: 2500, bad: 0 },
    movedAt: 5,
  });
  expect(await advanceTask(deskEnv, task.id, 6)).toBeNull();
  expect(await taskById(deskEnv.DB, task.id)).toMatchObject({
    state: "done",
    done: 2600,
    counts: { added: 2600, same: 0 },
  });
  expect(await advanceTask(deskEnv, task.id, 7)).toBeNull();
});

test("a dry run goes on by steps, remembers the numbers of the steps before, and says the same when one is done twice", async () => {
  const prefix = studentNumber();
  const lines = Array.from({ length: 2700 }, (_, row) => `${prefix}${row},周${row}`);
  // The first row once more after the first step, and a row without a number.
  const { task, list, as } = await begunCheck([...lines, `${prefix}0,周零`, ",缺号"]);
  expect(await advanceTask(deskEnv, task.id, 5)).toBe(5);
  const half = { cursor: "5", done: 2500, counts: { good: 2500, bad: 0, repeated: 0, added: 2500 } };
  expect(await taskById(deskEnv.DB, task.id)).toMatchObject({ state: "running", ...half });
  // Done, but not noted: the same again.
  await deskEnv.DB.prepare("UPDATE desk_tasks SET cursor = '', done = 0, counts = '{}' WHERE id = ?1")
    .bind(task.id)
    .run();
  await advanceTask(deskEnv, task.id, 6);
  expect(await taskById(deskEnv.DB, task.id)).toMatchObject(half);
  expect((await get(as, `${list}/checks/${task.id}`)).status).toBe(404);
  expect((await post(as, `${list}/checks/${task.id}/import`)).status).toBe(404);
  expect(await advanceTask(deskEnv, task.id, 7)).toBeNull();
  expect(await taskById(deskEnv.DB, task.id)).toMatchObject({
    state: "done",
    done: 2702,
    counts: { good: 2700, bad: 1, repeated: 1, added: 2700, changed: 0, same: 0, held: 0 },
  });
  const page = await (await get(as, `${list}/checks/${task.id}`)).text();
  expect(page).toContain("<td>2703</td>");
  expect(page).toContain("缺少学号");
}, 60_000);

test("a dry run is of one list of one programme: anywhere else it does not exist", async () => {
  const mine = await begunCheck([`${studentNumber()},周一`]);
  const other = await begunCheck([`${studentNumber()},周二`]);
  for (const { task } of [mine, other]) await advanceTask(deskEnv, task.id, 5);
  const path = `/checks/${mine.task.id}`;
  expect((await get(mine.as, `${mine.list}${path}`)).status).toBe(200);
  for (const tail of ["", "/faults.csv"]) {
    expect((await get(other.as, `${other.list}${path}${tail}`)).status).toBe(404);
    expect((await get(other.as, `${mine.list}${path}${tail}`)).status).toBe(404);
    expect((await get(mine.as, `${other.list}${path}${tail}`)).status).toBe(404);
  }
  expect((await post(other.as, `${other.list}${path}/import`)).status).toBe(404);
  expect((await get(other.as, `/desk/programmes/${other.programme.id}/tasks/${mine.task.id}`)).status).toBe(
    404,
  );
});

test("the columns of an import are those that were checked, whatever is chosen for the list meanwhile", async () => {
  const number = studentNumber();
  const { task, list, as, programme } = await begunCheck([`${number},周一`]);
  await advanceTask(deskEnv, task.id, 5);
  const swapped = { studentNumber: "2", name: "1", documentNumber: "0" };
  expect((await post(as, `${list}/check`, swapped)).status).toBe(303);
  const bring = (await post(as, `${list}/checks/${task.id}/import`)).headers.get("location") ?? "";
  expect(await finished(as, bring)).toContain("新增 1");
  const row = deskEnv.DB.prepare("SELECT student_number FROM student_records WHERE programme_id = ?1");
  expect(await row.bind(programme.id).first("student_number")).toBe(number);
});

test("two fields cannot have one column, and those that have to be there need one", async () => {
  const { list, as } = await begunCheck([`${studentNumber()},周一`]);
  const twice = await post(as, `${list}/check`, { studentNumber: "0", name: "0", documentNumber: "2" });
  expect([twice.status, await twice.text()]).toEqual([422, expect.stringContaining("同一列")]);
  const none = await post(as, `${list}/check`, { studentNumber: "0", name: "1" });
  expect([none.status, await none.text()]).toEqual([422, expect.stringContaining("必须指定")]);
});

test("a step that was done and not noted is done again without harm, even the last one", async () => {
  const { task } = await begunImport(3);
  await advanceTask(deskEnv, task.id, 5);
  await deskEnv.DB.prepare("UPDATE desk_tasks SET state = 'running', cursor = '0', done = 0 WHERE id = ?1")
    .bind(task.id)
    .run();
  expect(await advanceTask(deskEnv, task.id, 6)).toBeNull();
  expect(await taskById(deskEnv.DB, task.id)).toMatchObject({ state: "done", done: 3 });
});

test("one thing is worked on once at a time", async () => {
  const { task, wanted } = await begunImport(1);
  expect((await beginTask(deskEnv.DB, wanted, platformMinting)).id).toBe(task.id);
});

test("a task that fails waits longer each time, stops in the end, and goes on when someone says so", async () => {
  const { programme, task } = await begunImport(1);
  const as: As = `school:${programme.schoolId}`;
  const log = vi.spyOn(console, "error").mockReturnValue();
  let waited = 0;
  for (let failure = 1; failure < 8; failure++) {
    const next = await advanceTask(withoutBucket, task.id, 0);
    expect(next).toBeGreaterThan(waited / 2);
    waited = next ?? 0;
  }
  expect(await advanceTask(withoutBucket, task.id, 0)).toBeNull();
  // What an error says may hold a person's data: its name alone is logged.
  expect(JSON.stringify(log.mock.calls)).not.toContain("no bucket");
  log.mockRestore();
  const path = `/desk/programmes/${programme.id}/tasks/${task.id}`;
  expect(await (await get(as, path)).text()).toContain("从中断处继续");
  expect((await post("school:elsewhere", `${path}/resume`)).status).toBe(404);
  expect((await post(as, `${path}/resume`)).status).toBe(303);
  for (const until = Date.now() + 10_000; Date.now() < until; ) {
    if ((await taskById(deskEnv.DB, task.id))?.state === "done") break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(await taskById(deskEnv.DB, task.id)).toMatchObject({ state: "done", counts: { added: 1 } });
});

test("tasks that were given up keep no forgotten one asleep", async () => {
  const { task } = await begunImport(1);
  await deskEnv.DB.prepare("UPDATE desk_tasks SET moved_at = 100 WHERE id = ?1").bind(task.id).run();
  const given = Array.from({ length: 60 }, (_, n) => ({ id: `given-up-${n}`, subject: `${task.id}-${n}` }));
  await deskEnv.DB.prepare(
    `INSERT INTO desk_tasks (id, kind, programme_id, subject, at, by, state, total, moved_at)
     SELECT value ->> 'id', 'import', ?2, value ->> 'subject', 1, 's', 'failed', 1, 1 FROM json_each(?1)`,
  )
    .bind(JSON.stringify(given), task.programmeId)
    .run();
  const woken: string[] = [];
  const TASKS = { getByName: () => ({ run: async (id: string) => woken.push(id) }) };
  await wakeTasks({ DB: deskEnv.DB, TASKS } as unknown as Env, 10_000_000);
  await deskEnv.DB.prepare("DELETE FROM desk_tasks WHERE id LIKE 'given-up-%'").run();
  expect(woken).toContain(task.id);
});

test("a runner that cannot be reached keeps no other forgotten task asleep", async () => {
  const one = (await begunImport(1)).task.id;
  const other = (await begunImport(1)).task.id;
  await deskEnv.DB.prepare("UPDATE desk_tasks SET moved_at = 100 WHERE id IN (?1, ?2)")
    .bind(one, other)
    .run();
  const woken: string[] = [];
  const run = async (id: string) => {
    woken.push(id);
    throw new Error("not reached");
  };
  const env = { DB: deskEnv.DB, TASKS: { getByName: () => ({ run }) } } as unknown as Env;
  await expect(wakeTasks(env, 10_000_000)).rejects.toThrow("tasks were not woken");
  expect(woken).toEqual(expect.arrayContaining([one, other]));
});

test("a task that was given up is not resumed beside a new one for the same thing", async () => {
  const { programme, task, wanted } = await begunImport(1);
  await deskEnv.DB.prepare("UPDATE desk_tasks SET state = 'failed' WHERE id = ?1").bind(task.id).run();
  const next = await beginTask(deskEnv.DB, wanted, platformMinting);
  const as: As = `school:${programme.schoolId}`;
  const resume = await post(as, `/desk/programmes/${programme.id}/tasks/${task.id}/resume`);
  expect(resume.status).toBe(303);
  expect(await taskById(deskEnv.DB, task.id)).toMatchObject({ state: "failed" });
  expect(await taskById(deskEnv.DB, next.id)).toMatchObject({ state: "running" });
});
