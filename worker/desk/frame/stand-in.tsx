import type { Staff } from "../../staff/identify.ts";
import { STAFF_ROLES } from "../../staff/stand-in.ts";
import type { Text } from "../../text.ts";
import { ROLE_NAMES } from "./role-names.ts";

interface Properties {
  readonly staff: Staff;
  readonly language: keyof Text;
}

/** Only in a local run: who is played, and a switch. */
export function StandIn({ staff, language }: Properties) {
  const [grant] = staff.grants;
  return (
    <form class="stand-in" method="post" action="/desk/stand-in">
      <label>
        {language === "zh" ? "本地演示身份" : "Local stand-in"}{" "}
        <select name="role">
          {STAFF_ROLES.map((role) => (
            <option value={role} selected={grant?.role === role}>
              {ROLE_NAMES[role][language]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {language === "zh" ? "院校（编号或名称）" : "School (id or name)"}{" "}
        <input name="school" value={grant?.schoolId ?? ""} size={12} autocomplete="off" />
      </label>
      <button type="submit">{language === "zh" ? "切换" : "Switch"}</button>
    </form>
  );
}
