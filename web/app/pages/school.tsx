import { computed, defineComponent, ref, shallowRef } from "vue";
import { useRoute, useRouter } from "vue-router";
import type { Problem } from "../api/answer.ts";
import * as api from "../api/endpoints.ts";
import type { Programme, School } from "../api/types.ts";
import { t } from "../i18n/i18n.ts";
import { Button } from "../parts/button.tsx";
import { Page } from "../parts/page.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { Programmes } from "../parts/programmes.tsx";

/** How long typing has to rest before we search (ms). */
const REST = 250;

/** 获取采集资格: the school as you type, the education category, 确认. */
export default defineComponent(() => {
  const router = useRouter();
  const route = useRoute();
  const typed = ref("");
  const found = shallowRef<readonly School[]>();
  const school = shallowRef<Pick<School, "id" | "name">>();
  const offered = shallowRef<readonly Programme[]>();
  const chosen = ref("");
  const problem = shallowRef<Problem>();
  const programme = computed(() => offered.value?.find(({ id }) => id === chosen.value));
  let timer = 0;
  let latest = 0;

  function search(): void {
    window.clearTimeout(timer);
    timer = window.setTimeout(async () => {
      const mine = ++latest;
      const text = typed.value.trim();
      if (text === "") {
        found.value = undefined;
        return;
      }
      const answer = await api.schools(text);
      if (mine !== latest) return;
      problem.value = answer.ok ? undefined : answer.problem;
      if (answer.ok) found.value = answer.value.schools;
    }, REST);
  }

  async function choose(one: Pick<School, "id" | "name">): Promise<void> {
    school.value = one;
    offered.value = undefined;
    const answer = await api.programmes(one.id);
    // Another one has been chosen meanwhile, or none: this school's programmes are not wanted any more.
    if (school.value !== one) return;
    problem.value = answer.ok ? undefined : answer.problem;
    if (!answer.ok) {
      school.value = undefined;
      return;
    }
    offered.value = answer.value.programmes;
    school.value = { ...one, name: one.name || (offered.value[0]?.school ?? "") };
    await router.replace({ query: { school: one.id } });
    const open = offered.value.filter(({ window: { state } }) => state === "open");
    chosen.value = open.length === 1 ? (open[0]?.id ?? "") : "";
  }

  function again(): void {
    school.value = undefined;
    void router.replace({ query: {} });
  }
  // After a refresh or the way back the school is still chosen.
  const { school: before } = route.query;
  if (typeof before === "string") void choose({ id: before, name: "" });

  function confirm(): void {
    if (programme.value === undefined) return;
    const { id, qualification } = programme.value;
    void router.push(`/programme/${id}/${qualification === "code" ? "code" : "identity"}`);
  }

  const searching = () => (
    <>
      <div class="field">
        <label for="school">{t("school.lead")}</label>
        <input
          id="school"
          class="input"
          type="search"
          autocomplete="off"
          placeholder={t("school.placeholder")}
          value={typed.value}
          onInput={(event: Event) => {
            typed.value = (event.target as HTMLInputElement).value;
            search();
          }}
        />
      </div>
      <p class="hidden" role="status">
        {found.value === undefined ? "" : t("school.found", { n: found.value.length })}
      </p>
      {found.value === undefined ? <p class="quiet small">{t("school.asked")}</p> : null}
      {found.value?.length === 0 ? (
        <div class="empty">
          <p class="empty-title">{t("school.none", { typed: typed.value.trim() })}</p>
          <p class="quiet">{t("school.noneMore")}</p>
        </div>
      ) : null}
      <ul class="choices">
        {(found.value ?? []).map((one) => (
          <li key={one.id}>
            <button type="button" class="choice" onClick={() => void choose(one)}>
              <span>
                {one.name}
                {one.aliases.length > 0 ? <span class="quiet small"> {one.aliases.join(" ")}</span> : null}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );

  return () => (
    <Page
      title={t("school.title")}
      back="/collect"
      actions={() => (
        <Button main disabled={programme.value?.window.state !== "open"} onClick={confirm}>
          {t("school.confirm")}
        </Button>
      )}
    >
      <ProblemNote problem={problem.value} />
      {school.value === undefined ? (
        searching()
      ) : (
        <Programmes
          school={school.value}
          offered={offered.value}
          chosen={chosen.value}
          choose={(id) => {
            chosen.value = id;
          }}
          again={again}
        />
      )}
    </Page>
  );
});
