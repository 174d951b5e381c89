import type { Counts, Stuck, StuckLists } from "../../roster/operations.ts";
import type { QuarantinedRow } from "../../roster/quarantine.ts";
import type { QueueLength } from "../../roster/review-queue.ts";
import type { Staff } from "../../staff/identify.ts";
import type { Text } from "../../text.ts";
import { DeskLayout } from "../layout.tsx";
import { paymentWord, photoWord } from "../words/statuses.ts";
import { when } from "../words/when.ts";
import { OPERATION_TEXTS } from "./texts.ts";

interface KeyVersions {
  readonly current: number;
  readonly earlier: readonly number[];
}

interface Properties {
  readonly language: keyof Text;
  readonly staff: Staff;
  readonly facts: {
    readonly stuck: StuckLists;
    readonly counts: Counts;
    readonly quarantined: readonly QuarantinedRow[];
    readonly specs: readonly { id: string; version: number; name: Text; programmes: number }[];
    readonly queues: Readonly<Record<"central" | "school", QueueLength>>;
    readonly lag: { readonly looked: number; readonly behind: readonly string[] };
    readonly keys: Readonly<Record<"seal" | "index", KeyVersions>>;
  };
}

/** Everything an administrator should see before someone complains. */
export function OperationsPage({ language, staff, facts }: Properties) {
  const say = (key: keyof typeof OPERATION_TEXTS) => OPERATION_TEXTS[key][language];
  const { stuck, counts, quarantined, specs, queues, lag, keys } = facts;
  const versions = ({ current, earlier }: KeyVersions) =>
    [`v${current}`, ...earlier.map((version) => `v${version}`)].join(", ");
  return (
    <DeskLayout language={language} title={say("title")} path="/desk/operations" staff={staff}>
      <h1>{say("title")}</h1>
      <section class="card">
        <h2>{say("health")}</h2>
        <dl class="facts">
          {(["central", "school"] as const).map((stage) => (
            <>
              <dt>{say(stage)}</dt>
              <dd>
                {queues[stage].waiting}
                {queues[stage].overdue > 0 && (
                  <strong class="fail">
                    {" "}
                    · {say("overdue")} {queues[stage].overdue}
                  </strong>
                )}
              </dd>
            </>
          ))}
          <dt>{say("verdictsLate")}</dt>
          <dd>{counts.verdictsLate}</dd>
          <dt>{say("identityDue")}</dt>
          <dd>{counts.identityDue}</dd>
          <dt>{say("lag")}</dt>
          <dd>
            {lag.behind.length} / {lag.looked} {say("behind")}
          </dd>
          <dt>{say("consents")}</dt>
          <dd>
            {counts.consents} · {say("withdrawn")} {counts.withdrawn}
          </dd>
          <dt>{say("schools")}</dt>
          <dd>{counts.schools}</dd>
          <dt>{say("programmes")}</dt>
          <dd>{counts.programmes}</dd>
          <dt>{say("keys")}</dt>
          <dd>
            {say("seal")} {versions(keys.seal)} · {say("index")} {versions(keys.index)}
          </dd>
        </dl>
      </section>
      {(["attention", "standardizing", "refunding"] as const).map((kind) => (
        <section class="card">
          <h2>{say(kind)}</h2>
          <StuckList rows={stuck[kind]} language={language} />
        </section>
      ))}
      <section class="card">
        <h2>{say("quarantined")}</h2>
        {quarantined.length === 0 && <p class="quiet">{say("nothing")}</p>}
        <ul class="notes">
          {quarantined.map((row) => (
            <li>
              <a href={`/desk/graduates/${row.graduateId}`}>{row.about}</a> · <code>{row.reason}</code> ·{" "}
              {when(row.at, language)}
              <br />
              <code>{row.outTradeNo ?? row.outRefundNo ?? row.transactionId}</code>
            </li>
          ))}
        </ul>
      </section>
      <section class="card">
        <h2>{say("specs")}</h2>
        <ul class="notes">
          {specs.map(({ id, version, name, programmes }) => (
            <li>
              <code>
                {id}@{version}
              </code>{" "}
              {name[language]} · {say("programmes")} {programmes}
            </li>
          ))}
        </ul>
      </section>
    </DeskLayout>
  );
}

function StuckList({ rows, language }: { readonly rows: readonly Stuck[]; readonly language: keyof Text }) {
  if (rows.length === 0) return <p class="quiet">{OPERATION_TEXTS.nothing[language]}</p>;
  return (
    <ul class="notes">
      {rows.map(({ graduateId, photo, payment, progressAt, attention }) => (
        <li>
          <a href={`/desk/graduates/${graduateId}`}>{graduateId}</a> · {photoWord(photo)[language]} ·{" "}
          {paymentWord(payment)[language]} · {when(progressAt, language)}{" "}
          {attention !== "[]" && <code>{attention}</code>}
        </li>
      ))}
    </ul>
  );
}
