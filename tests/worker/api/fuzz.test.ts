import { exports } from "cloudflare:workers";
import { beforeAll, expect, test } from "vitest";
import { portraitFile } from "../portrait.ts";
import { type Answered, Person, send, well } from "./client.ts";
import { proveByCode } from "./flow.ts";
import { invent, openProgramme } from "./stage.ts";

interface Parameter {
  readonly in: string;
  readonly name: string;
}
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: JsonSchema }> };
  readonly responses: Record<string, unknown>;
  readonly security?: readonly Record<string, unknown>[];
}
interface JsonSchema {
  readonly properties?: Record<string, unknown>;
  readonly $ref?: string;
}

/** What must never come back: typed by the sender, or of the person who holds the collection. */
const marks = { typed: "王二麻子5e1f", number: "990101200201019996" };

const strange: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  "",
  marks.typed,
  marks.number,
  "x".repeat(40_000),
  "\u0000\u202e\ud800",
  "../../etc/passwd",
  "' OR 1=1 --",
  [],
  [[[]]],
  {},
  { __proto__: { a: 1 }, constructor: 1 },
  { toString: "x" },
];

let owner: Person;
let stranger: Person;
let ids: Record<string, string>;
const someone = invent();
let operations: readonly { readonly method: string; readonly path: string; readonly operation: Operation }[];

beforeAll(async () => {
  const programme = await openProgramme({ qualification: "code" });
  [owner, stranger] = await Promise.all([new Person().login(), new Person().login()]);
  const collectionId = await proveByCode(owner, programme, someone);
  const base = `/api/collections/${collectionId}`;
  well(await owner.call("POST", `${base}/confirmation`));
  const { order } = well(await owner.call("POST", `${base}/orders`, { json: { services: ["collection"] } }));
  const { req } = well(
    await owner.call("POST", `${base}/shell-requests`, {
      json: { purpose: "pay", orderNumber: order.number },
    }),
  );
  ids = {
    collectionId,
    programmeId: programme.id,
    schoolId: programme.schoolId,
    number: order.number,
    req,
    shotId: "0".repeat(32),
    size: "degree",
    paper: "5寸",
    document: "privacy",
  };
  const { paths } = well(await send("GET", "/api/openapi.json"));
  operations = Object.entries(paths as Record<string, Record<string, Operation>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
});

const filled = (path: string, values: Record<string, string>) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? "x"));

/** Every answer, whatever was sent, keeps to these. */
function judge(route: string, operation: Operation, { status, body, bytes }: Answered): void {
  expect(status, route).toBeLessThan(500);
  const text = new TextDecoder().decode(bytes);
  for (const mark of Object.values(marks)) expect(text.includes(mark), `${route} echoes`).toBe(false);
  if (status < 400) return;
  expect(body?.code, route).toBeTypeOf("string");
  const anywhere = ["originForeign", "bodyUnreadable", "bodyTooLarge"];
  const documented = JSON.stringify(operation.responses[String(status)] ?? "");
  if (!anywhere.includes(body.code) && !documented.includes(`problem:${body.code}"`))
    throw new Error(`${route} answered ${status} ${body.code}, which its description does not name`);
}

test("strange bodies on every route give a clear refusal, never an error, and nothing of them comes back", async () => {
  expect(operations.filter(({ operation }) => namesOf(operation).length > 0).length).toBeGreaterThan(12);
  for (const { method, path, operation } of operations) {
    if (method !== "POST") continue;
    const address = filled(path, ids);
    const names = namesOf(operation);
    for (const value of strange) {
      const json = names.length === 0 ? value : Object.fromEntries(names.map((name) => [name, value]));
      for (const answer of [
        await owner.call(method, address, { json }),
        await owner.shell(method, address, { json: { ...Object(json), extra: marks.typed } }),
      ])
        judge(`${method} ${path} ${JSON.stringify(value)?.slice(0, 40)}`, operation, answer);
    }
  }
}, 120_000);

test("forms with strange fields, and files in the place of words, give a clear refusal", async () => {
  const forms = operations.filter(({ operation }) => operation.requestBody?.content["multipart/form-data"]);
  expect(forms.length).toBeGreaterThan(3);
  const values = [
    marks.typed,
    "",
    "x".repeat(5_000),
    new File([marks.number], `${marks.typed}.jpg`),
    portraitFile(),
  ];
  for (const { method, path, operation } of forms) {
    for (const value of values) {
      const form = Object.fromEntries(namesOf(operation).map((name) => [name, value]));
      const route = `${method} ${path} form`;
      judge(route, operation, await owner.call(method, filled(path, ids), { form }));
      judge(route, operation, await owner.shell(method, filled(path, ids), { form }));
    }
  }
}, 60_000);

