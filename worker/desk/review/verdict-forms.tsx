import type { PhotoReport } from "../../photo/report.ts";
import { reviewReasons } from "../../review/reasons.ts";
import type { ReviewLease } from "../../roster/review/queue.ts";
import type { Text } from "../../text.ts";
import { REVIEW_TEXTS } from "./texts.ts";

interface Properties {
  readonly lease: ReviewLease;
  readonly report: PhotoReport | null;
  readonly language: keyof Text;
}

/** The commonest reasons have a digit each, always the same one, so that fingers can learn it. */
const digits = new Map(reviewReasons.slice(0, 9).map(({ code }, index) => [code, String(index + 1)]));

/** Approve with one tap, or choose why not; reasons whose checks are in doubt stand first and are ticked. */
export function VerdictForms({ lease, report, language }: Properties) {
  const say = (key: keyof typeof REVIEW_TEXTS) => REVIEW_TEXTS[key][language];
  const doubted = new Set(
    (report?.checks ?? []).filter(({ verdict }) => verdict !== "pass").map(({ id }) => id),
  );
  const inDoubt = (checks: readonly string[]) => checks.some((id) => doubted.has(id));
  const reasons = reviewReasons.toSorted((a, b) => Number(inDoubt(b.checks)) - Number(inDoubt(a.checks)));
  const fields = (
    <>
      <input type="hidden" name="graduate" value={lease.graduateId} />
      <input type="hidden" name="submission" value={String(lease.submission)} />
      <input type="hidden" name="stage" value={lease.stage} />
    </>
  );
  return (
    <div class="verdicts">
      <div class="row">
        <form method="post" action="/desk/review/verdict" id="approve">
          {fields}
          <input type="hidden" name="verdict" value="approve" />
          <button class="first good" type="submit">
            {say("approve")} (A)
          </button>
        </form>
        <form method="post" action="/desk/review/skip">
          {fields}
          <button type="submit">{say("skip")}</button>
        </form>
        <label class="check">
          <input type="checkbox" id="lines" checked /> {say("lines")} (L)
        </label>
      </div>
      <details id="why">
        <summary>{say("reject")} (R)</summary>
        <form method="post" action="/desk/review/verdict" id="reject">
          {fields}
          <input type="hidden" name="verdict" value="reject" />
          <fieldset>
            <legend>{say("reasons")}</legend>
            {reasons.map(({ code, text, checks }) => (
              <label class="check">
                <input
                  type="checkbox"
                  name="reason"
                  value={code}
                  checked={inDoubt(checks)}
                  data-digit={digits.get(code)}
                />
                {digits.has(code) && <kbd>{digits.get(code)}</kbd>} {text[language]}
              </label>
            ))}
          </fieldset>
          <label>
            {say("note")}
            <textarea name="note" rows={2} maxlength={500} />
          </label>
          <button class="first bad" type="submit">
            {say("reject")}
          </button>
        </form>
      </details>
      <div class="quiet keys">
        <p>{say("keys")}</p>
        <ul class="digits">
          {reviewReasons
            .filter(({ code }) => digits.has(code))
            .map(({ code, text }) => (
              <li>
                <kbd>{digits.get(code)}</kbd> {text[language]}
              </li>
            ))}
        </ul>
      </div>
    </div>
  );
}
