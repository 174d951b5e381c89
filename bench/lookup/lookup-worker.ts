import { localDataKeys } from "../../local/demo/keys.ts";
import { type Seeded, seedMany } from "../../tests/worker/roster/seed-many.ts";
import { lookup } from "../../worker/roster/lookup/lookup.ts";
import { readKeys } from "../../worker/roster/secrets/keys.ts";

/** What is typed for each kind, from what was seeded. */
const TYPED: Readonly<Record<string, (seeded: Seeded) => string>> = {
  "name, two characters": ({ name }) => name.slice(0, 2),
  surname: ({ name }) => name.slice(0, 1),
  "pinyin initials": ({ initials }) => initials,
  phone: ({ phone }) => phone,
  "last four of phone or document": ({ accountId }) => accountId.slice(-4).padStart(4, "0"),
  "student number": ({ studentNumber }) => studentNumber,
  "document number": ({ document }) => document,
  "collection code": ({ collectionCode }) => collectionCode,
  "order number": ({ order }) => order,
  "transaction number": ({ transaction }) => transaction,
  nobody: () => "欧阳无此人",
};

/** Times of one kind of lookup, ms, and how many rows the last one found. */
export interface Timed {
  readonly kind: string;
  readonly ms: readonly number[];
  readonly found: number;
}

const ROUNDS = 40;

export default {
  async fetch(request, env) {
    const url = new URL(request.url);
    const size = Number(url.searchParams.get("size"));
    const db = (env as Record<string, D1Database>)[`DB_${size}`];
    const read = await readKeys(localDataKeys, "local");
    if (db === undefined || !read.ok) return new Response("no such size", { status: 404 });
    await db.batch(
      (await request.text())
        .split(/;\n/)
        .filter((sql) => sql.trim() !== "")
        .map((sql) => db.prepare(sql)),
    );
    const seeded = await seedMany(db, read.keys, size);
    const timed: Timed[] = [];
    for (const [kind, typedOf] of Object.entries(TYPED)) {
      const typed = typedOf(seeded);
      const ms: number[] = [];
      let found = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const begun = performance.now();
        found = (await lookup(db, read.keys, typed, { schoolId: null })).found.length;
        ms.push(performance.now() - begun);
      }
      timed.push({ kind, ms, found });
    }
    return Response.json(timed);
  },
} satisfies ExportedHandler;
