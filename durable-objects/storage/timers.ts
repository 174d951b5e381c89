import type { TimedCommand, Timer } from "../collection/timer.ts";

/** Makes the stored timers the given ones. One put off keeps its delay as long as its time is the same. */
export function syncTimers(sql: SqlStorage, timers: readonly Timer[]): void {
  const wanted = new Set(timers.map((timer) => timer.id));
  const stored = new Map<string, number>();
  for (const { id, at } of sql
    .exec<{ id: string; at: number }>("SELECT id, due_at AS at FROM timers")
    .toArray()) {
    if (wanted.has(id)) stored.set(id, at);
    else sql.exec("DELETE FROM timers WHERE id = ?", id);
  }
  for (const { id, at, command } of timers) {
    if (stored.get(id) === at) continue;
    sql.exec(
      `INSERT INTO timers (id, due_at, wake_at, command) VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET due_at = excluded.due_at, wake_at = excluded.wake_at`,
      id,
      at,
      at,
      JSON.stringify(command),
    );
  }
}

/** @returns The timer that has been due longest, if one is. */
export function nextTimer(
  sql: SqlStorage,
  now: number,
): { readonly id: string; readonly command: TimedCommand } | null {
  const row = sql
    .exec<{ id: string; command: string }>(
      "SELECT id, command FROM timers WHERE wake_at <= ? ORDER BY wake_at, id LIMIT 1",
      now,
    )
    .next();
  return row.done ? null : { id: row.value.id, command: JSON.parse(row.value.command) };
}

/** Puts a timer off, if it is still there. */
export function deferTimer(sql: SqlStorage, id: string, until: number): void {
  sql.exec("UPDATE timers SET wake_at = ? WHERE id = ?", until, id);
}

/** @returns When the first timer wants to wake the object (ms). */
export function firstTimerAt(sql: SqlStorage): number | null {
  return sql.exec<{ at: number | null }>("SELECT MIN(wake_at) AS at FROM timers").one().at;
}
