import { defineComponent, shallowRef } from "vue";
import { useRouter } from "vue-router";
import type { Problem } from "../api/answer.ts";
import { noAnswer, ownProblem } from "../api/answer.ts";
import * as api from "../api/endpoints.ts";
import { say, t } from "../i18n/i18n.ts";
import { Button } from "../parts/button.tsx";
import { Waiting } from "../parts/loaded.tsx";
import { Page } from "../parts/page.tsx";
import { openLogin } from "../shell/shell.ts";
import { knowSession } from "../state/session.ts";

/** Where the shell opens the app: trades the ticket of the fragment for the session, then goes on. */
export default defineComponent(() => {
  const router = useRouter();
  const problem = shallowRef<Problem>();
  const ticket = new URLSearchParams(location.hash.slice(1)).get("t") ?? "";
  // The ticket is good once; it must not stay in the history.
  history.replaceState(history.state, "", "/e");

  async function enter(): Promise<void> {
    const answer = await api.enter(ticket);
    const who = await knowSession(true);
    // A page loaded again has no ticket any more, but it may have been traded before.
    const next = answer.ok ? answer.value.next : "/collect";
    if (who) await router.replace({ path: "/login", query: { next } });
    else if (!answer.ok) problem.value = answer.problem;
    else if (who === null) problem.value = ownProblem("noCookie", "problem.cookie");
    else problem.value = noAnswer();
  }

  async function again(): Promise<void> {
    if (!(await openLogin("/collect"))) await router.replace("/login");
  }

  void enter();
  return () => (
    <Page title={t("login.title")}>
      {problem.value === undefined ? (
        <Waiting />
      ) : (
        <div class="empty" role="alert">
          <p class="empty-title">
            {/* 422: the page was loaded again, and the ticket is not in its address any more. */}
            {[410, 422].includes(problem.value.status) ? t("login.ticketGone") : say(problem.value.text)}
          </p>
          <Button main onClick={() => void again()}>
            {t("login.wechat")}
          </Button>
        </div>
      )}
    </Page>
  );
});