test("bodies that are not what they say, and huge ones, are refused before they are read", async () => {
  for (const { method, path, operation } of operations) {
    if (method !== "POST") continue;
    const address = filled(path, ids);
    for (const type of ["application/json", "multipart/form-data; boundary=x", "text/plain", "image/jpeg"]) {
      const headers = { "content-type": type, cookie: owner.cookie, authorization: `Bearer ${owner.token}` };
      judge(
        `${method} ${path} ${type}`,
        operation,
        await raw(method, address, `{"a":${marks.typed}`, headers),
      );
    }
    const headers = { "content-type": "application/json", cookie: owner.cookie };
    const huge = await raw(method, address, "x".repeat(30_000_000), headers);
    expect([413, 401, 404, 422, 400, 200].includes(huge.status), `${path} ${huge.status}`).toBe(true);
  }
}, 120_000);

test("ids of other forms, of nothing and of other people give 404 and say nothing of anyone", async () => {
  const wrong = ["x", "g", `g${"A".repeat(22)}`, "%00", "..%2f..", marks.number, "🙈", "a".repeat(3000)];
  for (const { method, path, operation } of operations) {
    if (!path.includes("{")) continue;
    for (const id of wrong) {
      const values = Object.fromEntries(Object.keys(ids).map((name) => [name, decodeSafe(id)]));
      const answer = await owner.call(method, filled(path, values), method === "GET" ? {} : { json: {} });
      judge(`${method} ${path} ${id.slice(0, 20)}`, operation, answer);
    }
    if (!path.includes("{collectionId}") && !path.includes("{req}")) continue;
    const form = { photo: portraitFile() };
    const sent = method === "GET" ? {} : path.endsWith("/shots") ? { form } : { json: {} };
    const answers = [
      await stranger.call(method, filled(path, ids), sent),
      await stranger.shell(method, filled(path, ids), path.includes("/photo/") ? { form } : sent),
    ];
    for (const answer of answers) {
      expect([401, 404, 422].includes(answer.status), `${method} ${path} ${answer.status}`).toBe(true);
      const text = new TextDecoder().decode(answer.bytes);
      expect(text.includes(someone.studentNumber), path).toBe(false);
    }
  }
  const { step, order } = well(await owner.call("GET", `/api/collections/${ids.collectionId}`));
  expect([step, order.number]).toEqual(["waitForPayment", ids.number]);
}, 120_000);

test("without a login every route of an account or of the shell is closed", async () => {
  for (const { method, path, operation } of operations) {
    if (!operation.security?.some((one) => "session" in one || "shellToken" in one)) continue;
    const sent = method === "GET" ? {} : { json: {} };
    const headers = { cookie: "__Host-xuezhao=AAAA", authorization: "Bearer a.b" };
    const { status, body } = await send(method, filled(path, ids), { ...sent, headers });
    expect([`${method} ${path}`, status, body?.code]).toEqual([`${method} ${path}`, 401, "notLoggedIn"]);
  }
});

test("strange keys and queries change nothing", async () => {
  for (const key of ["", "short", "x".repeat(65), "ü".repeat(10), "timer:order-expiry:1"]) {
    const headers = { "idempotency-key": encodeURIComponent(key).slice(0, 200) };
    const answer = await owner.call("DELETE", "/api/qualification", { key: null, headers });
    expect([204, 400]).toContain(answer.status);
  }
  for (const value of strange.filter((one) => typeof one === "string")) {
    const { status } = await send(
      "GET",
      `/api/schools?q=${encodeURIComponent(String(value).toWellFormed())}`,
    );
    expect([200, 422]).toContain(status);
  }
});

function namesOf({ requestBody }: Operation): string[] {
  const [content] = Object.values(requestBody?.content ?? {});
  return Object.keys(content?.schema.properties ?? {});
}

function decodeSafe(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function raw(
  method: string,
  path: string,
  body: string,
  headers: Record<string, string>,
): Promise<Answered> {
  const init = { method, body, headers: { "idempotency-key": crypto.randomUUID(), ...headers } };
  const response = await exports.default.fetch(`http://localhost:8787${path}`, init);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const json = (response.headers.get("content-type") ?? "").includes("json") && bytes.length > 0;
  const parsed = json ? JSON.parse(new TextDecoder().decode(bytes)) : null;
  return { status: response.status, headers: response.headers, body: parsed, bytes };
}
