import { exports } from "cloudflare:workers";
import { hc } from "hono/client";
import { expect, test } from "vitest";
import type { App } from "../../../worker/app.ts";
import { origin, Person } from "./client.ts";

test("the typed client knows routes, answers and refusals", async () => {
  const { cookie } = await new Person().login();
  const client = hc<App>(origin, {
    fetch: (input: RequestInfo | URL, init?: RequestInit) => exports.default.fetch(String(input), init),
    headers: { cookie },
  });
  const answer = await client.api.collections.$get();
  if (!answer.ok) throw new Error("refused");
  const { collections } = await answer.json();
  expect(collections).toEqual([]);
  const missing = await client.api.collections[":collectionId"].$get({ param: { collectionId: "x" } });
  expect(missing.status).toBe(404);
});
