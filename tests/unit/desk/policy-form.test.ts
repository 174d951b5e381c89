import fc from "fast-check";
import { expect, test } from "vitest";
import { daysInWords, daysOf } from "../../../worker/desk/school/policy-days.ts";
import { POLICY_FIELDS } from "../../../worker/desk/school/policy-fields.ts";
import { formOfPolicy, policyOfForm } from "../../../worker/desk/school/policy-form.ts";
import { type ProgrammePolicy, readPolicy } from "../../../worker/roster/policy/policy.ts";

/** A policy in which every field differs from its default. */
const full = {
  qualification: "code",
  photoSpec: "moe-white",
  services: [
    {
      id: "collection",
      name: { zh: "采集", en: "Collection" },
      description: { zh: "含审核", en: "With review" },
      priceFen: 3050,
      required: true,
    },
    ...["a", "b", "c", "d", "e"].map((id) => ({
      id,
      name: { zh: id, en: id },
      priceFen: 1,
      required: false,
    })),
  ],
  capture: "camera-or-album",
  attempts: { proof: 3, coolingMinutes: 45, shots: 20 },
  review: { stages: ["school", "central"], workingDays: 4, automatic: { samplePercent: 15, seed: "spring" } },
  window: { opensAt: Date.UTC(2026, 10, 1, 1), closesAt: Date.UTC(2026, 11, 1, 9) },
  calendar: { holidays: ["2027-01-18", "2027-01-19", "2027-02-01"], workdays: ["2027-02-20"] },
  orderMinutes: 15,
  leaseSeconds: 90,
  reminders: { beforeCloseDays: [5, 2], idleDays: null },
  retentionDays: 100,
  exportName: "{college}/{student_no}.jpg",
  contact: { phone: "010-1234567", hours: "08:30-17:30", school: { zh: "教务处", en: "Registrar" } },
  privacyPolicy: { id: "privacy", version: "2026-09-01" },
  texts: {
    welcome: { zh: "欢迎", en: "Welcome" },
    price: { zh: "一次付款", en: "Pay once" },
    notFound: { zh: "请联系教务处", en: "Ask the registrar" },
  },
};

function read(raw: unknown): ProgrammePolicy {
  const outcome = readPolicy(raw);
  if (!outcome.ok) throw new Error(outcome.fields.join());
  return outcome.policy;
}

test("a policy goes through its form and comes back as it was, with every field it has", () => {
  const policy = read(full);
  expect(policyOfForm(formOfPolicy(policy), policy)).toEqual(policy);
});

test("the form has a place for every field of the policy", () => {
  const paths = (value: unknown, path: string): string[] =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.entries(value).flatMap(([name, inner]) => paths(inner, path === "" ? name : `${path}.${name}`))
      : [path];
  const places = POLICY_FIELDS.map(({ path }) => path);
  const without = paths(read(full), "").filter(
    (path) => path !== "services" && !places.some((place) => path === place || path.startsWith(`${place}.`)),
  );
  expect(without).toEqual([]);
});

test.each([
  [{ proof: "0" }, "attempts.proof"],
  [{ coolingMinutes: "" }, "attempts.coolingMinutes"],
  [{ shots: "2.5" }, "attempts.shots"],
  [{ orderMinutes: "121" }, "orderMinutes"],
  // Too short to be paid: WeChat Pay takes no order in its last minute.
  [{ orderMinutes: "4" }, "orderMinutes"],
  [{ leaseSeconds: "x" }, "leaseSeconds"],
  [{ holidays: "2027-02-30" }, "calendar.holidays.0"],
  [{ workdays: "2027-02-05~2027-02-01" }, "calendar.workdays.0"],
  [{ beforeCloseDays: "7, seven" }, "reminders.beforeCloseDays.1"],
  [{ idleDays: "91" }, "reminders.idleDays"],
  [{ "notFound.zh": "请联系", "notFound.en": "" }, "texts.notFound.en"],
  [{ "service0.price": "30.555" }, "services.0.priceFen"],
  [{ automatic: "yes", seed: "a b" }, "review.automatic.seed"],
  [{ closes: "2026-10-01" }, "window"],
])("of the form with %j the slip is at %s", (change, path) => {
  const policy = read(full);
  const outcome = readPolicy(policyOfForm({ ...formOfPolicy(policy), ...change }, policy));
  expect(outcome.ok ? [] : outcome.fields).toContain(path);
});

test("days are read as spans and written as spans", () => {
  const day = fc
    .integer({ min: 0, max: 700 })
    .map((days) => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000));
  fc.assert(
    fc.property(
      fc.uniqueArray(
        day.map((at) => at.toISOString().slice(0, 10)),
        { maxLength: 40 },
      ),
      (days) => {
        expect(daysOf(daysInWords(days))).toEqual(days.toSorted());
      },
    ),
  );
  expect(daysOf("2027-01-30 至 2027-02-01，2027-03-01")).toEqual([
    "2027-01-30",
    "2027-01-31",
    "2027-02-01",
    "2027-03-01",
  ]);
});
