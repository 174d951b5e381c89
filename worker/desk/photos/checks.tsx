import { checkFigures } from "../../photo/check-figures.ts";
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
  // A photo that was refused before the checks has passed none of them.
  if (checks.length === 0) return null;
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
          <summary>{language === "zh" ? `已通过 ${passed.length} 项` : `Passed: ${passed.length}`}</summary>
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
          <span class="figures">{checkFigures(check, language)}</span>
          {check.verdict !== "pass" && <span class="advice">{check.advice[language]}</span>}
        </li>
      ))}
    </ul>
  );
}
