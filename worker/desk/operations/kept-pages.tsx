import type { ConsentRow, ConsentSum } from "../../roster/consents.ts";
import type { IdentityRetention, RetentionRow } from "../../roster/retention.ts";
import type { Staff } from "../../staff/identify.ts";
import type { Text } from "../../text.ts";
import { when } from "../words/when.ts";
import { OperationsFrame } from "./frame.tsx";
import { KEPT_TEXTS } from "./kept-texts.ts";

interface Properties {
  readonly language: keyof Text;
  readonly staff: Staff;
}

interface RetentionProperties extends Properties {
  readonly identity: IdentityRetention;
  readonly rows: readonly RetentionRow[];
  /** Graduates past their time, of every programme that has some. */
  readonly overdue: readonly string[];
}

const PARTS = ["overdue", "soon", "later"] as const;

/** What is kept of people, and until when. */
export function RetentionPage({ language, staff, identity, rows, overdue }: RetentionProperties) {
  const say = (key: keyof typeof KEPT_TEXTS) => KEPT_TEXTS[key][language];
  const kept = identity.overdue + identity.soon + identity.later;
  return (
    <OperationsFrame language={language} staff={staff} page="retention">
      <section class="card">
        <h2>{say("identity")}</h2>
        <p class="quiet">{say("identityHint")}</p>
        {kept === 0 ? (
          <p>{say("noneKept")}</p>
        ) : (
          <dl class="facts">
            {PARTS.map((part) => (
              <>
                <dt>{say(part)}</dt>
                <dd class={part === "overdue" && identity.overdue > 0 ? "fail" : ""}>{identity[part]}</dd>
              </>
            ))}
            <dt>{say("next")}</dt>
            <dd>{when(identity.next, language)}</dd>
          </dl>
        )}
      </section>
      <section class="card">
        <h2>{say("photos")}</h2>
        <p class="quiet">{say("photosHint")}</p>
        {rows.length === 0 ? (
          <p>{say("nonePhotos")}</p>
        ) : (
          <section class="scroll" tabindex={0} aria-label={say("photos")}>
            <table class="figures">
              <thead>
                <tr>
                  {(["programme", "days", ...PARTS] as const).map((name) => (
                    <th scope="col">{say(name)}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr>
                    <th scope="row">
                      <a href={`/desk/programmes/${row.programmeId}`}>
                        {row.school} {row.year} {row.category}
                      </a>
                    </th>
                    <td>{row.retentionDays}</td>
                    {PARTS.map((part) => (
                      <td class={part === "overdue" && row.overdue > 0 ? "fail" : ""}>{row[part]}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </section>
      {overdue.length > 0 && (
        <section class="card">
          <h2>{say("overdueList")}</h2>
          <ul>
            {overdue.map((id) => (
              <li>
                <a href={`/desk/graduates/${id}`}>{id}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </OperationsFrame>
  );
}

interface ConsentProperties extends Properties {
  readonly sums: readonly ConsentSum[];
  readonly latest: readonly ConsentRow[];
}

/** The ledger of consents: sums, and its lines, the latest first; accounts by their ids alone. */
export function ConsentsPage({ language, staff, sums, latest }: ConsentProperties) {
  const say = (key: keyof typeof KEPT_TEXTS) => KEPT_TEXTS[key][language];
  const last = latest.at(-1);
  return (
    <OperationsFrame language={language} staff={staff} page="consents">
      {sums.length === 0 && <p class="quiet">{say("noConsents")}</p>}
      {sums.length > 0 && (
        <>
          <h2>{say("sums")}</h2>
          <section class="scroll" tabindex={0} aria-label={say("sums")}>
            <table class="figures">
              <thead>
                <tr>
                  {(["document", "version", "given", "withdrawn"] as const).map((name) => (
                    <th scope="col">{say(name)}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {sums.map(({ document, version, given, withdrawn }) => (
                  <tr>
                    <th scope="row">{document}</th>
                    <td>{version}</td>
                    <td>{given}</td>
                    <td>{withdrawn}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <h2>{say("ledger")}</h2>
          <table class="stacked">
            <thead>
              <tr>
                {(["given", "withdrawn", "document", "language", "account", "hash"] as const).map((name) => (
                  <th scope="col">{say(name)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {latest.map((row) => (
                <tr>
                  <td class="at">{when(row.givenAt, language)}</td>
                  <td data-label={say("withdrawn")}>{when(row.withdrawnAt, language)}</td>
                  <td>
                    {row.document} {row.version}
                  </td>
                  <td data-label={say("language")}>{row.language}</td>
                  <td data-label={say("account")}>
                    <code>{row.accountId}</code>
                  </td>
                  <td data-label={say("hash")}>
                    <code title={row.textSha256}>{row.textSha256.slice(0, 12)}…</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {latest.length === 100 && last !== undefined && (
        <p>
          <a class="button" href={`/desk/operations/consents?before=${last.givenAt}`}>
            {say("older")}
          </a>
        </p>
      )}
    </OperationsFrame>
  );
}
