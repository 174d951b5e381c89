import { sign } from "hono/jwt";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { platformMinting } from "../../../worker/roster/ids.ts";
import { askService, serviceRequestsOf } from "../../../worker/roster/service-requests.ts";
import { grantStaff, type StaffRole, staffGrants } from "../../../worker/roster/staff.ts";
import { deskEnv, freeProgramme, keys, listedGraduate, request } from "./stage.ts";

// The stand-in of a local run works for every school; a role at one school comes from a row of D1 and a real token.
const TEAM = "https://one-school.cloudflareaccess.com";
const settings = { ENVIRONMENT: "production", ACCESS_TEAM: TEAM, ACCESS_AUDIENCE: "desk" };
const env: Env = Object.create(
  deskEnv,
  Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, { value, enumerable: true }])),
);
const pair = (await crypto.subtle.generateKey(
  {
    name: "RSASSA-PKCS1-v1_5",
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: "SHA-256",
  },
  true,
  ["sign", "verify"],
)) as CryptoKeyPair;
const jwk = async (key: CryptoKey) => ({
  ...((await crypto.subtle.exportKey("jwk", key)) as JsonWebKey),
  kid: "k",
  alg: "RS256",
});
const open = await jwk(pair.publicKey);
const secret = await jwk(pair.privateKey);

beforeAll(() => vi.stubGlobal("fetch", async () => Response.json({ keys: [open] })));
afterAll(() => vi.unstubAllGlobals());

/** Somebody with a role at one school (null: at all), asking the desk. */
async function working(role: StaffRole, schoolId: string | null) {
  const email = `${role}-${schoolId ?? "all"}@example.org`.toLowerCase();
  await grantStaff(deskEnv.DB, email, { role, schoolId }, "setup", 1);
  const now = Math.floor(Date.now() / 1000);
  const token = await sign({ iss: TEAM, aud: ["desk"], email, iat: now, exp: now + 600 }, secret, "RS256");
  const headers = {
    "cf-access-jwt-assertion": token,
    "accept-language": "zh",
    "sec-fetch-site": "same-origin",
  };
  return {
    get: (path: string) => request(path, { headers }, env),
    post(path: string, fields: Readonly<Record<string, string>>) {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.set(name, value);
      return request(path, { method: "POST", body, headers }, env);
    },
  };
}

/** A question about a graduate of a school of its own; answers the school, the words and the question's id. */
async function asked() {
  const { schoolId, ...programme } = await freeProgramme();
  const { graduateId } = await listedGraduate({ schoolId, ...programme });
  const accountId = `a-${graduateId}`;
  const words = `我的照片什么时候审核 ${graduateId}`;
  await askService(
    deskEnv.DB,
    keys,
    { accountId, topic: "review", text: words, graduateId },
    platformMinting,
  );
  const [question] = await serviceRequestsOf(deskEnv.DB, keys, accountId);
  return { schoolId, accountId, words, id: question?.id ?? "" };
}

test("customer service of one school reads and answers the questions of its own graduates, and nobody else's", async () => {
  const [own, other] = [await asked(), await asked()];
  const support = await working("support", own.schoolId);
  const page = await (await support.get("/desk/service")).text();
  expect(page).toContain(own.words);
  expect(page).not.toContain(other.words);
  expect(page, "the topic in words").toContain("审核 · ");

  expect((await support.post(`/desk/service/${other.id}`, { text: "答复" })).status).toBe(404);
  const [left] = await serviceRequestsOf(deskEnv.DB, keys, other.accountId);
  expect(left?.status).toBe("open");
  expect((await support.post(`/desk/service/${own.id}`, { text: "答复" })).status).toBe(303);

  const everywhere = await working("support", null);
  expect(await (await everywhere.get("/desk/service")).text()).toContain(other.words);
});

test("an administrator of one school gives nobody a role at another, and sees nothing of all schools", async () => {
  const { schoolId } = await freeProgramme();
  const admin = await working("admin", schoolId);
  const wanted = { identity: "Friend@example.org", role: "admin", school: "", reason: "帮忙" };
  expect((await admin.post("/desk/staff/grants", wanted)).status).toBe(403);
  expect(await staffGrants(deskEnv.DB, "friend@example.org")).toEqual([]);
  for (const path of ["/desk/operations", "/desk/operations/retention", "/desk/staff", "/desk/staff/audit"]) {
    expect((await admin.get(path)).status, path).toBe(403);
  }
  expect((await admin.get(`/desk/schools/${schoolId}`)).status).toBe(200);
  expect(await (await admin.get(`/desk/schools/${schoolId}`)).text()).not.toContain("/desk/operations");
});
