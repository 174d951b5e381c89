import { computed, defineComponent, onScopeDispose, ref, shallowRef } from "vue";
import { useRoute, useRouter } from "vue-router";
import type { Problem } from "../api/answer.ts";
import * as api from "../api/endpoints.ts";
import type { Start } from "../api/types.ts";
import { type Key, t } from "../i18n/i18n.ts";
import { AgreeTick } from "../parts/agree-tick.tsx";
import { Button } from "../parts/button.tsx";
import { Icon } from "../parts/icon.tsx";
import { Waiting } from "../parts/loaded.tsx";
import { Page } from "../parts/page.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { Remark } from "../parts/remark.tsx";
import { useGoOn } from "../router/go-on.ts";
import { inShell, openLogin, openShellPage } from "../shell/shell.ts";
import { forgetAgreed, keepAgreed, keptAgreed } from "../state/agreed.ts";
import { knowSession, knowStart, session } from "../state/session.ts";

/** Login in its steps, each of which may be the first one seen: WeChat, the privacy policy, the phone number. */
export default defineComponent(() => {
  const route = useRoute();
  const router = useRouter();
  const leadOn = useGoOn();
  const start = shallowRef<Start>();
  const problem = shallowRef<Problem>();
  const ticked = ref(false);
  const agreed = ref(false);
  const busy = ref(true);
  const note = ref<Key>();
  const next = computed(() => {
    const asked = route.query.next;
    return typeof asked === "string" && /^\/(?!\/)/.test(asked) && asked !== "/" ? asked : "/collect";
  });

  async function look(): Promise<void> {
    busy.value = true;
    problem.value = undefined;
    const [answer, who] = await Promise.all([knowStart(), knowSession(true)]);
    if (!answer.ok) problem.value = answer.problem;
    else {
      start.value = answer.value;
      if (who) await lookAtConsent(answer.value);
    }
    busy.value = false;
  }

  async function lookAtConsent({ privacyPolicy }: Start): Promise<void> {
    if (keptAgreed() === privacyPolicy.version) await agree();
    const answer = await api.consents();
    if (!answer.ok) {
      problem.value = answer.problem;
      return;
    }
    agreed.value = answer.value.consents.some(
      ({ document, version, withdrawnAt }) =>
        document === privacyPolicy.id && version === privacyPolicy.version && withdrawnAt === null,
    );
    if (agreed.value && session.value?.phoneMasked !== null) await leadOn(next.value);
  }

  async function agree(): Promise<void> {
    const policy = start.value?.privacyPolicy;
    if (policy === undefined) return;
    const answer = await api.consent(policy.id, policy.version);
    if (answer.ok) forgetAgreed();
    else problem.value = answer.problem;
  }

  async function goOn(): Promise<void> {
    if (!ticked.value) {
      note.value = "login.agreeFirst";
      return;
    }
    note.value = undefined;
    // Nothing was heard so far, not even what there is to agree to.
    if (start.value === undefined) await look();
    if (start.value === undefined) return;
    if (session.value) {
      busy.value = true;
      problem.value = undefined;
      await agree();
      if (problem.value === undefined) await lookAtConsent(start.value);
      busy.value = false;
      return;
    }
    keepAgreed(start.value.privacyPolicy.version);
    if (!(await openLogin(next.value.replace(/[?#].*$/, "")))) note.value = "login.plain";
  }

  async function phone(): Promise<void> {
    if (!(await openShellPage("/pages/login/login"))) await router.replace(next.value);
  }

  const back = () => document.visibilityState === "visible" && void look();
  document.addEventListener("visibilitychange", back);
  onScopeDispose(() => document.removeEventListener("visibilitychange", back));
  void look();

  const reached = () => (wantsPhone() ? 2 : session.value ? 1 : 0);
  const wantsPhone = () => Boolean(session.value) && agreed.value;
  return () => (
    <Page
      title={t("login.title")}
      back="/"
      actions={() =>
        wantsPhone() ? (
          <>
            <Button main onClick={() => void phone()}>
              {t("login.phone")}
            </Button>
            <Button onClick={() => void router.replace(next.value)}>{t("login.later")}</Button>
          </>
        ) : (
          <Button main busy={busy.value} onClick={() => void goOn()}>
            {session.value ? t("login.continue") : t("login.wechat")}
          </Button>
        )
      }
    >
      {start.value === undefined && problem.value === undefined ? <Waiting /> : null}
      <div class="status-sign">
        <span class="round">
          <Icon name={wantsPhone() ? "phone" : "chat"} />
        </span>
        <h2>{wantsPhone() ? t("login.phoneTitle") : t("login.title")}</h2>
        <p class="lead">{wantsPhone() ? t("login.phoneLead") : t("login.lead")}</p>
      </div>
      {/* Where one is of the three. */}
      <ol class="track" aria-label={t("login.title")}>
        {(["stepWechat", "stepAgree", "stepPhone"] as const).map((step, index) => (
          <li
            key={step}
            class={index < reached() ? "past" : index === reached() ? "now" : ""}
            aria-current={index === reached() ? "step" : undefined}
          >
            {t(`login.${step}`)}
          </li>
        ))}
      </ol>
      {wantsPhone() ? null : (
        <AgreeTick
          ticked={ticked.value}
          onChange={(now) => {
            ticked.value = now;
            note.value = undefined;
          }}
        />
      )}
      <Remark says={note.value} tone="warn" />
      <ProblemNote problem={problem.value} />
      {start.value?.wechat && !inShell() ? <p class="quiet small">{t("login.sandbox")}</p> : null}
    </Page>
  );
});
