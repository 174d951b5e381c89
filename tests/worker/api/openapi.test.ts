import { expect, test } from "vitest";
import { apiRefusals } from "../../../worker/http/api-refusals.ts";
import { api } from "../../../worker/routes/api.ts";
import { send, well } from "./client.ts";

interface Operation {
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly required?: boolean;
  }[];
  readonly security?: readonly Record<string, unknown>[];
  readonly summary?: string;
  readonly requestBody?: { readonly content: Record<string, { readonly schema: RequestSchema }> };
  readonly responses: Record<
    string,
    { readonly content?: Record<string, { readonly examples?: Record<string, { readonly value: unknown }> }> }
  >;
}
interface RequestSchema {
  readonly examples?: readonly unknown[];
  readonly properties?: Record<string, { readonly type?: string; readonly enum?: readonly string[] }>;
}
type Document = { readonly paths: Record<string, Record<string, Operation>> };

const document = async (): Promise<Document> => well(await send("GET", "/api/openapi.json"));

test("every registered route is in the document, and nothing else", async () => {
  const { paths } = await document();
  const described = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const registered = api.routes
    .filter(({ method, path }) => method !== "ALL" && path !== "/openapi.json")
    .map(({ method, path }) => `${method} /api${path.replace(/:(\w+)/g, "{$1}").replace(/\/$/, "")}`);
  expect(described.map((route) => route.replace(/\/$/, "")).sort()).toEqual([...new Set(registered)].sort());
});

test("every operation says what it does, what it answers, and every code it refuses with, by example", async () => {
  const { paths } = await document();
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, { summary, responses }] of Object.entries(operations)) {
      const route = `${method} ${path}`;
      expect(summary, route).toBeTruthy();
      expect(
        Object.keys(responses).some((status) => Number(status) < 300),
        route,
      ).toBe(true);
      const refusals = Object.entries(responses).filter(([status]) => Number(status) >= 400);
      for (const [status, { content }] of refusals) {
        const examples = content?.["application/problem+json"]?.examples ?? {};
        expect(Object.keys(examples).length, `${route} ${status}`).toBeGreaterThan(0);
      }
    }
  }
});

test("every body that is sent has an example, or says which of its fields are files", async () => {
  const { paths } = await document();
  let bodies = 0;
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, { requestBody }] of Object.entries(operations)) {
      for (const [media, { schema }] of Object.entries(requestBody?.content ?? {})) {
        bodies++;
        const route = `${method} ${path}`;
        if (media === "application/json") expect(schema.examples?.length, route).toBeGreaterThan(0);
        else
          for (const field of Object.values(schema.properties ?? {}))
            expect(field.type, route).toBe("string");
      }
    }
  }
  expect(bodies).toBeGreaterThan(18);
});

test("every refusal by example is a whole problem in words", async () => {
  const { paths } = await document();
  const examples = Object.values(paths)
    .flatMap((operations) => Object.values(operations))
    .flatMap(({ responses }) => Object.entries(responses))
    .flatMap(([status, { content }]) =>
      Object.values(content?.["application/problem+json"]?.examples ?? {}).map(({ value }) => [
        status,
        value,
      ]),
    );
  for (const [status, value] of examples) {
    expect(value).toEqual({
      type: expect.stringMatching(/^urn:xuezhao:problem:\w+$/),
      title: expect.stringMatching(/[\u4e00-\u9fff]{4}/u),
      text: { zh: (value as { title: string }).title, en: expect.stringMatching(/^[^\u4e00-\u9fff]{8,}$/u) },
      status: Number(status),
      code: expect.any(String),
    });
    expect(JSON.stringify(value)).not.toMatch(/undefined|NaN|\{\w+\}/);
  }
});

test("every command of a page carries an idempotency key, and no read does", async () => {
  const { paths } = await document();
  let commands = 0;
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, { parameters = [], security = [] }] of Object.entries(operations)) {
      // Logging out twice is logging out; the shell's calls are told apart by the request they answer; a trial keeps nothing.
      if (path.startsWith("/api/session") || security.some((one) => "shellToken" in one || "staff" in one))
        continue;
      const keyed = parameters.some(({ name, required }) => name === "Idempotency-Key" && required === true);
      expect([`${method} ${path}`, keyed]).toEqual([`${method} ${path}`, method !== "get"]);
      if (keyed) commands++;
    }
  }
  expect(commands).toBeGreaterThan(18);
});

test("no code of the border is left undocumented", async () => {
  const codes = new Set(JSON.stringify(await document()).match(/urn:xuezhao:problem:(\w+)/g));
  // These two any request may meet, before a route is chosen.
  const before = ["originForeign", "bodyUnreadable"];
  const missing = Object.keys(apiRefusals).filter(
    (code) => !codes.has(`urn:xuezhao:problem:${code}`) && !before.includes(code),
  );
  expect(missing).toEqual([]);
});
