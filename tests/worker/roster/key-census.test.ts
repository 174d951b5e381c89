import { expect, test } from "vitest";
import { CENSUS_TABLES } from "../../../worker/roster/key-census/places.ts";
import { testEnv } from "../test-env.ts";

/** Sealed for half an hour at most: no key is kept for it. */
const PASSING = ["pending_codes.record_sealed"];

test("every sealed or hashed column of the schema is counted", async () => {
  const { results } = await testEnv.DB.prepare(
    "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL",
  ).all<{ readonly name: string; readonly sql: string }>();
  const found = results.flatMap(({ name, sql }) =>
    [...sql.matchAll(/\b\w+_(?:sealed|hash)\b/g)].map(([column]) => `${name}.${column}`),
  );
  const counted = CENSUS_TABLES.flatMap(({ table, sealed, hashed }) =>
    [...sealed, ...hashed].map((column) => `${table}.${column}`),
  );
  expect([...new Set(found)].toSorted()).toEqual([...counted, ...PASSING].toSorted());
});
