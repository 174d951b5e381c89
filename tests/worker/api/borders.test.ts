import { runInDurableObject } from "cloudflare:test";
import { exports } from "cloudflare:workers";
import * as v from "valibot";
import { beforeAll, expect, test, vi } from "vitest";
import { encodeGreyPng } from "../../../wasm/codecs/png-grey.ts";
import { graduateOf } from "../../../worker/adapters.ts";
import { keysOf } from "../../../worker/env.ts";
import { stages } from "../../../worker/photo/stage.ts";
import { claimHistory } from "../../../worker/roster/claims.ts";
import { answerService, openServiceRequests } from "../../../worker/roster/service-requests.ts";
import { claim } from "../../../worker/routes/qualification/claim.ts";
import { typed } from "../../../worker/routes/schemas/common.ts";
import { record } from "../graduate/stage.ts";
import { portraitFile } from "../portrait.ts";
import { testEnv } from "../test-env.ts";
import { origin, Person, send, well } from "./client.ts";
import { proveByCode, walk } from "./flow.ts";
import { invent, openProgramme } from "./stage.ts";

let person: Person;
let collectionId: string;
let base: string;
const someone = invent();

beforeAll(async () => {
  const programme = await openProgramme({ qualification: "code" });
  person = await new Person().login();
  collectionId = await proveByCode(person, programme, someone);
  base = `/api/collections/${collectionId}`;
});

test("a read that has not changed is answered 304", async () => {
  const first = await person.call("GET", base);
  const etag = first.headers.get("etag") ?? "";
  expect(etag).not.toBe("");
  expect(first.headers.get("cache-control")).toBe("private, no-cache");
  const again = await person.call("GET", base, { headers: { "if-none-match": etag } });
  expect([again.status, again.bytes.length]).toEqual([304, 0]);
});

test("a refusal speaks the caller's language, has its words in both, and keeps its code", async () => {
  const zh = await send("GET", "/api/collections");
  const en = await send("GET", "/api/collections", { headers: { "accept-language": "en-GB" } });
  expect(zh.headers.get("content-type")).toContain("application/problem+json");
  expect([zh.body.code, zh.body.title]).toEqual(["notLoggedIn", "登录已失效，请重新登录。"]);
  expect([en.body.code, en.body.title]).toEqual([
    "notLoggedIn",
    "You are not logged in any more. Log in again.",
  ]);
  for (const { body } of [zh, en]) expect(body.text).toEqual({ zh: zh.body.title, en: en.body.title });
});

test("a command needs an idempotency key, and its repetition is one command", async () => {
  const bare = await person.call("POST", `${base}/confirmation`, { key: null });
  expect([bare.status, bare.body.code]).toEqual([400, "keyMissing"]);
  const key = crypto.randomUUID();
  const json = { services: ["collection"] };
  well(await person.call("POST", `${base}/confirmation`));
  const both = await Promise.all([1, 2].map(() => person.call("POST", `${base}/orders`, { key, json })));
  const [first, second] = both.map(well);
  expect(second.order.number).toBe(first.order.number);
  const other = await person.call("POST", `${base}/orders`, { key, json: { services: ["collection", "x"] } });
  expect([other.status, other.body.code]).toEqual([422, "keyReused"]);
  // A key of a payment is nobody's to take.
  const taken = `paid:${first.order.number}:4200`;
  await person.call("POST", `${base}/confirmation`, { key: taken });
  expect((await walk(person, collectionId).show()).step).toBe("waitForPayment");
});

test("a command kept in the database is answered again from there, and not carried out twice", async () => {
  const key = crypto.randomUUID();
  const json = { topic: "shooting", text: "白墙前可以戴眼镜吗" };
  const first = await person.call("POST", "/api/service-requests", { key, json });
  const second = await person.call("POST", "/api/service-requests", { key, json });
  expect(second.body).toEqual(first.body);
  expect(well(await person.call("GET", "/api/service-requests")).requests).toHaveLength(1);
  const other = await person.call("POST", "/api/service-requests", {
    key,
    json: { ...json, topic: "other" },
  });
  expect([other.status, other.body.code]).toEqual([422, "keyReused"]);
});

