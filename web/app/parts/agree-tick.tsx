import { RouterLink } from "vue-router";
import { t } from "../i18n/i18n.ts";

/** The agreement to the privacy policy: never ticked for anyone, and the text one tap away. */
export function AgreeTick(props: { readonly ticked: boolean; readonly onChange: (ticked: boolean) => void }) {
  return (
    <div class="agree">
      <label class="tick">
        <input
          id="agree"
          type="checkbox"
          checked={props.ticked}
          onChange={(event: Event) => props.onChange((event.target as HTMLInputElement).checked)}
        />
        <span>{t("login.agreeBefore")}</span>
      </label>
      <RouterLink to={{ path: "/privacy" }}>{t("login.privacy")}</RouterLink>
    </div>
  );
}
AgreeTick.props = ["ticked", "onChange"];
