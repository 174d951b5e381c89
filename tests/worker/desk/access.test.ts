import { sign } from "hono/jwt";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { grantStaff } from "../../../worker/roster/staff.ts";
import { accessKeys } from "../../../worker/staff/access-keys.ts";
import { deskEnv, request } from "./stage.ts";

const AUDIENCE = "tag-of-the-desk";
const EMAIL = "Reviewer@Example.org";
let serial = 0;
let team = "";
let published: JsonWebKey[] = [];
let asked: string[] = [];
let down = false;

interface Pair {
  readonly secret: JsonWebKey;
  readonly open: JsonWebKey;
}

async function newKey(kid: string): Promise<Pair> {
  const algorithm = {
    name: "RSASSA-PKCS1-v1_5",
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: "SHA-256",
  };
  const pair = (await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"])) as CryptoKeyPair;
  const [secret, open] = await Promise.all(
    [pair.privateKey, pair.publicKey].map((key) => crypto.subtle.exportKey("jwk", key)),
  );
  const named = { kid, alg: "RS256" };
  return { secret: { ...(secret as JsonWebKey), ...named }, open: { ...(open as JsonWebKey), ...named } };
}

const key = await newKey("first");
const stranger = await newKey("first");

beforeEach(async () => {
  // A team of its own each time, since keys are kept in memory.
  team = `https://team-${serial++}.cloudflareaccess.com`;
  published = [key.open];
  asked = [];
  down = false;
  vi.stubGlobal("fetch", async (address: string) => {
    asked.push(address);
    return down ? new Response(null, { status: 503 }) : Response.json({ keys: published });
  });
  await grantStaff(deskEnv.DB, EMAIL, { role: "reviewer", schoolId: null }, "setup", 1);
});
afterEach(() => vi.unstubAllGlobals());

const seconds = () => Math.floor(Date.now() / 1000);
const claims = (change: object = {}) => {
  return { iss: team, aud: [AUDIENCE], email: EMAIL, iat: seconds(), exp: seconds() + 600, ...change };
};
const tokenOf = (change: object = {}, pair = key) => sign(claims(change), pair.secret, "RS256");

/** Opens the review page of a production desk with a token; answers the status. */
async function open(token: string | null, change: object = {}): Promise<number> {
  const settings = { ENVIRONMENT: "production", ACCESS_TEAM: team, ACCESS_AUDIENCE: AUDIENCE, ...change };
  const env = Object.create(
    deskEnv,
    Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, { value, enumerable: true }])),
  );
  const headers: Record<string, string> = token === null ? {} : { "cf-access-jwt-assertion": token };
  return (await request("/desk/review/figures", { headers }, env)).status;
}

test("the address in a token of the team is let in with its role, whatever its capitals, and with nothing else", async () => {
  expect(await open(await tokenOf())).toBe(200);
  expect(asked).toEqual([`${team}/cdn-cgi/access/certs`]);
  expect(await open(await tokenOf({ email: "nobody@example.org" })), "no row in the table").toBe(403);
  expect(await open(null)).toBe(403);
  expect(asked, "the keys are asked for once").toHaveLength(1);
});

test.each<[string, () => Promise<string> | string]>([
  ["of another audience", () => tokenOf({ aud: ["another-application"] })],
  ["of another team", () => tokenOf({ iss: "https://elsewhere.cloudflareaccess.com" })],
  ["that is over", () => tokenOf({ exp: seconds() - 1 })],
  ["without an end", () => tokenOf({ exp: undefined })],
  ["from the future", () => tokenOf({ nbf: seconds() + 600 })],
  ["of a service, which is nobody", () => tokenOf({ email: undefined, common_name: "robot" })],
  ["signed by somebody else under the same key id", () => tokenOf({}, stranger)],
  ["signed with a secret instead", () => sign(claims(), "secret", "HS256")],
  ["without a signature", async () => (await tokenOf()).replace(/[^.]+$/, "")],
  ["that is none", () => "not.a.token"],
])("a token %s is refused", async (_, made) => {
  expect(await open(await made())).toBe(403);
});

test("a new key of the team is taken up at once, and a made-up one is not asked for again and again", async () => {
  expect(await open(await tokenOf())).toBe(200);
  const next = await newKey("second");
  published = [key.open, next.open];
  const later = Date.now() + 2 * 60_000;
  expect((await accessKeys(team, "second", later)).map(({ kid }) => kid)).toEqual(["first", "second"]);
  expect(await open(await tokenOf({}, next))).toBe(200);
  for (let tries = 0; tries < 5; tries++) await accessKeys(team, "made-up", later + tries);
  expect(asked).toHaveLength(2);
});

test("while Access does not answer, the keys known so far go on", async () => {
  expect(await open(await tokenOf())).toBe(200);
  down = true;
  const known = await accessKeys(team, "first", Date.now() + 2 * 3_600_000);
  expect(known.map(({ kid }) => kid)).toEqual(["first"]);
});

test("the cookie of the local stand-in opens nothing in production, and missing settings are an error", async () => {
  const env = Object.create(deskEnv, {
    ENVIRONMENT: { value: "production", enumerable: true },
    ACCESS_TEAM: { value: team, enumerable: true },
    ACCESS_AUDIENCE: { value: AUDIENCE, enumerable: true },
  });
  const played = await request("/desk/lookup", { headers: { cookie: "desk-as=admin" } }, env);
  expect(played.status).toBe(403);
  await expect(open(await tokenOf(), { ACCESS_AUDIENCE: "" })).rejects.toThrow("ACCESS_AUDIENCE");
});