test("a question may have several lines, as its field does; a name or a number may not", async () => {
  const asker = await new Person().login();
  const ask = (text: string) =>
    asker.call("POST", "/api/service-requests", { json: { topic: "other", text } });
  expect((await ask("照片上传失败。\r\n\r\n手机是安卓。")).status).toBe(201);
  expect((await ask("照片\u0000上传")).body.code).toBe("inputInvalid");
  const [kept] = await openServiceRequests(testEnv.DB, await keysOf(testEnv), null).then((all) =>
    all.filter(({ text }) => text.includes("安卓")),
  );
  expect(kept?.text).toBe("照片上传失败。\n\n手机是安卓。");
  expect(v.is(typed(60), "周\n静")).toBe(false);
});

test("an account with five open questions waits for an answer, so that nobody fills the list that staff answer from", async () => {
  const asker = await new Person().login();
  const ask = (n: number) =>
    asker.call("POST", "/api/service-requests", { json: { topic: "other", text: `第${n}个问题` } });
  const answers = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(ask));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
  const [refused] = answers.filter(({ status }) => status !== 201);
  expect([refused?.status, refused?.body.code]).toEqual([409, "questionsOpen"]);
  const { requests } = well(await asker.call("GET", "/api/service-requests"));
  expect(requests).toHaveLength(5);
  const answered = { id: requests[0].id, text: "可以", by: "s" };
  await answerService(testEnv.DB, await keysOf(testEnv), answered, null, Date.now());
  expect((await ask(9)).status).toBe(201);
});

test("asking for a collection that is nobody's makes no object: whoever guesses ids fills no storage", async () => {
  const guess = `g${crypto.randomUUID().replaceAll("-", "").slice(0, 22)}`;
  expect((await person.call("GET", `/api/collections/${guess}`)).status).toBe(404);
  const tables = await runInDurableObject(graduateOf(testEnv, guess), (_, { storage }) =>
    storage.sql.exec("SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf\\_%' ESCAPE '\\'").toArray(),
  );
  expect(tables).toEqual([]);
});

test("a claim that is answered again to someone who has let go since is noted as nobody's", async () => {
  const programme = await openProgramme({ qualification: "code" });
  const graduateId = `g${crypto.randomUUID().replaceAll("-", "").slice(0, 22)}`;
  const answer = { ok: true, version: 1, payment: "unpaid", photo: "none" };
  const view = { collection: { claim: { accountId: "a-now", at: 7 } } };
  const object = { perform: async () => answer, view: async () => view };
  const env = { ...testEnv, GRADUATE: { getByName: () => object } } as unknown as Env;
  const proof = { kind: "lastFour", typed: "0000" } as const;
  await claim(env, { key: "client:before", accountId: "a-before", programme, graduateId, record, proof });
  expect(await claimHistory(testEnv.DB, graduateId)).toEqual([]);
});

test("other people's collections, orders, shots and requests are not there", async () => {
  const { req } = well(await person.call("POST", `${base}/shell-requests`, { json: { purpose: "photo" } }));
  const stranger = await new Person().login();
  const { order } = await walk(person, collectionId).show();
  const tries = [
    ["GET", base],
    ["GET", `${base}/history`],
    ["GET", `${base}/services`],
    ["GET", `${base}/orders/${order?.number}`],
    ["DELETE", `${base}/orders/${order?.number}`],
    ["POST", `${base}/confirmation`],
    ["DELETE", `${base}/claim`],
    ["GET", `${base}/photo`],
    ["GET", `/api/shell-requests/${req}`],
    ["GET", "/api/collections/gAAAAAAAAAAAAAAAAAAAAAA"],
  ] as const;
  for (const [method, path] of tries) {
    const { status, body } = await stranger.call(method, path);
    expect([path, status, body.code]).toEqual([path, 404, "notFound"]);
  }
  const photo = await stranger.shell("POST", `/api/shell/photo/${req}`, { form: { photo: portraitFile() } });
  expect(photo.status).toBe(404);
  expect(well(await stranger.call("GET", "/api/collections")).collections).toEqual([]);
});

