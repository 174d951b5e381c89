import type { OutboxCheck } from "../../roster/drift.ts";
import type { Counts } from "../../roster/operations.ts";
import type { QueueLength } from "../../roster/review/queue.ts";
import type { WechatFault } from "../../roster/wechat-faults.ts";
import type { Staff } from "../../staff/identify.ts";
import type { Text } from "../../text.ts";
import { when } from "../words/when.ts";
import { OperationsFrame } from "./frame.tsx";
import type { KeyVersions } from "./keys-page.tsx";
import { OPERATION_TEXTS } from "./texts.ts";
import { WechatFaults } from "./wechat-faults.tsx";

interface Properties {
  readonly language: keyof Text;
  readonly staff: Staff;
  readonly facts: {
    readonly counts: Counts;
    readonly open: Readonly<Record<"differences" | "quarantined" | "identityDue" | "photosDue", number>>;
    readonly specs: readonly { id: string; version: number; name: Text; programmes: number }[];
    readonly queues: Readonly<Record<"central" | "school", QueueLength>>;
    readonly lag: OutboxCheck;
    readonly faults: readonly WechatFault[];
    readonly keys: Readonly<Record<"seal" | "index", KeyVersions>>;
  };
}

/** Everything an administrator should see before someone complains. */
export function OperationsPage({ language, staff, facts }: Properties) {
  const say = (key: keyof typeof OPERATION_TEXTS) => OPERATION_TEXTS[key][language];
  const { counts, open, specs, queues, lag, faults, keys } = facts;
  const alarms = [
    ["differences", open.differences, "money"],
    ["quarantined", open.quarantined, "money"],
    ["attention", counts.attention, "stuck"],
    ["waiting", counts.waiting, "stuck"],
    ["tasks", counts.tasks, "stuck"],
    ["verdictsLate", counts.verdictsLate, "stuck"],
    ["identityDue", open.identityDue, "retention"],
    ["photosDue", open.photosDue, "retention"],
  ] as const;
  return (
    <OperationsFrame language={language} staff={staff} page="overview">
      <section class="card">
        <h2>{say("health")}</h2>
        {alarms.every(([, count]) => count === 0) && faults.length === 0 && (
          <p class="message good">{say("allWell")}</p>
        )}
        <dl class="facts">
          {alarms.map(([name, count, page]) => (
            <>
              <dt>
                <a href={`/desk/operations/${page}`}>{say(name)}</a>
              </dt>
              <dd>
                {count > 0 ? <strong class="fail">{count}</strong> : 0}
                {name === "waiting" && counts.waitingSince !== null && (
                  <span class="quiet">
                    {" "}
                    · {say("oldest")} {when(counts.waitingSince, language)}
                  </span>
                )}
              </dd>
            </>
          ))}
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
          <dt>{say("lag")}</dt>
          <dd>
            {lag.at === 0 ? (
              say("never")
            ) : (
              <>
                {say("looked")} {lag.looked} · {lag.behind} {say("behind")} · {say("longest")}{" "}
                {Math.round(lag.oldestMs / 1000)} {say("seconds")}{" "}
                <span class="quiet">
                  · {say("lastCheck")} {when(lag.at, language)}
                </span>
              </>
            )}
          </dd>
        </dl>
      </section>
      <WechatFaults faults={faults} language={language} />
      <section class="card">
        <h2>{say("system")}</h2>
        <dl class="facts">
          <dt>{say("schools")}</dt>
          <dd>{counts.schools}</dd>
          <dt>{say("programmes")}</dt>
          <dd>{counts.programmes}</dd>
          {(["seal", "index"] as const).map((kind) => (
            <>
              <dt>
                <a href="/desk/operations/keys">
                  {say("keys")} · {say(kind)}
                </a>
              </dt>
              <dd>
                {say("current")} v{keys[kind].current}
                {keys[kind].earlier.length > 0 &&
                  ` · ${say("earlier")} ${keys[kind].earlier.map((version) => `v${version}`).join(", ")}`}
              </dd>
            </>
          ))}
        </dl>
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
    </OperationsFrame>
  );
}
