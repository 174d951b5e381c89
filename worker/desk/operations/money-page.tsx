import type { QuarantinedRow } from "../../roster/quarantine.ts";
import type { ReconciledDay } from "../../roster/reconciliation/days.ts";
import type { DifferenceRow } from "../../roster/reconciliation/differences.ts";
import type { Staff } from "../../staff/identify.ts";
import type { Text } from "../../text.ts";
import { when, yuan } from "../words/when.ts";
import { OperationsFrame } from "./frame.tsx";
import { MONEY_TEXTS, PROBLEM_TEXTS } from "./money-texts.ts";
import { quarantineWords } from "./quarantine-words.ts";

interface Properties {
  readonly language: keyof Text;
  readonly staff: Staff;
  readonly days: readonly ReconciledDay[];
  /** Whose differences are shown; null: the open ones of every day. */
  readonly day: string | null;
  readonly differences: readonly DifferenceRow[];
  readonly quarantined: readonly QuarantinedRow[];
  /** Where each list goes on; null: it ends here. */
  readonly more: Readonly<Record<"differences" | "quarantined", number | null>>;
}

type Say = (key: keyof typeof MONEY_TEXTS) => string;

/** Where bills and journals disagree, and what was reported that fits no order. */
export function MoneyPage({ language, staff, days, day, differences, quarantined, more }: Properties) {
  const say: Say = (key) => MONEY_TEXTS[key][language];
  return (
    <OperationsFrame language={language} staff={staff} page="money">
      <h2 id="differences">{day === null ? say("openDifferences") : `${say("ofDay")} ${day}`}</h2>
      {day !== null && (
        <p>
          <a href="/desk/operations/money">{say("allOpen")}</a>
        </p>
      )}
      {differences.length === 0 && <p class="message good">{say("noDifferences")}</p>}
      {differences.map((row) => (
        <Difference row={row} say={say} language={language} />
      ))}
      {more.differences !== null && (
        <p>
          <a href={`/desk/operations/money?from=${more.differences}${day === null ? "" : `&day=${day}`}`}>
            {say("more")}
          </a>
        </p>
      )}
      <h2>{say("quarantine")}</h2>
      <p class="quiet">{say("quarantineHint")}</p>
      {quarantined.length === 0 && <p class="message good">{say("noQuarantine")}</p>}
      {quarantined.map((row) => (
        <Quarantined row={row} say={say} language={language} />
      ))}
      {more.quarantined !== null && (
        <p>
          <a href={`/desk/operations/money?kept=${more.quarantined}`}>{say("more")}</a>
        </p>
      )}
      <h2>{say("days")}</h2>
      <p class="quiet">{say(days.length === 0 ? "noDays" : "daysHint")}</p>
      {days.length > 0 && <Days days={days} say={say} />}
    </OperationsFrame>
  );
}

function Days({ days, say }: { readonly days: readonly ReconciledDay[]; readonly say: Say }) {
  return (
    <section class="scroll" tabindex={0} aria-label={say("days")}>
      <table class="figures">
        <thead>
          <tr>
            {(["day", "outcome", "payments", "refunds", "differences"] as const).map((name) => (
              <th scope="col">{say(name)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, state, outcome, payments, paidFen, refunds, refundedFen, differences, open }) => (
            <tr>
              <th scope="row">
                <a href={`/desk/operations/money?day=${day}#differences`}>{day}</a>
              </th>
              <td>
                {state === "waiting" ? (
                  <>
                    {say("waiting")} <code>{outcome}</code>
                  </>
                ) : (
                  say(outcome === "agrees" ? "agrees" : "differs")
                )}
              </td>
              <td>
                {payments} · {yuan(paidFen)}
              </td>
              <td>
                {refunds} · {yuan(refundedFen)}
              </td>
              <td>
                {differences}
                {open > 0 && (
                  <strong class="fail">
                    {" "}
                    · {say("open")} {open}
                  </strong>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProperties<Row> {
  readonly row: Row;
  readonly say: Say;
  readonly language: keyof Text;
}

function Difference({ row, say, language }: RowProperties<DifferenceRow>) {
  const fen = (amount: number | null) => (amount === null ? "—" : yuan(amount));
  return (
    <article class="card">
      <p>
        <strong>{say(row.kind)}</strong> · {PROBLEM_TEXTS[row.problem][language]} · {row.day}
        <br />
        {say("bill")} {fen(row.billFen)} · {say("journal")} {fen(row.journalFen)}
        <br />
        <code>{row.outRefundNo ?? row.outTradeNo}</code>
      </p>
      <Case graduateId={row.graduateId} say={say} />
      <Settled row={row} say={say} language={language} action="/desk/operations/money/differences" />
    </article>
  );
}

function Quarantined({ row, say, language }: RowProperties<QuarantinedRow>) {
  // A second payment of one order differs from the first in no more than WeChat Pay's own number.
  const numbers = [row.outRefundNo, row.outTradeNo, row.transactionId].filter((number) => number !== null);
  return (
    <article class="card">
      <p>
        <strong>{say(row.about)}</strong> · {quarantineWords(row.reason, language)} · {when(row.at, language)}
        {numbers.map((number) => (
          <>
            <br />
            <code>{number}</code>
          </>
        ))}
      </p>
      <Case graduateId={row.graduateId} say={say} />
      <Settled row={row} say={say} language={language} action="/desk/operations/money/quarantined" />
    </article>
  );
}

function Case({ graduateId, say }: { readonly graduateId: string | null; readonly say: Say }) {
  return graduateId === null ? (
    <p class="quiet">{say("ofNobody")}</p>
  ) : (
    <p>
      <a href={`/desk/graduates/${graduateId}`}>{say("graduate")}</a>
    </p>
  );
}

interface SettledProperties
  extends RowProperties<Pick<DifferenceRow, "id" | "resolvedAt" | "resolvedBy" | "why">> {
  readonly action: string;
}

/** What came of it, or the form that says so. */
function Settled({ row, say, language, action }: SettledProperties) {
  if (row.resolvedAt !== null) {
    return (
      <p class="quiet">
        {say("resolvedBy")} · {row.resolvedBy} · {when(row.resolvedAt, language)}
        {row.why !== null && ` · ${row.why}`}
      </p>
    );
  }
  return (
    <form method="post" action={action}>
      <input type="hidden" name="id" value={row.id} />
      <label>
        {say("why")}
        <input name="reason" required maxlength={500} autocomplete="off" />
      </label>
      <button type="submit">{say("resolve")}</button>
    </form>
  );
}
