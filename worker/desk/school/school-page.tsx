import { FIELD_NAMES } from "../../roster/import/columns.ts";
import type { PolicyDraft } from "../../roster/policy/draft.ts";
import { windowAt } from "../../roster/policy/window.ts";
import type { Programme } from "../../roster/programmes.ts";
import type { ProgressRow } from "../../roster/progress.ts";
import type { RecordRequestRow } from "../../roster/record-requests.ts";
import type { School } from "../../roster/schools.ts";
import type { Staff } from "../../staff/identify.ts";
import type { Text } from "../../text.ts";
import { DeskLayout } from "../layout.tsx";
import { when } from "../words/when.ts";
import { Bar } from "./bar.tsx";
import { SCHOOL_TEXTS, type SchoolText } from "./texts.ts";

interface Properties {
  readonly language: keyof Text;
  readonly staff: Staff;
  readonly school: School;
  readonly programmes: readonly { readonly programme: Programme; readonly total: ProgressRow | null }[];
  /** Programmes that nobody has set up yet. */
  readonly bare: readonly PolicyDraft[];
  readonly requests: readonly RecordRequestRow[];
  /** The document number of one request, when it was just asked for. */
  readonly number: { readonly id: string; readonly number: string } | null;
  readonly now: number;
}

/** A school: its programmes, and who asks to be added to a list. */
export function SchoolPage({ language, staff, school, programmes, bare, requests, number, now }: Properties) {
  const say = (key: SchoolText) => SCHOOL_TEXTS[key][language];
  return (
    <DeskLayout language={language} title={school.name} path={`/desk/schools/${school.id}`} staff={staff}>
      <h1>{school.name}</h1>
      <p class="links">
        <a class="button" href={`/desk/schools/${school.id}/receipts`}>
          {say("receipts")}
        </a>
      </p>
      <h2>{say("programmes")}</h2>
      {programmes.map(({ programme, total }) => (
        <article class="card">
          <h3>
            {programme.year} · {programme.category}
          </h3>
          <p class="quiet">{windowAt(programme.policy.window, now).text[language]}</p>
          {total && <Bar row={total} language={language} />}
          <p class="links">
            <a class="button" href={`/desk/programmes/${programme.id}`}>
              {say("progress")}
            </a>
            <a class="button" href={`/desk/programmes/${programme.id}/list`}>
              {say("list")}
            </a>
            <a class="button" href={`/desk/programmes/${programme.id}/exports`}>
              {say("exports")}
            </a>
            <a class="button" href={`/desk/programmes/${programme.id}/policy`}>
              {say("policy")}
            </a>
          </p>
        </article>
      ))}
      {bare.map(({ id, year, category }) => (
        <article class="card">
          <h3>
            {year} · {category}
          </h3>
          <a class="button first" href={`/desk/programmes/${id}/policy`}>
            {say("policy")}
          </a>
        </article>
      ))}
      <details class="card">
        <summary>{say("addProgramme")}</summary>
        <form method="post" action={`/desk/schools/${school.id}/programmes`}>
          <label>
            {say("category")}
            <input name="category" required maxlength={40} autocomplete="off" />
          </label>
          <label>
            {say("year")}
            <input name="year" type="number" min={2001} max={2099} required />
          </label>
          <button type="submit">{say("add")}</button>
        </form>
      </details>
      <h2 id="requests">{say("requests")}</h2>
      {requests.length === 0 && <p class="quiet">{say("noRequests")}</p>}
      {requests.map((request) => (
        <RequestCard
          request={request}
          programme={programmes.find(({ programme }) => programme.id === request.programmeId)?.programme}
          base={`/desk/schools/${school.id}/requests/${request.id}`}
          number={number?.id === request.id ? number.number : null}
          language={language}
        />
      ))}
    </DeskLayout>
  );
}

/** What the school adds to what the person said of themselves. */
const REQUESTED = ["studentNumber", "level", "college", "major", "className", "examNumber"] as const;

interface RequestProperties {
  readonly request: RecordRequestRow;
  /** Where they want to be added. */
  readonly programme: Programme | undefined;
  readonly base: string;
  readonly number: string | null;
  readonly language: keyof Text;
}

function RequestCard({ request, programme, base, number, language }: RequestProperties) {
  const say = (key: SchoolText) => SCHOOL_TEXTS[key][language];
  return (
    <article class="card">
      <p>
        <strong>{request.name}</strong> {request.studentNumber} <output>{number}</output>
        <br />
        <span class="quiet">
          {programme && `${programme.year} ${programme.category} · `}
          {when(request.createdAt, language)} · {say("tried")} {request.tries}
        </span>
      </p>
      {number === null && (
        <details class="inline">
          <summary>{say("showNumber")}</summary>
          <form method="post" action={`${base}/number`}>
            <label>
              {say("why")}
              <input name="reason" required maxlength={500} autocomplete="off" />
            </label>
            <button type="submit">{say("showNumber")}</button>
          </form>
        </details>
      )}
      <form method="post" action={base}>
        <div class="fields">
          {REQUESTED.map((field) => (
            <label>
              {FIELD_NAMES[field][language]}
              <input
                name={field}
                value={field === "studentNumber" ? (request.studentNumber ?? "") : ""}
                maxlength={100}
                autocomplete="off"
              />
            </label>
          ))}
        </div>
        <p class="quiet">{say("addHelp")}</p>
        <label>
          {say("answer")}
          <input name="reason" required maxlength={500} autocomplete="off" />
        </label>
        <div class="row">
          <button type="submit" name="decision" value="added">
            {say("added")}
          </button>
          <button type="submit" name="decision" value="declined">
            {say("declined")}
          </button>
        </div>
      </form>
    </article>
  );
}
