import type { Programme } from "../../roster/programmes.ts";
import { PROGRESS_BY, type ProgressBy, type ProgressRow } from "../../roster/progress.ts";
import type { Staff } from "../../staff/identify.ts";
import { permit } from "../../staff/permission.ts";
import type { Text } from "../../text.ts";
import { DeskLayout } from "../layout.tsx";
import { Bar, Legend } from "./bar.tsx";
import { SCHOOL_TEXTS, type SchoolText } from "./texts.ts";

interface Properties {
  readonly language: keyof Text;
  readonly staff: Staff;
  readonly programme: Programme;
  readonly by: ProgressBy;
  readonly total: ProgressRow;
  readonly rows: readonly ProgressRow[];
}

/** How far a programme is, as a whole and by its parts, the least finished first. */
export function ProgressPage({ language, staff, programme, by, total, rows }: Properties) {
  const say = (key: SchoolText) => SCHOOL_TEXTS[key][language];
  const path = `/desk/programmes/${programme.id}`;
  return (
    <DeskLayout language={language} title={say("progress")} path={path} staff={staff}>
      <p>
        <a href={`/desk/schools/${programme.schoolId}`}>{programme.school}</a>
      </p>
      <h1>
        {say("progress")} · {programme.year} {programme.category}
      </h1>
      <section class="card">
        <Bar row={total} language={language} />
        <Legend language={language} />
      </section>
      <p class="links">
        <a class="button" href={`${path}/missing.csv`}>
          {say("missingList")}
        </a>
        {permit(staff.grants, "sendReminders", programme.schoolId).ok && (
          <a class="button first" href={`${path}/reminders`}>
            {say("reminders")}
          </a>
        )}
      </p>
      <p class="links">
        {PROGRESS_BY.map((each) => (
          <a class="button" href={`${path}?by=${each}`} {...(each === by && { "aria-current": "true" })}>
            {say(each)}
          </a>
        ))}
      </p>
      {rows.map((row) => (
        <section class="card">
          <h2>{row.name === "" ? say("unnamed") : row.name}</h2>
          <Bar row={row} language={language} />
        </section>
      ))}
    </DeskLayout>
  );
}
