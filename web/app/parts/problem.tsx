import { useRoute, useRouter } from "vue-router";
import type { Problem } from "../api/answer.ts";
import { say, t } from "../i18n/i18n.ts";
import { Button } from "./button.tsx";
import { Note } from "./note.tsx";

/** One refusal, where the eye is; read out at once. */
export function ProblemNote(props: { readonly problem: Problem | undefined }) {
  return (
    <div role="alert">
      {props.problem === undefined ? null : (
        <Note tone="bad">
          <p>{say(props.problem.text)}</p>
          {props.problem.status === 401 ? <LogInAgain /> : null}
        </Note>
      )}
    </div>
  );
}
ProblemNote.props = ["problem"];

/** A page that could not be read, and the button that tries again. */
export function ProblemPage(props: { readonly problem: Problem; readonly retry: () => void }) {
  return (
    <div class="empty" role="alert">
      <p class="empty-title">{say(props.problem.text)}</p>
      {props.problem.status === 401 ? (
        <LogInAgain />
      ) : (
        <Button onClick={props.retry}>{t("app.retry")}</Button>
      )}
    </div>
  );
}
ProblemPage.props = ["problem", "retry"];

/** Whoever was logged out in the middle comes back to the page they were on. */
function LogInAgain() {
  const route = useRoute();
  const router = useRouter();
  return (
    <Button onClick={() => void router.push({ path: "/login", query: { next: route.fullPath } })}>
      {t("login.again")}
    </Button>
  );
}
