import { evictDurableObject } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { emptyCollection } from "../../../durable-objects/collection/state.ts";
import { migrations } from "../../../durable-objects/storage/migrations.ts";
import { migrate, schemaVersion } from "../../../durable-objects/storage/schema.ts";
import { graduate, stage, takeShot } from "./stage.ts";

const tables = ["journal", "snapshot", "student_record", "timers", "outbox"] as const;

/** Takes the object back to an empty one. */
function empty(sql: SqlStorage): void {
  for (const table of [...tables, "notes", "migrations"]) sql.exec(`DROP TABLE IF EXISTS ${table}`);
}

describe("an object with the first schema and data in it", () => {
  const by = JSON.stringify({ kind: "graduate", accountId: "account-a" });
  const confirmed = JSON.stringify([{ type: "RecordConfirmed", at: 1, by: { kind: "system" } }]);
  const effect = JSON.stringify({ kind: "queryPayment", orderNumber: "order-1" });

  function fill(sql: SqlStorage): void {
    sql.exec(
      "INSERT INTO journal (key, fingerprint, command, actor, at, events, answer, version) VALUES ('old-key', 'f', 'confirmRecord', ?, 1, ?, '{}', 1)",
      by,
      confirmed,
    );
    sql.exec("INSERT INTO snapshot (id, shape, version, state) VALUES (1, 0, 1, '{}')");
    sql.exec("INSERT INTO student_record (id, at, body) VALUES (1, 1, '{}')");
    sql.exec("INSERT INTO timers (id, due_at, wake_at, command) VALUES ('t', 5, 5, '{}')");
    sql.exec("INSERT INTO outbox (kind, payload, next_at, created_at) VALUES ('effect', ?, 7, 1)", effect);
  }

  test("has the newest schema and all its data when it wakes", async () => {
    await stage().inside(async (keeper, { storage }) => {
      empty(storage.sql);
      migrate(storage, 1, 1);
      fill(storage.sql);
      const before = tables.map((table) => storage.sql.exec(`SELECT * FROM ${table}`).toArray());
      await keeper.wake();
      expect(schemaVersion(storage.sql)).toBe(migrations.length);
      const after = tables.map((table) => storage.sql.exec(`SELECT * FROM ${table}`).toArray());
      for (const [n, rows] of before.entries()) {
        expect(after[n]).toHaveLength(1);
        expect(after[n]?.[0]).toMatchObject(rows[0] ?? {});
      }
      expect(after[4]?.[0]).toMatchObject({ state: "waiting", outcome: null });
    });
  });

  test("folds the journal when the snapshot has an older shape", async () => {
    await stage().inside((keeper, { storage }) => {
      migrate(storage, 1);
      fill(storage.sql);
      expect(keeper.collection()).toMatchObject({ version: 1, claim: null, progressAt: 1 });
    });
  });
});

test("a paid collection with the first schema goes on after an update, with its data, its timers and its keys", async () => {
  const one = stage();
  await one.paid();
  const before = await one.stub.view();
  const record = await one.stub.record();
  await one.inside((_, { storage: { sql } }) => {
    // What the versions after the first have added, undone; the snapshot as an older release wrote it.
    sql.exec("DROP TABLE notes");
    sql.exec("DROP INDEX outbox_waiting");
    for (const column of ["state", "outcome", "ended_at"])
      sql.exec(`ALTER TABLE outbox DROP COLUMN ${column}`);
    sql.exec("DELETE FROM migrations WHERE version > 1");
    sql.exec("UPDATE snapshot SET shape = 0, state = '{}'");
  });
  await evictDurableObject(one.stub);
  expect(await one.stub.view()).toEqual(before);
  expect(await one.stub.record()).toEqual(record);
  expect(await one.perform("shot-key-1", takeShot)).toMatchObject({ photo: "shot" });
  const again = await one.perform("setup-1-key", { type: "confirmRecord", by: graduate });
  expect(again).toMatchObject({ ok: true, version: 2 });
});

test("migrating again changes nothing", async () => {
  await stage().inside((_, { storage }) => {
    migrate(storage, 1);
    const look = () =>
      storage.sql
        .exec("SELECT * FROM migrations")
        .toArray()
        .concat(storage.sql.exec("SELECT name FROM sqlite_schema").toArray());
    const before = look();
    migrate(storage, 99);
    expect(look()).toEqual(before);
  });
});

test("tables that were made half way are finished by whoever comes next, also by someone who only reads", async () => {
  await stage().inside((keeper, { storage }) => {
    migrate(storage, 1, 1);
    expect(keeper.collection()).toEqual(emptyCollection);
    expect(schemaVersion(storage.sql)).toBe(migrations.length);
  });
});

test("a migration that fails leaves the version before it whole", async () => {
  await stage().inside((_, { storage }) => {
    empty(storage.sql);
    migrate(storage, 1, 1);
    // Stands in the way of the second version's table.
    storage.sql.exec("CREATE TABLE notes (id TEXT PRIMARY KEY)");
    expect(() => migrate(storage, 2)).toThrow();
    expect(schemaVersion(storage.sql)).toBe(1);
    storage.sql.exec("DROP TABLE notes");
    migrate(storage, 3);
    expect(schemaVersion(storage.sql)).toBe(migrations.length);
  });
});