test("an order in its last minute is not taken to the cashier, where WeChat Pay would refuse it", async () => {
  const hurried = await openProgramme({ qualification: "code", orderMinutes: 5 });
  const payer = await new Person().login();
  const own = walk(payer, await proveByCode(payer, hurried, invent())).base;
  well(await payer.call("POST", `${own}/confirmation`));
  const { order } = well(await payer.call("POST", `${own}/orders`, { json: { services: ["collection"] } }));
  const ask = { purpose: "pay", orderNumber: order.number };
  const { req } = well(await payer.call("POST", `${own}/shell-requests`, { json: ask }));
  vi.setSystemTime(Date.now() + 4 * 60_000);
  const refused = await payer.shell("GET", `/api/shell/pay/${req}`).finally(() => vi.useRealTimers());
  expect([refused.status, refused.body.code]).toEqual([409, "orderEnding"]);
  // Nothing is wrong that staff could mend.
  const faults = await testEnv.DB.prepare("SELECT code FROM wechat_faults").all();
  expect(faults.results).not.toContainEqual({ code: "payParameters" });
});

test("the shell's token opens the shell's routes and no page's, and the cookie the other way round", async () => {
  expect((await person.shell("GET", base)).status).toBe(401);
  expect((await person.call("GET", "/api/shell/service")).status).toBe(401);
  expect((await person.shell("GET", "/api/shell/service")).status).toBe(200);
});

test("another site's page cannot act in someone's name", async () => {
  for (const headers of [{ origin: "https://evil.test" }, { "sec-fetch-site": "cross-site" }]) {
    const { status, body } = await person.call("POST", `${base}/confirmation`, { headers });
    expect([status, body.code]).toEqual([403, "originForeign"]);
  }
  const own = await person.call("POST", `${base}/confirmation`, { headers: { origin } });
  expect(own.status).toBe(200);
});

const openChanges = (cookie: string) =>
  exports.default.fetch(`${origin}${base}/changes`, { headers: { upgrade: "websocket", cookie, origin } });

/** The holder's page listening to the collection; what it hears is collected. */
async function listen() {
  const { webSocket } = await openChanges(person.cookie);
  if (!webSocket) throw new Error("no socket");
  const said: string[] = [];
  webSocket.addEventListener("message", ({ data }) => {
    said.push(String(data));
  });
  webSocket.accept();
  return { webSocket, said };
}

test("a page hears of a change of its collection, and of no other's", async () => {
  const stranger = await new Person().login();
  expect((await openChanges(stranger.cookie)).status).toBe(404);
  expect((await person.call("GET", `${base}/changes`)).status).toBe(426);
  const { webSocket, said } = await listen();
  const { version, order } = await walk(person, collectionId).show();
  await expect.poll(() => said.length).toBe(1);
  well(await person.call("DELETE", `${base}/orders/${order.number}`));
  await expect.poll(() => said.map((text) => JSON.parse(text).version)).toEqual([version, version + 1]);
  webSocket.close();
});

test("a photo in which nobody is found costs nothing and says what to do", async () => {
  const way = walk(person, collectionId);
  await way.pay();
  const grey = new File([await plainPicture()], "wall.png", { type: "image/png" });
  const made = await way.shoot(grey);
  expect(made).toMatchObject({ photo: "shot", report: { outcome: "refused" } });
  expect(made.report.refusal.message.zh).not.toBe("");
  expect(await way.show()).toMatchObject({ step: "retake", failure: { cause: "checks" } });
  const text = new File(["not a picture"], "photo.jpg", { type: "image/jpeg" });
  const refused = await person.call("POST", `${base}/shots`, { form: { photo: text } });
  expect([refused.status, refused.body.code]).toEqual([422, "not_a_picture"]);
});

