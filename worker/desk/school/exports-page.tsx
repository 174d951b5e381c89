import { type ExportCheck, worksOut } from "../../roster/export/check-names.ts";
import type { Export } from "../../roster/export/exports.ts";
import { partsOf } from "../../roster/export/lines.ts";
import type { Programme } from "../../roster/programmes.ts";
import type { Staff } from "../../staff/identify.ts";
import type { Text } from "../../text.ts";
import { DeskLayout } from "../layout.tsx";
import { when } from "../words/when.ts";
import { EXPORT_TEXTS } from "./export-texts.ts";
import { ProgrammeLine } from "./programme-line.tsx";
import { SCHOOL_TEXTS } from "./texts.ts";

interface Properties {
  readonly language: keyof Text;
  readonly staff: Staff;
  readonly programme: Programme;
  readonly check: ExportCheck;
  /** Of these photos, how many are in an export already. */
  readonly before: number;
  readonly exports: readonly Export[];
}

/** What an export would come to, and those made so far. */
export function ExportsPage({ language, staff, programme, check, before, exports }: Properties) {
  const say = (key: keyof typeof EXPORT_TEXTS) => EXPORT_TEXTS[key][language];
  const title = SCHOOL_TEXTS.exports[language];
  const path = `/desk/programmes/${programme.id}/exports`;
  const lacking = Object.entries(check.missing);
  return (
    <DeskLayout language={language} title={title} path={path} staff={staff}>
      <ProgrammeLine programme={programme} />
      <h1>{title}</h1>
      <section class="card">
        <h2>{say("dryRun")}</h2>
        <p>
          <strong>{check.photos}</strong> {say("ready")} · {say("template")}{" "}
          <code>{programme.policy.exportName}</code>
        </p>
        {before > 0 && (
          <p class="quiet">
            {say("alreadyIn")} {before}
          </p>
        )}
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
        {check.problems.length > 0 && (
          <p>
            <a class="button" href={`${path}/problems.csv`} download="">
              {say("problems")} ({check.problems.length})
            </a>
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
      <h2>{say("before")}</h2>
      <p class="quiet">{say(exports.length === 0 ? "noExports" : "sameAgain")}</p>
      {exports.map((made) => (
        <MadeExport made={made} path={path} language={language} />
      ))}
    </DeskLayout>
  );
}

interface MadeProperties {
  readonly made: Export;
  readonly path: string;
  readonly language: keyof Text;
}

function MadeExport({ made, path, language }: MadeProperties) {
  const say = (key: keyof typeof EXPORT_TEXTS) => EXPORT_TEXTS[key][language];
  const parts = Array.from({ length: partsOf(made) }, (_, part) => part + 1);
  return (
    <section class="card" id={made.id}>
      <p>
        <strong>{when(made.at, language)}</strong> · {made.photos} {say("photos")} · {say("delivered")}{" "}
        {made.delivered} · <span class="quiet">{made.by}</span>
        <br />
        <code>{made.template}</code>
      </p>
      <p class="links">
        {parts.map((part) => (
          <a class="button first" href={`${path}/${made.id}/photos.zip?part=${part}`} download="">
            {say("download")}
            {parts.length > 1 && ` ${part} / ${parts.length}`}
          </a>
        ))}
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
  );
}
