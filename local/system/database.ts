import { join } from "node:path";
import { convertV4MiniflareOptions, Miniflare, type V4WorkerOptions } from "miniflare";
import { unstable_getMiniflareWorkerOptions, unstable_splitSqlQuery } from "wrangler";
import { dataOf } from "./listening.ts";
import { migrationsIn } from "./migrations.ts";
import { root } from "./wrangler.ts";

/**
 * Brings the tables of a folder's database up to date and hands it to `fill`, before anything else uses it. Makes the
 * database where there is none; rejects with the database's own words when a migration cannot be applied.
 */
export async function prepareDatabase<T>(folder: string, fill: (db: D1Database) => Promise<T>): Promise<T> {
  const { d1Databases } = unstable_getMiniflareWorkerOptions(join(root, "wrangler.toml")).workerOptions;
  const worker: V4WorkerOptions = {
    name: "database",
    modules: true,
    script: "export default {}",
    d1Databases: d1Databases as NonNullable<V4WorkerOptions["d1Databases"]>,
  };
  const alone = new Miniflare(
    convertV4MiniflareOptions({ resourcePersistencePath: dataOf(folder), cf: false, workers: [worker] }),
  );
  try {
    const { DB } = await alone.getBindings<{ readonly DB: D1Database }>();
    await migrate(DB);
    return await fill(DB);
  } finally {
    await alone.dispose();
  }
}

// The table that wrangler keeps, so that its own commands and this go on from one another.
const APPLIED = `CREATE TABLE IF NOT EXISTS d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)`;

/** Each migration whole or not at all. Wrangler's command starts a runtime for every one, which takes ten seconds. */
async function migrate(db: D1Database): Promise<void> {
  await db.prepare(APPLIED).run();
  const { results } = await db.prepare("SELECT name FROM d1_migrations").all<{ readonly name: string }>();
  const applied = new Set(results.map(({ name }) => name));
  for (const { name, sql } of migrationsIn(join(root, "migrations"))) {
    if (applied.has(name)) continue;
    const statements = unstable_splitSqlQuery(sql);
    const note = db.prepare("INSERT INTO d1_migrations (name) VALUES (?1)").bind(name);
    await db.batch([...statements.map((statement) => db.prepare(statement)), note]);
  }
}
