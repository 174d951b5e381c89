import type { Check, Verdict } from "../../photo/checks/check.ts";
import type { Text } from "../../text.ts";

const ORDER: Readonly<Record<Verdict, number>> = { fail: 0, warn: 1, pass: 2 };
const WORDS: Readonly<Record<Verdict, Text>> = {
  pass: { zh: "通过", en: "pass" },
  warn: { zh: "留意", en: "look" },
  fail: { zh: "不符", en: "fail" },
};

interface Properties {
  readonly checks: readonly Check[];
  readonly language: keyof Text;
}

/** The checks, doubts first; those that passed are folded away. */
export function Checks({ checks, language }: Properties) {
  const doubts = checks
    .filter(({ verdict }) => verdict !== "pass")
    .sort((a, b) => ORDER[a.verdict] - ORDER[b.verdict]);
  const passed = checks.filter(({ verdict }) => verdict === "pass");
  return (
    <>
      {doubts.length === 0 && (
        <p class="pass">{language === "zh" ? "自动检测全部通过" : "Every check passed"}</p>
      )}
      <CheckList checks={doubts} language={language} />
      {passed.length > 0 && (
        <details>
          <summary>
            {language === "zh" ? `已通过 ${passed.length} 项` : `${passed.length} checks passed`}
          </summary>
          <CheckList checks={passed} language={language} />
        </details>
      )}
    </>
  );
}

function CheckList({ checks, language }: Properties) {
  return (
    <ul class="checks">
      {checks.map((check) => (
        <li class={check.verdict}>
          <span class="mark">{WORDS[check.verdict][language]}</span>
          <strong>{check.title[language]}</strong>
          <span class="figures">{figures(check, language)}</span>
          {check.verdict !== "pass" && <span class="advice">{check.advice[language]}</span>}
        </li>
      ))}
    </ul>
  );
}

function figures({ measured, limit, unit }: Check, language: keyof Text): string {
  const said: string[] = [];
  const value = typeof measured === "number" ? Number(measured.toPrecision(3)) : measured;
  if (value !== null) said.push(`${language === "zh" ? "测得" : "measured"} ${value} ${unit}`.trim());
  const ends = [
    limit.min === undefined ? "" : `≥ ${limit.min}`,
    limit.max === undefined ? "" : `≤ ${limit.max}`,
  ];
  const allowed = limit.equals ?? ends.filter(Boolean).join(", ");
  if (allowed) said.push(`${language === "zh" ? "要求" : "required"} ${allowed} ${unit}`.trim());
  return said.join(" · ");
}
