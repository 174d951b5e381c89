import { createExecutionContext, createScheduledController } from "cloudflare:test";
import { expect, test } from "vitest";
import { askShell } from "../../worker/roster/shell-requests.ts";
import { scheduled } from "../../worker/scheduled.ts";
import { testEnv } from "./test-env.ts";

test("a part of the scheduled work that fails is reported and keeps no other from running", async () => {
  const { DB: db } = testEnv;
  const long = { now: () => 0, random: (count: number) => crypto.getRandomValues(new Uint8Array(count)) };
  await askShell(db, { accountId: "a", purpose: "scan", subject: "p", detail: "" }, long);
  const overdue = () =>
    db.prepare("SELECT count(*) AS rows FROM shell_requests WHERE expires_at < 10000000").first("rows");
  expect(await overdue()).toBe(1);
  // The first part's table is out of reach; all others are served.
  const failing = new Proxy(db, {
    get(target, name) {
      if (name !== "prepare") return Reflect.get(target, name, target);
      return (sql: string) => {
        if (/\bsessions\b/.test(sql)) throw new Error("out of reach");
        return target.prepare(sql);
      };
    },
  });
  const run = scheduled(createScheduledController(), { ...testEnv, DB: failing }, createExecutionContext());
  await expect(run).rejects.toMatchObject({ errors: [expect.objectContaining({ message: "out of reach" })] });
  expect(await overdue()).toBe(0);
  // All of the work is done, on whatever the tests before have left in the database.
}, 60_000);
