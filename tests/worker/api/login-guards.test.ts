import { exports } from "cloudflare:workers";
import { expect, test } from "vitest";
import { app } from "../../../worker/app.ts";
import { wechatFaultsLately } from "../../../worker/roster/wechat-faults.ts";
import { testEnv } from "../test-env.ts";
import { origin, Person, playWechat, send, well } from "./client.ts";

/** A ticket for a web-view. */
async function ticketOf(person: Person, next = "/"): Promise<string> {
  return well(await person.shell("POST", "/api/session/ticket", { json: { next } })).ticket;
}

const enter = (ticket: string, headers: Record<string, string> = {}) =>
  send("POST", "/api/session/enter", { json: { ticket }, headers });

test("of twenty that use one ticket at the same moment one gets in", async () => {
  const person = await new Person().login();
  const ticket = await ticketOf(person);
  const answers = await Promise.all(Array.from({ length: 20 }, () => enter(ticket)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ headers }) => headers.has("set-cookie"))).toHaveLength(1);
  expect(new Set(answers.filter(({ status }) => status !== 200).map(({ body }) => body.code))).toEqual(
    new Set(["ticketInvalid"]),
  );
});

test("a ticket for an address that is no page of ours leads home, however long it is", async () => {
  const person = await new Person().login();
  const { body } = await enter(await ticketOf(person, `/collect?from=${"x".repeat(1000)}`));
  expect(body).toEqual({ next: "/" });
});

test("the cookie is a __Host- cookie that scripts and other sites do not get", async () => {
  const person = await new Person().login();
  const { headers } = await enter(await ticketOf(person));
  expect(headers.getSetCookie()).toEqual([
    expect.stringMatching(
      /^__Host-xuezhao=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; Secure; SameSite=Lax$/,
    ),
  ]);
});

test("another site cannot log anyone in, and its try does not use the ticket up", async () => {
  const attacker = await new Person().login();
  const ticket = await ticketOf(attacker);
  for (const headers of [
    { origin: "https://evil.example" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
  ]) {
    const answer = await enter(ticket, headers as unknown as Record<string, string>);
    expect([answer.status, answer.body.code, answer.headers.get("set-cookie")]).toEqual([
      403,
      "originForeign",
      null,
    ]);
  }
  const form = new Request(`${origin}/api/session/enter`, {
    method: "POST",
    headers: { "content-type": "text/plain" },
    body: JSON.stringify({ ticket }),
  });
  const plain = await exports.default.fetch(form);
  expect(plain.headers.get("set-cookie"), "nor does a form that needs no leave of the browser").toBeNull();
  expect((await enter(ticket)).status).toBe(200);
});

test("in production a ticket opens only in a mini program's web-view: a link that someone sent opens nothing", async () => {
  const person = await new Person().login();
  const ticket = await ticketOf(person);
  const production = { ...testEnv, ENVIRONMENT: "production" } as unknown as Env;
  const at = (agent: string) =>
    app.request(
      `${origin}/api/session/enter`,
      {
        method: "POST",
        headers: { "content-type": "application/json", "user-agent": agent, origin },
        body: JSON.stringify({ ticket }),
      },
      production,
    );
  const phone = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 MicroMessenger/8.0.50";
  for (const agent of ["Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0", phone]) {
    const answer = await at(agent);
    expect([answer.status, answer.headers.get("set-cookie")]).toEqual([410, null]);
  }
  expect((await at(`${phone} miniProgram/wx0000000000000000`)).status).toBe(200);
});

test("a ticket leads to pages of the list and of collections only, whatever was asked for", async () => {
  const person = await new Person().login();
  const collection = `/collect/g${"a".repeat(22)}`;
  for (const [asked, led] of [
    ["/help", "/help"],
    [`${collection}/review`, `${collection}/review`],
    ["//evil.example", "/"],
    ["https://evil.example/collect", "/"],
    ["/\\evil.example", "/"],
    ["/desk", "/"],
  ] as const) {
    expect((await enter(await ticketOf(person, asked))).body).toEqual({ next: led });
  }
});

test("logging out ends this session, and everywhere ends all", async () => {
  const person = await new Person().login();
  const other = await new Person(person.openid).login();
  const third = await new Person(person.openid).login();
  const who = async ({ cookie }: Person) =>
    well(await send("GET", "/api/session", { headers: { cookie } })).account;
  expect(well(await other.call("DELETE", "/api/session"))).toBeNull();
  expect([await who(other), (await who(person)) !== null]).toEqual([null, true]);
  await person.call("DELETE", "/api/session?everywhere=1");
  expect([await who(person), await who(third)]).toEqual([null, null]);
});

test("a shell token of another form, algorithm or key opens nothing", async () => {
  const person = await new Person().login();
  const [body = "", mac = ""] = person.token.split(".");
  const encode = (text: string) => btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const none = `${encode('{"alg":"none"}')}.${body}.`;
  const other = encode(JSON.stringify(["aAAAAAAAAAAAAAAAAAAAAAA", Date.now() + 60_000]));
  const forged = [
    none,
    `${body}.`,
    `${other}.${mac}`,
    `${body}.${mac}.`,
    body,
    `${body}.${encode("x".repeat(32))}`,
  ];
  for (const token of forged) {
    const { status } = await send("GET", "/api/shell/service", {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(status).toBe(401);
  }
  expect((await person.shell("GET", "/api/shell/service")).status).toBe(200);
});

test("a login that WeChat refuses for our IP tells the graduate to come later, and staff where to mend it", async () => {
  await playWechat("/fault", { path: "/sns/", kind: "errcode", code: "40164" });
  const refused = await send("POST", "/api/session/shell", { json: { code: "some-code" } });
  expect([refused.status, refused.body.code]).toEqual([502, "ipNotAllowed"]);
  expect(refused.body.title, "no word of whitelists to graduates").not.toMatch(/IP|白名单/);
  const faults = await wechatFaultsLately(testEnv.DB, Date.now());
  expect(faults).toContainEqual(expect.objectContaining({ code: "ipNotAllowed", upstream: "40164" }));
});

test("a login code that another has used is refused, and who used it is not told", async () => {
  const { openid } = new Person();
  const { code } = await playWechat<{ code: string }>("/login", { openid });
  const both = await Promise.all([1, 2].map(() => send("POST", "/api/session/shell", { json: { code } })));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
  const refused = both.find(({ status }) => status !== 200);
  expect(refused?.body.code).toBe("codeInvalid");
  expect(JSON.stringify(refused?.body)).not.toContain(openid);
});
