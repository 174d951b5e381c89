import { defineComponent, shallowRef } from "vue";
import * as api from "../api/endpoints.ts";
import type { Contact } from "../api/types.ts";
import { t } from "../i18n/i18n.ts";
import { inShell, openShellPage } from "../shell/shell.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";

/** Online and by telephone, with hours and whether someone is there now; the telephone of the collection at hand. */
export const ContactCard = defineComponent({
  props: { collectionId: { type: String, default: undefined } },
  setup(props) {
    const contact = shallowRef<Contact>();
    void find();

    async function find(): Promise<void> {
      const id = props.collectionId ?? (await firstCollection());
      if (id === undefined) return;
      const answer = await api.collection(id);
      if (answer.ok) contact.value = answer.value.contact;
    }

    return () => {
      const known = contact.value;
      if (known === undefined && !inShell()) return null;
      return (
        <section class="card">
          {known === undefined ? null : (
            <>
              <div class="row">
                <h2>{t("help.call")}</h2>
                <span class={known.openNow ? "tag pass" : "tag warn"}>
                  {t(known.openNow ? "help.open" : "help.shut")}
                </span>
              </div>
              <p class="quiet">{t("help.hours", { hours: known.hours })}</p>
              <a
                class="pick"
                style="text-decoration: none"
                href={`tel:${known.phone.replace(/[^\d+]/g, "")}`}
              >
                <span class="pick-face">
                  <Icon name="phone" />
                  {known.phone}
                </span>
              </a>
            </>
          )}
          {inShell() ? (
            <Button onClick={() => void openShellPage("/pages/service/service")}>{t("help.online")}</Button>
          ) : null}
        </section>
      );
    };
  },
});

async function firstCollection(): Promise<string | undefined> {
  const answer = await api.collections();
  return answer.ok ? answer.value.collections[0]?.id : undefined;
}
