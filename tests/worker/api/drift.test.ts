import { createExecutionContext, createScheduledController } from "cloudflare:test";
import { expect, test } from "vitest";
import { scheduled } from "../../../worker/scheduled.ts";
import { testEnv } from "../test-env.ts";
import { Person } from "./client.ts";
import { proveByCode } from "./flow.ts";
import { invent, openProgramme } from "./stage.ts";

test("a graduate whose row was lost or spoilt on the read side is put right by the cron sweep", async () => {
  const { DB: db } = testEnv;
  const programme = await openProgramme({ qualification: "code" });
  const person = await new Person().login();
  const someone = invent();
  const collectionId = await proveByCode(person, programme, someone);
  const row = () =>
    db
      .prepare("SELECT student_number AS number, version FROM graduates WHERE id = ?1")
      .bind(collectionId)
      .first<{ number: string; version: number }>();
  await expect.poll(row, { timeout: 10_000 }).toMatchObject({ number: someone.studentNumber, version: 1 });

  await db.prepare("DELETE FROM graduates WHERE id = ?1").bind(collectionId).run();
  await db.prepare("DELETE FROM sweeps").run();
  await expect
    .poll(
      async () => {
        await scheduled(createScheduledController(), testEnv, createExecutionContext());
        return row();
      },
      { timeout: 30_000, interval: 500 },
    )
    .toMatchObject({ number: someone.studentNumber, version: 1 });
}, 60_000);
