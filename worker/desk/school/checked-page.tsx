import type { FaultyRow } from "../../roster/import/check-notes.ts";
import type { ListUpload } from "../../roster/import/uploads.ts";
import type { Programme } from "../../roster/programmes.ts";
import type { Task } from "../../roster/tasks.ts";
import type { Staff } from "../../staff/identify.ts";
import type { Text } from "../../text.ts";
import { DeskLayout } from "../layout.tsx";
import { ListHeading } from "./list-pages.tsx";
import { SCHOOL_TEXTS, type SchoolText } from "./texts.ts";

interface Properties {
  readonly language: keyof Text;
  readonly staff: Staff;
  readonly programme: Programme;
  readonly upload: ListUpload;
  readonly task: Task;
  /** The first rows with faults, as many as the dry run keeps. */
  readonly first: readonly FaultyRow[];
}

/** Third step of a list: what the dry run found. */
export function CheckedPage({ language, staff, programme, upload, task, first }: Properties) {
  const say = (key: SchoolText) => SCHOOL_TEXTS[key][language];
  const list = `/desk/programmes/${programme.id}/list/${upload.id}`;
  const path = `${list}/checks/${task.id}`;
  const { good = 0, bad = 0, repeated = 0, added = 0, changed = 0, same = 0, held = 0 } = task.counts;
  return (
    <DeskLayout language={language} title={say("checked")} path={path} staff={staff}>
      <ListHeading language={language} programme={programme} />
      <h2>{say("checked")}</h2>
      <p class="sums">
        <strong class="pass">{good}</strong> {say("good")} · <strong class="fail">{bad}</strong> {say("bad")}{" "}
        · <strong>{repeated}</strong> {say("repeated")}
      </p>
      <dl class="facts">
        <dt>{say("wouldAdd")}</dt>
        <dd>{added}</dd>
        <dt>{say("wouldChange")}</dt>
        <dd>{changed}</dd>
        <dt>{say("wouldStay")}</dt>
        <dd>{same}</dd>
        {held > 0 && (
          <>
            <dt>{say("importedHeld")}</dt>
            <dd>{held}</dd>
          </>
        )}
      </dl>
      {good > 0 && (
        <form method="post" action={`${path}/import`}>
          <p class="links">
            <button class="first" type="submit">
              {say("import")} ({good})
            </button>
            <a class="button" href={list}>
              {say("mapAgain")}
            </a>
          </p>
        </form>
      )}
      {bad > 0 && (
        <>
          <h2>{say("badRows")}</h2>
          <p>
            <a class="button" href={`${path}/faults.csv`} download="">
              {say("downloadBad")}
            </a>
          </p>
          <table>
            <thead>
              <tr>
                <th scope="col">{say("line")}</th>
                <th scope="col">{say("fault")}</th>
              </tr>
            </thead>
            <tbody>
              {first.map(({ line, faults }) => (
                <tr>
                  <td>{line}</td>
                  <td>{faults.map(({ text }) => text[language]).join("；")}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {bad > first.length && (
            <p class="quiet">
              {say("badMore")} {bad - first.length}
            </p>
          )}
        </>
      )}
    </DeskLayout>
  );
}
