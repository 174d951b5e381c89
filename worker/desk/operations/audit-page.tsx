import type { AuditRow } from "../../roster/audit.ts";
import type { Staff } from "../../staff/identify.ts";
import type { Text } from "../../text.ts";
import { ROLE_NAMES } from "../frame/role-names.ts";
import { DeskLayout } from "../layout.tsx";
import { actionWord } from "../words/staff-actions.ts";
import { when } from "../words/when.ts";
import { AUDIT_TEXTS } from "./audit-texts.ts";

interface Properties {
  readonly language: keyof Text;
  readonly staff: Staff;
  readonly rows: readonly AuditRow[];
  readonly asked: Readonly<Record<"actor" | "graduate" | "school", string>>;
  /** The address of the entries before these; null where there are none. */
  readonly earlier: string | null;
}

const HEADS = ["at", "actor", "action", "subject", "reason"] as const;

/** The audit log by person, graduate or school: who did or saw what, whose it was, and why; the latest first. */
export function AuditPage({ language, staff, rows, asked, earlier }: Properties) {
  const say = (key: keyof typeof AUDIT_TEXTS) => AUDIT_TEXTS[key][language];
  return (
    <DeskLayout language={language} title={say("title")} path="/desk/staff/audit" staff={staff}>
      <h1>{say("title")}</h1>
      <form class="fields card" method="get" action="/desk/staff/audit">
        {(["actor", "graduate", "school"] as const).map((name) => (
          <label>
            {say(name)}
            <input name={name} value={asked[name]} autocomplete="off" />
          </label>
        ))}
        <button type="submit">{say("show")}</button>
      </form>
      {rows.length === 0 && <p class="quiet">{say("none")}</p>}
      <table class="stacked">
        <thead>
          <tr>
            {HEADS.map((head) => (
              <th scope="col">{say(head)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <td class="at">{when(row.at, language)}</td>
              <td>
                {row.actor} <span class="quiet">{roleWord(row.role, language)}</span>
              </td>
              <td>
                {actionWord(row.action, language)} {row.details.found}{" "}
                {row.details.method === "POST" && <span class="tag">{say("did")}</span>}
              </td>
              <td>
                <SubjectLink row={row} language={language} />
              </td>
              <td>{row.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {earlier !== null && (
        <p>
          <a class="button" href={earlier}>
            {say("earlier")}
          </a>
        </p>
      )}
    </DeskLayout>
  );
}

function roleWord(role: string, language: keyof Text): string {
  return Object.entries(ROLE_NAMES).find(([name]) => name === role)?.[1][language] ?? role;
}

const PAGES = { graduate: "graduates", programme: "programmes", school: "schools" } as const;

/** What an entry is about, with the way there where it has a page. */
function SubjectLink({ row, language }: { readonly row: AuditRow; readonly language: keyof Text }) {
  const { subjectKind: kind, subjectId: id } = row;
  const word = AUDIT_TEXTS[kind][language];
  if (kind === "graduate" || kind === "programme" || kind === "school") {
    return (
      <>
        {word} <a href={`/desk/${PAGES[kind]}/${id}`}>{id}</a>
      </>
    );
  }
  return (
    <>
      {word} {id}
    </>
  );
}
