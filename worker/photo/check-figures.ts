import type { Text } from "../text.ts";
import type { Check } from "./checks/check.ts";

const MEASURED: Text = { zh: "测得", en: "measured" };
const UNMEASURED: Text = { zh: "未测得", en: "not measured" };
const REQUIRED: Text = { zh: "要求", en: "required" };
/** Units that are words; all others are signs that both languages share. */
const UNITS: Readonly<Record<string, { readonly one: Text; readonly more: Text }>> = {
  faces: { one: { zh: "张脸", en: "face" }, more: { zh: "张脸", en: "faces" } },
  byte: { one: { zh: "字节", en: "byte" }, more: { zh: "字节", en: "bytes" } },
};

/** A check's unit as people read it behind a figure: of one thing in the singular. */
export function unitWord(unit: string, language: keyof Text, figure: Check["measured"]): string {
  return UNITS[unit]?.[figure === 1 ? "one" : "more"][language] ?? unit;
}

/** How many digits of a figure count, unless more are needed. */
const DIGITS = 3;
const MOST_DIGITS = 8;

/** Between what a figure should lie. */
interface Bounds {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** A measured figure as people read it: never rounded onto the other side of the limit that it is held against. */
export function readFigure(measured: number, limit: Bounds): number {
  if (Number.isInteger(measured)) return measured;
  for (let digits = DIGITS; digits < MOST_DIGITS; digits++) {
    const said = Number(measured.toPrecision(digits));
    if (side(said, limit) === side(measured, limit)) return said;
  }
  return measured;
}

function side(value: number, { min = -Infinity, max = Infinity }: Bounds): -1 | 0 | 1 {
  if (value < min) return -1;
  return value > max ? 1 : 0;
}

/** What a check measured and what is required, as staff read it beside the check's title. */
export function checkFigures({ measured, limit, unit }: Check, language: keyof Text): string {
  const inUnit = (value: string | number, last = value) =>
    `${value} ${unitWord(unit, language, last)}`.trim();
  const found = typeof measured === "number" ? readFigure(measured, limit) : measured;
  const said = [found === null ? UNMEASURED[language] : `${MEASURED[language]} ${inUnit(found)}`];
  const allowed = limit.equals ?? band(limit);
  if (allowed !== "") said.push(`${REQUIRED[language]} ${inUnit(allowed, limit.max ?? limit.min)}`);
  return said.join(" · ");
}

function band({ min, max }: Check["limit"]): string {
  if (min !== undefined && min === max) return String(min);
  return [min === undefined ? "" : `≥ ${min}`, max === undefined ? "" : `≤ ${max}`]
    .filter(Boolean)
    .join(", ");
}
