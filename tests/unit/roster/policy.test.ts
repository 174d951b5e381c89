import { describe, expect, test } from "vitest";
import { policyFault } from "../../../durable-objects/collection/policy.ts";
import { exportNameFault } from "../../../worker/roster/policy/export-name.ts";
import { type ProgrammePolicyInput, readPolicy } from "../../../worker/roster/policy/policy.ts";
import { collectionPolicy } from "../../../worker/roster/policy/to-collection.ts";
import { windowAt } from "../../../worker/roster/policy/window.ts";

const opensAt = Date.UTC(2026, 8, 1, 1);
const closesAt = Date.UTC(2026, 11, 31, 12);
const policy: ProgrammePolicyInput = {
  qualification: "code",
  photoSpec: "moe-blue",
  services: [
    { id: "collection", name: { zh: "图像采集", en: "Collection" }, priceFen: 3000, required: true },
  ],
  window: { opensAt, closesAt },
  exportName: "{student_no}.jpg",
  contact: { phone: "010-12345678", hours: "09:00-20:00", school: { zh: "学生处", en: "Student affairs" } },
  privacyPolicy: { id: "privacy", version: "2026-09-01" },
};
const faults = (change: object) => {
  const read = readPolicy({ ...policy, ...change });
  return read.ok ? [] : read.fields;
};

describe("a programme's policy", () => {
  test("gets its defaults, and the Graduate object can work with it", () => {
    const read = readPolicy(policy);
    if (!read.ok) throw new Error(read.fields.join());
    expect(read.policy).toMatchObject({
      capture: "camera-only",
      attempts: { proof: 5, coolingMinutes: 60 },
      review: { stages: ["central"], workingDays: 2 },
    });
    expect(policyFault(collectionPolicy(3, read.policy))).toBeNull();
    expect(readPolicy(read.policy)).toEqual(read);
  });

  test.each<[object, string[]]>([
    [{ qualification: "both" }, ["qualification"]],
    [{ services: [] }, ["services"]],
    [{ services: [{ ...policy.services[0], priceFen: 29.9 }] }, ["services.0.priceFen"]],
    [{ services: [{ ...policy.services[0], priceFen: -1 }] }, ["services.0.priceFen"]],
    [{ services: [{ ...policy.services[0], required: false }] }, ["services"]],
    [{ services: [policy.services[0], policy.services[0]] }, ["services"]],
    [{ window: { opensAt: closesAt, closesAt: opensAt } }, ["window"]],
    [{ review: { stages: ["central", "school"], workingDays: 2 } }, ["review.stages"]],
    [
      { review: { stages: ["school"], workingDays: 2, automatic: { samplePercent: 5 } } },
      ["review.automatic"],
    ],
    [
      { review: { stages: ["central"], workingDays: 2, automatic: { samplePercent: 0 } } },
      ["review.automatic.samplePercent"],
    ],
    [
      {
        qualification: "identity",
        review: { stages: ["central"], workingDays: 2, automatic: { samplePercent: 5 } },
      },
      ["review.automatic"],
    ],
    [{ calendar: { holidays: ["2026-02-30"], workdays: [] } }, ["calendar.holidays.0"]],
    [{ exportName: "{id_number}.jpg" }, ["exportName"]],
    [{ unknown: 1 }, ["unknown"]],
  ])("with %o is refused by the name of the field", (change, fields) => {
    expect(faults(change)).toEqual(fields);
  });
});

test.each([
  ["{student_no}.jpg", null],
  ["{college}/{class}/{student_no}.jpg", null],
  ["{name}.jpg", "namesNobody"],
  ["{student}.jpg", "unknownField"],
  ["../{student_no}.jpg", "badPath"],
  ["/{student_no}.jpg", "badPath"],
  ["{student_no}.png", "badPath"],
  ["a\\{student_no}.jpg", "badPath"],
  ["{student_no", "namesNobody"],
])("the export name %s: %s", (template, fault) => {
  expect(exportNameFault(template, "identity")).toBe(fault);
});

test("a window says whether it is open, and its dates in China time", () => {
  const window = { opensAt, closesAt };
  expect(windowAt(window, opensAt - 1)).toMatchObject({ state: "notYet", opensAt, closesAt });
  expect(windowAt(window, opensAt)).toMatchObject({ state: "open" });
  expect(windowAt(window, closesAt - 1)).toMatchObject({ state: "open" });
  expect(windowAt(window, closesAt)).toMatchObject({ state: "closed" });
  expect(windowAt(window, opensAt - 1).text.zh).toContain("2026年9月1日 09:00");
  expect(windowAt(window, closesAt).text.zh).toContain("2026年12月31日 20:00");
});
