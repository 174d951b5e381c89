import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { expect, test } from "vitest";
import { app } from "../../../worker/app.ts";
import { testEnv } from "../test-env.ts";
import { origin, Person } from "./client.ts";

const everywhere = {
  LOGIN_LIMIT: testEnv.THREE,
  CODE_LIMIT: testEnv.THREE,
  PHOTO_LIMIT: testEnv.THREE,
  TRY_LIMIT: testEnv.THREE,
};

/** Knocks five times, as someone, at the application with counters of three a minute. */
async function knock(path: string, headers: Record<string, string>, change: RequestInit = {}) {
  const answers: Response[] = [];
  for (let n = 0; n < 5; n++) {
    const context = createExecutionContext();
    const init = {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "idempotency-key": crypto.randomUUID(),
        ...headers,
      },
      ...(change.method === "GET" ? {} : { body: "{}" }),
      ...change,
    };
    answers.push(await app.request(`${origin}${path}`, init, { ...testEnv, ...everywhere }, context));
    await waitOnExecutionContext(context);
  }
  return answers;
}

const statuses = (answers: readonly Response[]) => answers.map(({ status }) => status === 429);
const thenClosed = [false, false, false, true, true];

test("a network address that logs in too often waits, and another one does not", async () => {
  const from = (address: string) => ({ "cf-connecting-ip": address });
  for (const door of ["/api/session/shell", "/api/session/enter"]) {
    expect(statuses(await knock(door, from("203.0.113.7"))), door).toEqual(thenClosed);
    expect(statuses(await knock(door, from("203.0.113.8"))), door).toEqual(thenClosed);
    expect(statuses(await knock(door, from("2001:db8::1:1"))), door).toEqual(thenClosed);
    expect(statuses(await knock(door, from("2001:db8::2:2"))), "the same /64").toEqual(Array(5).fill(true));
  }
});

test("an account that decodes, uploads or standardizes too often waits, each door by itself", async () => {
  const person = await new Person().login();
  const other = await new Person().login();
  const cookie = (who: Person) => ({ cookie: who.cookie });
  const collection = "/api/collections/gAAAAAAAAAAAAAAAAAAAAAA";
  const doors = ["/api/programmes/x/code", "/api/programmes/x/identity", `${collection}/shots`];
  for (const door of [...doors, `${collection}/standardizing`]) {
    expect(statuses(await knock(door, cookie(person))), door).toEqual(thenClosed);
  }
  // A picture of a code is read at the same cost as its text: one count.
  expect(statuses(await knock("/api/programmes/x/code-picture", cookie(person)))).toEqual(
    Array(5).fill(true),
  );
  const bearer = { authorization: `Bearer ${person.token}` };
  // The shell's scanner has its codes decoded by the same issuer.
  const scanner = `/api/shell/scan/${"A".repeat(32)}`;
  expect(statuses(await knock(scanner, bearer)), scanner).toEqual(Array(5).fill(true));
  expect(statuses(await knock("/api/session/phone", bearer))).toEqual(thenClosed);
  expect(statuses(await knock(doors[0] ?? "", cookie(other)))).toEqual(thenClosed);
});

test("an account that has WeChat Pay asked too often waits: what it asks counts against everybody's quota", async () => {
  const person = await new Person().login();
  const order = "/api/collections/gAAAAAAAAAAAAAAAAAAAAAA/orders";
  const cookie = { cookie: person.cookie };
  expect(statuses(await knock(order, cookie)), "an order").toEqual(thenClosed);
  expect(statuses(await knock(`${order}/0123456789/check`, cookie)), "a query").toEqual(thenClosed);
  const bearer = { authorization: `Bearer ${person.token}` };
  const cashier = `/api/shell/pay/${"A".repeat(32)}`;
  expect(statuses(await knock(cashier, bearer, { method: "GET" })), "the cashier").toEqual(thenClosed);
});

test("staff who try photos too often wait", async () => {
  expect(statuses(await knock("/api/photos/try", { cookie: "desk-as=reviewer" }))).toEqual(thenClosed);
});

test("the refusal says when to come back, in the caller's language", async () => {
  const headers = { "cf-connecting-ip": "203.0.113.99", "accept-language": "en" };
  const last = (await knock("/api/session/shell", headers)).at(-1);
  expect(last?.headers.get("retry-after")).toMatch(/^(59|60)$/);
  expect(await last?.json()).toMatchObject({
    code: "tooOften",
    status: 429,
    title: "That was too often. Try again in a minute.",
    details: { until: expect.any(Number) },
  });
});

test("a counter that is out of order keeps nobody out", async () => {
  const broken = { limit: () => Promise.reject(new Error("down")) };
  const init = { method: "POST", headers: { "content-type": "application/json" }, body: "{}" };
  const env = { ...testEnv, LOGIN_LIMIT: broken };
  expect((await app.request(`${origin}/api/session/enter`, init, env)).status).toBe(422);
});
