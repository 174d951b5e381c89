import { expect, test } from "vitest";
import { createI18n } from "vue-i18n";
import { en } from "../../../web/app/i18n/en.ts";
import { zh } from "../../../web/app/i18n/zh.ts";

const { global } = createI18n({ legacy: false, locale: "en", messages: { en, zh } });

/** Every message of a catalogue. */
function messages(part: object): readonly string[] {
  return Object.values(part).flatMap((one) => (typeof one === "string" ? [one] : messages(one)));
}

test("an English message that counts things by the value n has a singular too", () => {
  const counting = messages(en).filter((message) => /\{n\} [a-z]+s\b/.test(message));
  expect(counting).not.toEqual([]);
  for (const message of counting) expect(message).toMatch(/^\{n\} [a-z]+ \| /);
});

test("one copy is a copy, and none or more are copies; Chinese has one form", () => {
  const copies = [0, 1, 2].map((n) => global.t("download.copies", { n }, n));
  expect(copies).toEqual(["0 copies", "1 copy", "2 copies"]);
  expect([1, 2].map((n) => global.t("download.copies", { n }, { plural: n, locale: "zh" }))).toEqual([
    "1 张",
    "2 张",
  ]);
});
