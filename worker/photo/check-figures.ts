import type { Text } from "../text.ts";
import type { Check } from "./checks/check.ts";

const MEASURED: Text = { zh: "测得", en: "measured" };
const UNMEASURED: Text = { zh: "未测得", en: "not measured" };
const REQUIRED: Text = { zh: "要求", en: "required" };
/** Units that are words; all others are signs that both languages share. */
const UNITS: Readonly<Record<string, Text>> = {
  faces: { zh: "张脸", en: "faces" },
  byte: { zh: "字节", en: "bytes" },
};

/** A check's unit as people read it. */
export function unitWord(unit: string, language: keyof Text): string {
  return UNITS[unit]?.[language] ?? unit;
}

/** What a check measured and what is required, as staff read it beside the check's title. */
export function checkFigures({ measured, limit, unit }: Check, language: keyof Text): string {
  const inUnit = (value: string) => `${value} ${unitWord(unit, language)}`.trim();
  const found = typeof measured === "number" ? Number(measured.toPrecision(3)) : measured;
  const said = [found === null ? UNMEASURED[language] : `${MEASURED[language]} ${inUnit(String(found))}`];
  const allowed = limit.equals ?? band(limit);
  if (allowed !== "") said.push(`${REQUIRED[language]} ${inUnit(String(allowed))}`);
  return said.join(" · ");
}

function band({ min, max }: Check["limit"]): string {
  if (min !== undefined && min === max) return String(min);
  return [min === undefined ? "" : `≥ ${min}`, max === undefined ? "" : `≤ ${max}`]
    .filter(Boolean)
    .join(", ");
}
