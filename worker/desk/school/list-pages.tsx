import { FIELD_NAMES, LIST_FIELDS, REQUIRED_FIELDS } from "../../roster/import/columns.ts";
import type { ListHead, ReadList } from "../../roster/import/read-list.ts";
import type { ListUpload } from "../../roster/import/uploads.ts";
import type { ImportOutcome } from "../../roster/list-import.ts";
import type { Programme } from "../../roster/programmes.ts";
import type { Staff } from "../../staff/identify.ts";
import type { Text } from "../../text.ts";
import { DeskLayout } from "../layout.tsx";
import { SCHOOL_TEXTS, type SchoolText } from "./texts.ts";

interface Properties {
  readonly language: keyof Text;
  readonly staff: Staff;
  readonly programme: Programme;
}

const MOST_SHOWN = 50;

function Heading({ language, programme }: Omit<Properties, "staff">) {
  return (
    <>
      <p>
        <a href={`/desk/schools/${programme.schoolId}`}>{programme.school}</a> · {programme.year}{" "}
        {programme.category}
      </p>
      <h1>{SCHOOL_TEXTS.list[language]}</h1>
    </>
  );
}

/** First step: the file. */
export function ListPage({ language, staff, programme }: Properties) {
  const say = (key: SchoolText) => SCHOOL_TEXTS[key][language];
  const path = `/desk/programmes/${programme.id}/list`;
  return (
    <DeskLayout
      language={language}
      title={say("list")}
      path={path}
      staff={staff}
      script="/assets/desk/drop.js"
    >
      <Heading language={language} programme={programme} />
      <form method="post" action={path} enctype="multipart/form-data">
        <label class="drop">
          <input type="file" name="file" accept=".csv,.xlsx,text/csv" required />
          <strong>{say("drop")}</strong>
          <span data-name />
          <span class="quiet">{say("uploadHint")}</span>
        </label>
        <p>
          <button class="first" type="submit">
            {say("upload")}
          </button>
        </p>
      </form>
    </DeskLayout>
  );
}

/** Second step: which column is which, beside the first rows. */
export function MappingPage(
  properties: Properties & { readonly upload: ListUpload; readonly head: ListHead },
) {
  const { language, staff, programme, upload, head } = properties;
  const say = (key: SchoolText) => SCHOOL_TEXTS[key][language];
  const path = `/desk/programmes/${programme.id}/list/${upload.id}`;
  return (
    <DeskLayout language={language} title={say("mapping")} path={path} staff={staff}>
      <Heading language={language} programme={programme} />
      <h2>{say("mapping")}</h2>
      <p class="quiet">{say("mappingHint")}</p>
      <form class="fields" method="post" action={`${path}/check`}>
        {LIST_FIELDS.map((field) => (
          <label>
            {FIELD_NAMES[field][language]}
            {REQUIRED_FIELDS.includes(field) && " *"}
            <select name={field} required={REQUIRED_FIELDS.includes(field)}>
              <option value="">{say("none")}</option>
              {head.header.map((name, column) => (
                <option value={String(column)} selected={head.mapping[field] === column}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        ))}
        <p>
          <button class="first" type="submit">
            {say("check")}
          </button>
        </p>
      </form>
    </DeskLayout>
  );
}

/** Third step: what the dry run found. */
export function CheckedPage(
  properties: Properties & { readonly upload: ListUpload; readonly list: ReadList },
) {
  const { language, staff, programme, upload, list } = properties;
  const say = (key: SchoolText) => SCHOOL_TEXTS[key][language];
  const path = `/desk/programmes/${programme.id}/list/${upload.id}`;
  return (
    <DeskLayout language={language} title={say("checked")} path={path} staff={staff}>
      <Heading language={language} programme={programme} />
      <h2>{say("checked")}</h2>
      <p class="sums">
        <strong class="pass">{list.rows.length}</strong> {say("good")} ·{" "}
        <strong class="fail">{list.bad.length}</strong> {say("bad")} · <strong>{list.repeated}</strong>{" "}
        {say("repeated")}
      </p>
      {list.bad.length > 0 && (
        <>
          <p>
            <a class="button" href={`${path}/faults.csv`}>
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
              {list.bad.slice(0, MOST_SHOWN).map(({ line, faults }) => (
                <tr>
                  <td>{line}</td>
                  <td>{faults.map(({ text }) => text[language]).join("；")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {list.rows.length > 0 && (
        <form method="post" action={`${path}/import`}>
          <p>
            <button class="first" type="submit">
              {say("import")} ({list.rows.length})
            </button>
          </p>
        </form>
      )}
    </DeskLayout>
  );
}

/** Last step: what the import did. */
export function ImportedPage(
  properties: Properties & { readonly outcome: ImportOutcome; readonly bad: number },
) {
  const { language, staff, programme, outcome, bad } = properties;
  const say = (key: SchoolText) => SCHOOL_TEXTS[key][language];
  return (
    <DeskLayout
      language={language}
      title={say("imported")}
      path={`/desk/programmes/${programme.id}/list`}
      staff={staff}
    >
      <Heading language={language} programme={programme} />
      <div class="message good" role="status">
        <strong>{say("imported")}</strong>: {say("importedAdded")} {outcome.added} · {say("importedChanged")}{" "}
        {outcome.changed} · {say("importedSame")} {outcome.same} · {say("bad")} {bad}
      </div>
      {outcome.held.length > 0 && (
        <section class="card">
          <h2>
            {say("importedHeld")} ({outcome.held.length})
          </h2>
          <ul>
            {outcome.held.slice(0, MOST_SHOWN).map((id) => (
              <li>
                <a href={`/desk/graduates/${id}`}>{id}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>
        <a class="button" href={`/desk/programmes/${programme.id}`}>
          {say("progress")}
        </a>
      </p>
    </DeskLayout>
  );
}
