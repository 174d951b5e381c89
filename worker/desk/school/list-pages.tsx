import {
  type ColumnMapping,
  FIELD_NAMES,
  LIST_FIELDS,
  REQUIRED_FIELDS,
} from "../../roster/import/columns.ts";
import type { StagedRow } from "../../roster/import/stage-list.ts";
import type { ListUpload } from "../../roster/import/uploads.ts";
import type { Programme } from "../../roster/programmes.ts";
import type { Task } from "../../roster/tasks.ts";
import type { Staff } from "../../staff/identify.ts";
import type { Text } from "../../text.ts";
import { DeskLayout } from "../layout.tsx";
import { TaskList } from "./task-list.tsx";
import { SCHOOL_TEXTS, type SchoolText } from "./texts.ts";

interface Properties {
  readonly language: keyof Text;
  readonly staff: Staff;
  readonly programme: Programme;
}

/** Whose list it is. */
export function ListHeading({ language, programme }: Omit<Properties, "staff">) {
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
export function ListPage({
  language,
  staff,
  programme,
  imports,
}: Properties & { readonly imports: readonly Task[] }) {
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
      <ListHeading language={language} programme={programme} />
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
      <TaskList heading={say("importsBefore")} tasks={imports} language={language} />
    </DeskLayout>
  );
}

/** Second step: which column is which, beside the first rows. */
export function MappingPage(
  properties: Properties & {
    readonly upload: ListUpload;
    readonly header: readonly string[];
    readonly rows: readonly StagedRow[];
    readonly mapping: ColumnMapping;
  },
) {
  const { language, staff, programme, upload, header, rows, mapping } = properties;
  const say = (key: SchoolText) => SCHOOL_TEXTS[key][language];
  const path = `/desk/programmes/${programme.id}/list/${upload.id}`;
  // A column without a name is called by its place; the rows may have more columns than the header.
  const width = Math.max(header.length, ...rows.map(({ cells }) => cells.length));
  const heads = Array.from(
    { length: width },
    (_, column) => header[column]?.trim() || say("column").replace("{n}", String(column + 1)),
  );
  return (
    <DeskLayout language={language} title={say("mapping")} path={path} staff={staff}>
      <ListHeading language={language} programme={programme} />
      <h2>{say("mapping")}</h2>
      <p class="quiet">{say("mappingHint")}</p>
      <form class="fields" method="post" action={`${path}/check`}>
        {LIST_FIELDS.map((field) => (
          <label>
            {FIELD_NAMES[field][language]}
            {REQUIRED_FIELDS.includes(field) && " *"}
            <select name={field} required={REQUIRED_FIELDS.includes(field)}>
              <option value="">{say("none")}</option>
              {heads.map((name, column) => (
                <option value={String(column)} selected={mapping[field] === column}>
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
      <h2>
        {say("firstRows")} <span class="quiet">({upload.rows})</span>
      </h2>
      <section class="scroll" tabindex={0} aria-label={say("firstRows")}>
        <table>
          <thead>
            <tr>
              {heads.map((name) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ cells }) => (
              <tr>
                {heads.map((_, column) => (
                  <td>{column === mapping.documentNumber ? hidden(cells[column]) : cells[column]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </DeskLayout>
  );
}

/** Shown to tell the columns apart, not to be read: the last four characters do. */
const hidden = (cell = "") => (cell.length > 4 ? `…${cell.slice(-4)}` : cell);
