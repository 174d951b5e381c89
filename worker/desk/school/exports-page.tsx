import type { Export } from "../../roster/export/exports.ts";
import type { Programme } from "../../roster/programmes.ts";
import type { Staff } from "../../staff/identify.ts";
import type { Text } from "../../text.ts";
import { DeskLayout } from "../layout.tsx";
import { when } from "../words/when.ts";
import { type ExportCheck, worksOut } from "./archive.ts";
import { SCHOOL_TEXTS, type SchoolText } from "./texts.ts";

interface Properties {
  readonly language: keyof Text;
  readonly staff: Staff;
  readonly programme: Programme;
  readonly check: ExportCheck;
  readonly exports: readonly Export[];
  readonly outcome: { readonly delivered: number; readonly refused: number } | null;
}

/** What an export would come to, and those made so far. */
export function ExportsPage({ language, staff, programme, check, exports, outcome }: Properties) {
  const say = (key: SchoolText) => SCHOOL_TEXTS[key][language];
  const path = `/desk/programmes/${programme.id}/exports`;
  const lacking = Object.entries(check.missing);
  return (
    <DeskLayout language={language} title={say("exports")} path={path} staff={staff}>
      <p>
        <a href={`/desk/schools/${programme.schoolId}`}>{programme.school}</a> · {programme.year}{" "}
        {programme.category}
      </p>
      <h1>{say("exports")}</h1>
      {outcome && (
        <p class={outcome.refused === 0 ? "message good" : "message"} role="status">
          {say("delivered")} {outcome.delivered} · {say("refusedNow")} {outcome.refused}
        </p>
      )}
      <section class="card">
        <h2>{say("dryRun")}</h2>
        <p>
          <strong>{check.photos}</strong> {say("ready")} · {say("template")}{" "}
          <code>{programme.policy.exportName}</code>
        </p>
        {check.first.length > 0 && (
          <>
            <h3>{say("examples")}</h3>
            <ul>
              {check.first.map((name) => (
                <li>
                  <code>{name}</code>
                </li>
              ))}
            </ul>
          </>
        )}
        {check.collisions.length > 0 && (
          <div class="message">
            <strong>
              {say("collide")} ({check.collisions.length})
            </strong>
            <ul>
              {check.collisions.slice(0, 20).map((name) => (
                <li>
                  <code>{name}</code>
                </li>
              ))}
            </ul>
          </div>
        )}
        {lacking.length > 0 && (
          <p class="message">
            {say("lacking")}: {lacking.map(([field, count]) => `${field} × ${count}`).join(", ")}
          </p>
        )}
        {worksOut(check) ? (
          <form method="post" action={path}>
            <button class="first" type="submit">
              {say("create")} ({check.photos})
            </button>
          </form>
        ) : (
          <p class="quiet">{say(check.photos === 0 ? "nothingReady" : "blocked")}</p>
        )}
      </section>
      {exports.length > 0 && <h2>{say("before")}</h2>}
      {exports.map((made) => (
        <section class="card">
          <p>
            <strong>{when(made.at, language)}</strong> · {made.photos} · {say("delivered")} {made.delivered} ·{" "}
            <span class="quiet">{made.by}</span>
            <br />
            <code>{made.template}</code>
          </p>
          <p>
            <a class="button first" href={`${path}/${made.id}/photos.zip`} download="">
              {say("download")}
            </a>
          </p>
          {made.delivered < made.photos && (
            <details class="action">
              <summary>{say("deliver")}</summary>
              <form method="post" action={`${path}/${made.id}/deliver`}>
                <label class="check">
                  <input type="checkbox" name="confirmed" value="yes" required /> {say("deliverHint")}
                </label>
                <button type="submit">{say("deliver")}</button>
              </form>
            </details>
          )}
        </section>
      ))}
    </DeskLayout>
  );
}
