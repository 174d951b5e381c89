import type { ObjectStorage } from "../../../durable-objects/storage/schema.ts";

/** What a crash looks like to the code it interrupts. */
export class Crash extends Error {}

/**
 * Storage that dies at its n-th touch: before or after a statement, a transaction or the setting of the alarm.
 *
 * @param at Which touch, from 0; a number larger than all touches never crashes.
 */
export function failingStorage(
  storage: ObjectStorage,
  at: number,
): { storage: ObjectStorage; touches: () => number } {
  let touches = 0;
  let dead = false;
  const touch = () => {
    dead ||= touches++ === at;
    if (dead) throw new Crash();
  };
  // The same statements through the same storage, only counted.
  const exec = ((query: string, ...bindings: unknown[]) => {
    touch();
    const cursor = storage.sql.exec(query, ...bindings);
    if (!query.startsWith("SELECT")) touch();
    return cursor;
  }) as SqlStorage["exec"];
  const sql = new Proxy(storage.sql, {
    get: (target, name) => (name === "exec" ? exec : Reflect.get(target, name, target)),
  });
  return {
    touches: () => touches,
    storage: {
      sql,
      transactionSync: (work) => {
        touch();
        const result = storage.transactionSync(work);
        touch();
        return result;
      },
      getAlarm: () => storage.getAlarm(),
      setAlarm: async (time) => {
        touch();
        await storage.setAlarm(time);
        touch();
      },
    },
  };
}