test("an upload that is sent again with its key, even at once, is one shot and one file", async () => {
  const { shots } = await walk(person, collectionId).show();
  const key = crypto.randomUUID();
  const send = () => {
    const form = { photo: portraitFile(), source: "camera" };
    return person.call("POST", `${base}/shots`, { key, form });
  };
  const answers = [...(await Promise.all([send(), send()])), await send()].map(well);
  expect(new Set(answers.map(({ shotId }) => shotId)).size).toBe(1);
  expect((await walk(person, collectionId).show()).shots.used).toBe(shots.used + 1);
  const { entries } = await graduateOf(testEnv, collectionId).history();
  expect(entries.filter((entry) => entry.command === "recordShot" && entry.events.length > 0)).toHaveLength(
    shots.used + 1,
  );
});

test("two taps on standardize, and a repeated request, make one photo", async () => {
  const way = walk(person, collectionId);
  const form = { photo: portraitFile(), source: "camera" };
  const { shotId } = well(await person.call("POST", `${base}/shots`, { form }));
  const { webSocket, said } = await listen();
  const key = crypto.randomUUID();
  const tap = (own: string) => person.call("POST", `${base}/standardizing`, { key: own, json: { shotId } });
  const [first, again, other] = await Promise.all([tap(key), tap(key), tap(crypto.randomUUID())]);
  expect(well(first).report.result.sha256).toBe(well(again).report.result.sha256);
  expect([200, 409]).toContain(other.status);
  // The page heard each stage as it began, once, while the version stayed.
  const stagesHeard = () => said.map((text) => JSON.parse(text).stage).filter((stage) => stage !== undefined);
  await expect.poll(stagesHeard).toEqual(stages);
  webSocket.close();
  const { entries } = well(await person.call("GET", `${base}/history`));
  expect(entries.filter(({ kind }: { kind: string }) => kind === "Standardized")).toHaveLength(1);
  expect((await way.show()).step).toBe("submit");
}, 30_000);

test("a lease whose worker died runs out, and the next try succeeds without paying or shooting again", async () => {
  const way = walk(person, collectionId);
  const form = { photo: portraitFile(), source: "camera" };
  const { shotId } = well(await person.call("POST", `${base}/shots`, { form }));
  const by = {
    kind: "graduate",
    accountId: (await graduateOf(testEnv, collectionId).view()).collection.claim?.accountId ?? "",
  } as const;
  const begun = await way
    .object()
    .perform({ key: crypto.randomUUID(), command: { type: "beginStandardizing", by, shotId } });
  const lease = begun.ok ? begun.lease : undefined;
  expect((await way.show()).step).toBe("waitForStandardizing");
  const early = await person.call("POST", `${base}/standardizing`, { json: { shotId } });
  expect(early.body).toMatchObject({ code: "standardizingRuns", details: { until: lease?.until } });
  const failure = { cause: "error", checks: [] } as const;
  const command = {
    type: "failStandardizing",
    by: { kind: "system" },
    leaseId: lease?.id ?? "",
    failure,
  } as const;
  await way.object().perform({ key: crypto.randomUUID(), command });
  expect((await way.show()).step).toBe("standardize");
  const made = well(await person.call("POST", `${base}/standardizing`, { json: { shotId } }));
  expect(made.photo).toBe("standardized");
}, 30_000);

async function plainPicture(): Promise<Uint8Array<ArrayBuffer>> {
  const alpha = new Uint8Array(600 * 800).fill(190);
  return new Uint8Array(await encodeGreyPng({ width: 600, height: 800, alpha }));
}
