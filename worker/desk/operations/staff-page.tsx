import type { StaffRow } from "../../roster/staff.ts";
import type { Staff } from "../../staff/identify.ts";
import { STAFF_ROLES } from "../../staff/stand-in.ts";
import type { Text } from "../../text.ts";
import { ROLE_NAMES } from "../frame/role-names.ts";
import { DeskLayout } from "../layout.tsx";
import { when } from "../words/when.ts";
import { STAFF_TEXTS } from "./staff-texts.ts";

interface Properties {
  readonly language: keyof Text;
  readonly staff: Staff;
}

/** Everybody with a role; roles are given and taken here, with a reason. */
export function StaffPage({ language, staff, rows }: Properties & { readonly rows: readonly StaffRow[] }) {
  const say = (key: keyof typeof STAFF_TEXTS) => STAFF_TEXTS[key][language];
  return (
    <DeskLayout language={language} title={say("title")} path="/desk/staff" staff={staff}>
      <h1>{say("title")}</h1>
      <p>
        <a class="button" href="/desk/staff/audit">
          {say("audit")}
        </a>
      </p>
      <ul class="notes">
        {rows.map(({ identity, role, school, schoolId, addedAt, addedBy }) => (
          <li class="card">
            <strong>{identity}</strong> · {ROLE_NAMES[role][language]} · {school ?? say("everySchool")}
            <br />
            <span class="quiet">
              {addedBy} · {when(addedAt, language)}
            </span>
            <details class="inline">
              <summary>{say("revoke")}</summary>
              <form method="post" action="/desk/staff/revocations">
                <input type="hidden" name="identity" value={identity} />
                <input type="hidden" name="role" value={role} />
                <input type="hidden" name="school" value={schoolId ?? ""} />
                <label>
                  {say("reason")}
                  <input name="reason" required maxlength={500} autocomplete="off" />
                </label>
                <button type="submit">{say("revoke")}</button>
              </form>
            </details>
          </li>
        ))}
      </ul>
      <section class="card">
        <h2>{say("grant")}</h2>
        <form class="fields" method="post" action="/desk/staff/grants">
          <label>
            {say("identity")}
            <input name="identity" type="email" required autocomplete="off" />
          </label>
          <label>
            {say("role")}
            <select name="role">
              {STAFF_ROLES.map((role) => (
                <option value={role}>{ROLE_NAMES[role][language]}</option>
              ))}
            </select>
          </label>
          <label>
            {say("school")}
            <input name="school" autocomplete="off" />
          </label>
          <label>
            {say("reason")}
            <input name="reason" required maxlength={500} autocomplete="off" />
          </label>
          <button class="first" type="submit">
            {say("grant")}
          </button>
        </form>
      </section>
    </DeskLayout>
  );
}
