import type { School } from "../../roster/schools.ts";
import type { Staff } from "../../staff/identify.ts";
import type { Text } from "../../text.ts";
import { DeskLayout } from "../layout.tsx";
import { SCHOOL_TEXTS, type SchoolText } from "./texts.ts";

interface Properties {
  readonly language: keyof Text;
  readonly staff: Staff;
  readonly typed: string;
  readonly found: readonly School[];
  /** Someone for all schools searches and adds; others choose among their own. */
  readonly all: boolean;
}

/** The schools someone works for. */
export function SchoolsPage({ language, staff, typed, found, all }: Properties) {
  const say = (key: SchoolText) => SCHOOL_TEXTS[key][language];
  return (
    <DeskLayout language={language} title={say("schools")} path="/desk/schools" staff={staff}>
      <h1>{say("schools")}</h1>
      {all && (
        <form class="search" method="get" action="/desk/schools">
          <label for="q">{say("search")}</label>
          <div class="row">
            <input id="q" name="q" value={typed} maxlength={60} autofocus autocomplete="off" />
            <button class="first" type="submit">
              {say("find")}
            </button>
          </div>
        </form>
      )}
      <ol class="found">
        {found.map(({ id, name, aliases }) => (
          <li>
            <a href={`/desk/schools/${id}`}>
              <strong>{name}</strong> <span class="quiet">{aliases.join(" · ")}</span>
            </a>
          </li>
        ))}
      </ol>
      {all && (
        <details class="card">
          <summary>{say("addSchool")}</summary>
          <form method="post" action="/desk/schools">
            <label>
              {say("fullName")}
              <input name="name" required maxlength={100} autocomplete="off" />
            </label>
            <label>
              {say("aliases")}
              <input name="aliases" maxlength={200} autocomplete="off" />
            </label>
            <button type="submit">{say("add")}</button>
          </form>
        </details>
      )}
    </DeskLayout>
  );
}
