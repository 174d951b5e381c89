import { expect, test, vi } from "vitest";
import { platformMinting } from "../../../worker/roster/ids.ts";
import { keepUpload, noteChecked, noteImporting } from "../../../worker/roster/import/uploads.ts";
import { beginTask, taskById } from "../../../worker/roster/tasks.ts";
import { advanceTask } from "../../../worker/tasks/advance.ts";
import { type As, deskEnv, freeProgramme, get, keys, post, studentNumber } from "./stage.ts";

/** An import that is begun, but that nobody carries forward unless the test does. */
async function begunImport(rows: number) {
  const programme = await freeProgramme();
  const prefix = studentNumber();
  const lines = Array.from({ length: rows }, (_, row) => `${prefix}${row},周${row},990101200201010019`);
  const file = new Blob([["学号,姓名,证件号码", ...lines].join("\n")]);
  const kept = await keepUpload(deskEnv, keys, { programmeId: programme.id, by: "s" }, file, platformMinting);
  if (!kept.ok) throw new Error(kept.fault);
  await noteChecked(deskEnv.DB, kept.id, { studentNumber: 0, name: 1, documentNumber: 2 });
  await noteImporting(deskEnv.DB, kept.id);
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
