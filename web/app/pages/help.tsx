import { computed, defineComponent, ref } from "vue";
import { useRoute, useRouter } from "vue-router";
import { faq } from "../content/faq.ts";
import { say, t } from "../i18n/i18n.ts";
import { Button } from "../parts/button.tsx";
import { ContactCard } from "../parts/contact-card.tsx";
import { Page } from "../parts/page.tsx";
import { ReportProblem } from "../parts/report-problem.tsx";
import { knowSession, session } from "../state/session.ts";

/** 客服: common questions with search, whom to reach and when, and a report that carries the collection. */
export default defineComponent(() => {
  const route = useRoute();
  const router = useRouter();
  const typed = ref("");
  const collectionId = typeof route.query.collection === "string" ? route.query.collection : undefined;
  void knowSession();
  const found = computed(() => {
    const words = typed.value.toLowerCase().split(/\s+/).filter(Boolean);
    return faq.filter(({ question, answer }) => {
      const text = [question.zh, question.en, answer.zh, answer.en].join(" ").toLowerCase();
      return words.every((word) => text.includes(word));
    });
  });
  return () => (
    <Page title={t("help.title")} back={collectionId === undefined ? "/" : `/collect/${collectionId}`} aside>
      <ContactCard writeTo="report-a-problem" {...(collectionId === undefined ? {} : { collectionId })} />
      <section class="card faq">
        <h2>{t("help.faq")}</h2>
        <input
          class="input"
          type="search"
          aria-label={t("help.search")}
          placeholder={t("help.search")}
          value={typed.value}
          onInput={(event: Event) => {
            typed.value = (event.target as HTMLInputElement).value;
          }}
        />
        <div>
          {found.value.map(({ question, answer }) => (
            <details key={question.en}>
              <summary>{say(question)}</summary>
              <p>{say(answer)}</p>
            </details>
          ))}
        </div>
        {found.value.length === 0 ? (
          <p role="status">
            {t("help.none")} {t("help.noneMore")}
          </p>
        ) : null}
      </section>
      {session.value ? (
        <ReportProblem {...(collectionId === undefined ? {} : { collectionId })} />
      ) : (
        <section class="card" id="report-a-problem">
          <h2>{t("help.report")}</h2>
          <p class="quiet">{t("help.login")}</p>
          <Button onClick={() => void router.push({ path: "/login", query: { next: route.fullPath } })}>
            {t("login.title")}
          </Button>
        </section>
      )}
    </Page>
  );
});
