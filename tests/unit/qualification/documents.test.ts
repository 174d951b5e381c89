import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkCharacter } from "../../../worker/qualification/document/check-digit.ts";
import {
  checkDocument,
  type DocumentType,
  documentTypes,
} from "../../../worker/qualification/document/document.ts";

const now = Date.UTC(2026, 10, 22);
const strict = { now, specimens: false };
const specimens = { now, specimens: true };
const verdict = (type: DocumentType, number: string, context = strict) => {
  const outcome = checkDocument(type, number, context);
  return outcome.ok ? outcome.value : outcome.refusal.code;
};
const completed = (digits: string) => digits + checkCharacter(digits);

describe("a resident ID number", () => {
  // The worked examples of GB 11643-1999, annex A.
  test.each(["11010519491231002X", "440524188001010014"])(
    "%s of the standard has the right check digit",
    (number) => {
      expect(checkCharacter(number)).toBe(number.slice(-1));
    },
  );

  test("is accepted in full-width characters, with spaces and a small x", () => {
    expect(verdict("residentId", " １１０１０５ 19491231 002ｘ")).toBe("11010519491231002X");
  });

  test("of any real day and province passes, and no single wrong digit or swapped neighbours do", () => {
    const day = fc.date({ min: new Date("1950-01-01"), max: new Date("2015-12-31"), noInvalidDate: true });
    const number = fc
      .tuple(fc.constantFrom("110105", "310115", "440524", "650102"), day, fc.integer({ min: 1, max: 999 }))
      .map(([region, date, sequence]) => {
        const birth = date.toISOString().slice(0, 10).replaceAll("-", "");
        return completed(region + birth + String(sequence).padStart(3, "0"));
      });
    fc.assert(
      fc.property(number, fc.nat(16), fc.integer({ min: 1, max: 9 }), (valid, at, add) => {
        expect(verdict("residentId", valid)).toBe(valid);
        const changed = String((Number(valid[at]) + add) % 10);
        expect(verdict("residentId", valid.slice(0, at) + changed + valid.slice(at + 1))).not.toMatch(/^\d/);
        const [a, b] = [valid[at], valid[at + 1]];
        if (a !== b) {
          const swapped = valid.slice(0, at) + b + a + valid.slice(at + 2);
          expect(verdict("residentId", swapped)).not.toMatch(/^\d/);
        }
      }),
    );
  });

  test.each([
    ["99010120020101001", "documentRegion"],
    ["11000020020101001", "documentRegion"],
    ["81000020020101001", "documentRegion"],
    ["11010520020230001", "documentBirthDate"],
    ["11010520010229001", "documentBirthDate"],
    ["11010520021301001", "documentBirthDate"],
    ["11010519000101001", "documentBirthDate"],
    ["11010520261123001", "documentBirthDate"],
  ])("%s with a right check digit is refused: %s", (digits, code) => {
    expect(verdict("residentId", completed(digits))).toBe(code);
  });

  test.each([
    "",
    "110105491231002",
    "11010519491231002",
    "11010519491231002XX",
    "1101051949123100ＡＸ",
    "<script>",
  ])("“%s” does not have its form", (typed) => {
    expect(verdict("residentId", typed)).toBe("documentForm");
  });

  test("of a specimen passes only where specimens are allowed", () => {
    expect(verdict("residentId", "990101200201010019", specimens)).toBe("990101200201010019");
    expect(verdict("residentId", "990101200201010019")).toBe("documentRegion");
    expect(verdict("residentId", "990101200201010010", specimens)).toBe("documentCheckDigit");
  });
});

test.each<[DocumentType, string, string]>([
  ["hkMacauTaiwanResidence", completed("81000020020101001"), "ok"],
  ["hkMacauTaiwanResidence", completed("83000020020101001"), "ok"],
  ["hkMacauTaiwanResidence", completed("11010520020101001"), "documentRegion"],
  ["hkMacauPermit", "H12345678", "ok"],
  ["hkMacauPermit", "m1234567800", "ok"],
  ["hkMacauPermit", "A12345678", "documentForm"],
  ["hkMacauPermit", "H123456789", "documentForm"],
  ["taiwanPermit", "12345678", "ok"],
  ["taiwanPermit", "1234567801", "ok"],
  ["taiwanPermit", "123456789", "documentForm"],
  ["foreignResidence", "USA110123456789", "ok"],
  ["foreignResidence", completed("91184020020101001"), "ok"],
  ["foreignResidence", completed("11010520020101001"), "documentRegion"],
  ["foreignResidence", "911840200201010010", "documentCheckDigit"],
  ["passport", "e12345678", "ok"],
  ["passport", "PASSPORT", "documentForm"],
  ["passport", "E1", "documentForm"],
])("%s %s is %s", (type, number, expected) => {
  const found = verdict(type, number);
  expect(found === number.toUpperCase() ? "ok" : found).toBe(expected);
});

test("a refusal never repeats what was typed", () => {
  fc.assert(
    fc.property(fc.constantFrom(...documentTypes), fc.string({ minLength: 3 }), (type, typed) => {
      const outcome = checkDocument(type, `§${typed}`, strict);
      if (outcome.ok) throw new Error("§ passed");
      expect(JSON.stringify(outcome.refusal)).not.toContain("§");
    }),
  );
});
