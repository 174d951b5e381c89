import { RouterLink } from "vue-router";
import { t } from "../i18n/i18n.ts";

/** The agreement to the privacy policy: never ticked for anyone, and the text one tap away. */
export function AgreeTick(props: { readonly ticked: boolean; readonly onChange: (ticked: boolean) => void }) {
  return (
    <div class="tick">
      <input
        id="agree"
        type="checkbox"
        checked={props.ticked}
        onChange={(event: Event) => props.onChange((event.target as HTMLInputElement).checked)}
      />
      <span>
        <label for="agree">{t("login.agreeBefore")}</label>
        <RouterLink to={{ path: "/privacy" }}>{t("login.privacy")}</RouterLink>
      </span>
    </div>
  );
}
AgreeTick.props = ["ticked", "onChange"];
