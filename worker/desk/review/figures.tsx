import type { Agreement, Difference, ReviewerFigures, SampledPasses } from "../../roster/review/figures.ts";
import type { Staff } from "../../staff/identify.ts";
import type { Text } from "../../text.ts";
import { DeskLayout } from "../layout.tsx";
import { when } from "../words/when.ts";
import { REVIEW_TEXTS } from "./texts.ts";

interface Properties {
  readonly language: keyof Text;
  readonly staff: Staff;
  readonly rows: readonly ReviewerFigures[];
  readonly agreed: readonly Agreement[];
  /** Only for those who run the desk. */
  readonly differ: readonly Difference[];
  /** Null for those who do not run the desk. */
  readonly sampled: SampledPasses | null;
}

const share = (part: number, whole: number) => (whole === 0 ? "—" : `${Math.round((part / whole) * 100)}%`);

/** What each reviewer did in the last seven days, and how far they agree with their colleagues. */
export function FiguresPage({ language, staff, rows, agreed, differ, sampled }: Properties) {
  const say = (key: keyof typeof REVIEW_TEXTS) => REVIEW_TEXTS[key][language];
  const heads = [
    "reviewer",
    "decided",
    "rate",
    "seconds",
    "hourly",
    "agreement",
    "undone",
    "failed",
  ] as const;
  const pairs = new Map(agreed.map((one) => [one.reviewer, one]));
  // Someone who gave second verdicts only has figures as well.
  const others = agreed.filter(({ reviewer }) => !rows.some((row) => row.reviewer === reviewer));
  const idle = { decided: 0, approved: 0, seconds: 0, undone: 0, refused: 0 };
  const all = [...rows, ...others.map(({ reviewer }) => ({ reviewer, ...idle }))];
  return (
    <DeskLayout language={language} title={say("statistics")} path="/desk/review/figures" staff={staff}>
      <h1>{say("statistics")}</h1>
      <p class="quiet">
        {say("since")} · {say("agreement")}: {say("agreementHelp")}
      </p>
      <div class="scroll" tabindex={0}>
        <table>
          <thead>
            <tr>
              {heads.map((head) => (
                <th scope="col">{say(head)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {all.map(({ reviewer, decided, approved, seconds, undone, refused }) => (
              <tr>
                <th scope="row">{reviewer}</th>
                <td>{decided}</td>
                <td>{share(approved, decided)}</td>
                <td>{(seconds ?? 0).toFixed(1)}</td>
                <td>{seconds > 0 ? Math.round(3600 / seconds) : "—"}</td>
                <td>{pairOf(pairs.get(reviewer))}</td>
                <td>{undone}</td>
                <td>{refused}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {sampled && (
        <section class="card">
          <h2>{say("sampled")}</h2>
          <p class="quiet">{say("sampledHelp")}</p>
          <p>
            {say("judged")} <strong>{sampled.judged}</strong> · {say("approved")}{" "}
            <strong>{sampled.approved}</strong> · {say("rate")}{" "}
            <strong>{share(sampled.approved, sampled.judged)}</strong>
          </p>
        </section>
      )}
      {sampled && <Differences differ={differ} language={language} />}
      <p>
        <a href="/desk/review">{say("title")}</a>
      </p>
    </DeskLayout>
  );
}

/** `90% (18/20)`; a dash before anything was compared. */
function pairOf(pair: Agreement | undefined): string {
  if (pair === undefined) return "—";
  return `${share(pair.agreed, pair.compared)} (${pair.agreed}/${pair.compared})`;
}

function Differences({ differ, language }: Pick<Properties, "differ" | "language">) {
  const say = (key: keyof typeof REVIEW_TEXTS) => REVIEW_TEXTS[key][language];
  const word = (approved: boolean) => say(approved ? "approve" : "reject");
  return (
    <section class="card">
      <h2>{say("differ")}</h2>
      {differ.length === 0 && <p class="quiet">{say("none")}</p>}
      <ul>
        {differ.map(({ graduateId, firstReviewer, firstApproved, secondReviewer, judgedAt }) => (
          <li>
            {firstReviewer}: {word(firstApproved === 1)} · {secondReviewer}: {word(firstApproved !== 1)} ·{" "}
            <span class="quiet">{when(judgedAt, language)}</span>{" "}
            <a href={`/desk/graduates/${graduateId}`}>{say("openCase")}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
