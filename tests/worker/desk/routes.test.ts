import { beforeAll, describe, expect, test } from "vitest";
import { desk } from "../../../worker/desk/pages.tsx";
import type { StaffRole } from "../../../worker/roster/staff.ts";
import { type As, deskEnv, freeProgramme, listedGraduate, request } from "./stage.ts";

const LETTERS: Readonly<Record<StaffRole, string>> = { support: "s", reviewer: "r", school: "c", admin: "a" };
const ROLES = Object.keys(LETTERS) as StaffRole[];

/** Who may use which route, written down a second time: s(upport), r(eviewer), c (school), a(dmin). First fit counts. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/^GET \/$| \/try$/, "srca"],
  // Only in a local run; elsewhere it refuses everybody.
  [/^POST \/stand-in$/, "srca"],
  [/ \/lookup$/, "sca"],
  [/^GET \/graduates\/:graduate$|\/notes$|\/document$/, "sca"],
  [/\/actions\/(close|purge)$/, "a"],
  [/^POST \/graduates\//, "sa"],
  [/^GET \/photos\/:graduate\/cards/, "ra"],
  [/^GET \/photos\//, "srca"],
  [/ \/review/, "rca"],
  [/^POST \/schools$/, "a"],
  [/ \/schools/, "ca"],
  [/^GET \/programmes\/:programme$|\/missing\.csv$/, "sca"],
  [/ \/programmes\//, "ca"],
  [/ \/service/, "sa"],
  [/ \/(operations|staff)/, "a"],
];

const routes = [
  ...new Set(
    desk.routes
      .filter(({ method, path }) => method !== "ALL" && !path.endsWith("*"))
      .map(({ method, path }) => `${method} ${path}`),
  ),
];
const mayUse = (route: string) => RULES.find(([pattern]) => pattern.test(route))?.[1];

let own: Readonly<Record<string, string>> = {};
let schoolId = "";
beforeAll(async () => {
  const programme = await freeProgramme();
  const { graduateId } = await listedGraduate(programme);
  schoolId = programme.schoolId;
  own = { graduate: graduateId, programme: programme.id, school: schoolId };
});

/** Uses a route as someone; what it is about exists only where `ids` has it. */
async function use(route: string, as: string, ids: Readonly<Record<string, string>> = {}): Promise<Response> {
  const [method = "", path = ""] = route.split(" ");
  const address = path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? "nobody");
  const body = new FormData();
  body.set("reason", "测试");
  return request(`/desk${address === "/" ? "" : address}`, {
    method,
    headers: { cookie: `desk-as=${as}`, "sec-fetch-site": "same-origin", "accept-language": "zh" },
    ...(method === "POST" && { body }),
  });
}

const refused = async (answer: Response) =>
  answer.status === 403 && (await answer.text()).includes('data-refusal="role"');

test.each(routes)("%s stands in the table", (route) => {
  expect(mayUse(route), "a new route needs a rule: who may use it?").toBeDefined();
});

describe.each(ROLES)("%s", (role) => {
  const as = role === "school" ? "school:s-elsewhere" : role;
  const allowed = (route: string) => mayUse(route)?.includes(LETTERS[role]) ?? false;

  test.each(routes.filter((route) => !allowed(route)))(
    "is refused at %s, which it may not use",
    async (route) => {
      const answer = await use(route, as, own);
      expect(await refused(answer), `${answer.status}`).toBe(true);
    },
  );

  test.each(routes.filter(allowed))("is not refused at %s, which it may use", async (route) => {
    const answer = await use(route, as);
    expect(await refused(answer)).toBe(false);
    expect(answer.status).toBeLessThan(500);
  });
});

const about = routes.filter(
  (route) => /:(graduate|programme|school)\b/.test(route) && mayUse(route)?.includes("c"),
);

test.each(about)("%s does not exist for another school", async (route) => {
  const answer = await use(route, "school:s-elsewhere" satisfies As, own);
  expect(answer.status).toBe(404);
  expect(await answer.text()).not.toContain("周测试");
});

test.each(routes)("%s says nothing to somebody without a role", async (route) => {
  const [method = "", path = ""] = route.split(" ");
  const env = Object.create(deskEnv, {
    ENVIRONMENT: { value: "production", enumerable: true },
    ACCESS_TEAM: { value: "https://team.cloudflareaccess.com", enumerable: true },
    ACCESS_AUDIENCE: { value: "tag", enumerable: true },
  });
  const answer = await request(`/desk${path === "/" ? "" : path}`, { method }, env);
  expect(answer.status).toBe(403);
  expect(await answer.json()).toMatchObject({ code: "staff_only" });
});
