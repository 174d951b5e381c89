import { defineComponent, shallowRef } from "vue";
import * as api from "../api/endpoints.ts";
import type { Telephone } from "../api/types.ts";
import { t } from "../i18n/i18n.ts";
import { inShell, openShellPage } from "../shell/shell.ts";
import { knowSession, knowStart } from "../state/session.ts";
import { Button } from "./button.tsx";
import { PhoneLink } from "./phone-link.tsx";

/**
 * Online and by telephone, with hours and whether someone is there now: of the collection at hand, else of the first
 * one, else the operator's own.
 */
export const ContactCard = defineComponent({
  props: {
    collectionId: { type: String, default: undefined },
    /** Where one can write on this page; outside the mini program that is the online service. */
    writeTo: { type: String, required: true },
  },
  setup(props) {
    const telephone = shallowRef<Telephone>();
    void find();

    async function find(): Promise<void> {
      const start = await knowStart();
      if (start.ok) telephone.value = start.value.service ?? undefined;
      const id = props.collectionId ?? (await firstCollection());
      const answer = id === undefined ? undefined : await api.collection(id);
      if (answer?.ok) telephone.value = answer.value.contact;
    }

    async function firstCollection(): Promise<string | undefined> {
      if (!(await knowSession())) return undefined;
      const answer = await api.collections();
      return answer.ok ? answer.value.collections[0]?.id : undefined;
    }

    function chat(): void {
      if (inShell()) void openShellPage("/pages/service/service");
      else document.getElementById(props.writeTo)?.scrollIntoView({ behavior: "smooth" });
    }

    return () => {
      const known = telephone.value;
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
              <PhoneLink phone={known.phone} />
            </>
          )}
          <Button onClick={chat}>{t(inShell() ? "help.online" : "help.write")}</Button>
        </section>
      );
    };
  },
});
