import { listDurableObjectIds, runInDurableObject } from "cloudflare:test";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Person, playWechat, send, well } from "../api/client.ts";
import { testEnv } from "../test-env.ts";

const network = globalThis.fetch;
/** Every session key that WeChat handed out. */
let handedOut: string[] = [];
const logged: unknown[] = [];

beforeEach(() => {
  handedOut = [];
  globalThis.fetch = async (input, init) => {
    const answer = await network(input, init);
    const text = await answer.clone().text();
    const key = /"session_key":"([^"]+)"/.exec(text)?.[1];
    if (key !== undefined) handedOut.push(key);
    return answer;
  };
  for (const level of ["log", "info", "warn", "error", "debug"] as const)
    vi.spyOn(console, level).mockImplementation((...words) => void logged.push(words));
});
afterEach(() => {
  globalThis.fetch = network;
  vi.restoreAllMocks();
});

/** Everything in D1, as text. */
async function database(): Promise<string> {
  const { DB: db } = testEnv;
  const { results } = await db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '_cf_%'")
    .all<{ name: string }>();
  const tables = await Promise.all(results.map(({ name }) => db.prepare(`SELECT * FROM "${name}"`).all()));
  expect(tables.length).toBeGreaterThan(20);
  return JSON.stringify(tables.map((table) => table.results));
}

/** Everything in the objects of one class, as text. */
async function objects(namespace: DurableObjectNamespace): Promise<string> {
  const ids = await listDurableObjectIds(namespace);
  const kept = ids.map((id) =>
    runInDurableObject(namespace.get(id), async (_, { storage }) => {
      const { sql } = storage;
      const names = sql
        .exec<{ name: string }>(
          "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '_cf_%'",
        )
        .toArray();
      const rows = names.map(({ name }) => sql.exec(`SELECT * FROM "${name}"`).toArray());
      return JSON.stringify([...(await storage.list()), ...rows]);
    }),
  );
  return (await Promise.all(kept)).join("\n");
}

test("the session key of a login is nowhere: no answer, no table, no object, no log", async () => {
  const { openid } = new Person();
  const { code } = await playWechat<{ code: string }>("/login", { openid });
  const shell = await send("POST", "/api/session/shell", { json: { code } });
  const used = await send("POST", "/api/session/shell", { json: { code } });
  expect([shell.status, used.status]).toEqual([200, 422]);
  const person = await new Person(openid).login();
  const me = await person.call("GET", "/api/session");
  expect(handedOut, "WeChat did hand one out at each login").toHaveLength(2);

  const seen = [
    ...[shell, used, me].flatMap(({ body, headers }) => [JSON.stringify(body), JSON.stringify([...headers])]),
    person.token,
    person.cookie,
    await database(),
    await objects(testEnv.WECHAT_TOKEN),
    await objects(testEnv.TASKS),
    JSON.stringify(logged),
  ].join("\n");
  expect(seen, "the places are the right ones").toContain(well(me).account.id);
  for (const key of handedOut) {
    const forms = [key, encodeURIComponent(key), btoa(key), key.replaceAll("+", "-").replaceAll("/", "_")];
    for (const form of forms) expect(seen.includes(form), "a session key was kept").toBe(false);
  }
  expect((await objects(testEnv.WECHAT_TOKEN)).includes("expiresAt"), "the token's object was read").toBe(
    true,
  );
});
