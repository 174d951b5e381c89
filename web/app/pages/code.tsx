import { defineComponent, ref } from "vue";
import { RouterLink, useRoute, useRouter } from "vue-router";
import * as api from "../api/endpoints.ts";
import { useLoad } from "../api/load.ts";
import { useTap } from "../api/tap.ts";
import { t } from "../i18n/i18n.ts";
import { Button } from "../parts/button.tsx";
import { Icon } from "../parts/icon.tsx";
import { whenLoaded } from "../parts/loaded.tsx";
import { Page } from "../parts/page.tsx";
import { PickPicture } from "../parts/pick-picture.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { readablePicture } from "../photo/readable.ts";
import { useGoOn } from "../router/go-on.ts";
import { inShell, openShellPage } from "../shell/shell.ts";
import { schoolPage } from "../state/next-page.ts";

/** 识别学信网图像采集码: by the scanner of the shell, or from a picture. */
export default defineComponent(() => {
  const router = useRouter();
  const goOn = useGoOn();
  const id = String(useRoute().params.programme);
  const programme = useLoad(() => api.programme(id));
  const pending = useLoad(api.qualification);
  const tried = ref(false);

  const picture = useTap(async (file: File) => {
    tried.value = true;
    return api.codePicture(id, await readablePicture(file));
  });
  const scan = useTap(() => api.askToScan(id));

  async function fromPicture(file: File): Promise<void> {
    if (await picture.run(file)) await goOn("/verify", "push");
  }
  async function fromScanner(): Promise<void> {
    const asked = await scan.run();
    if (asked) await openShellPage(asked.value.page);
  }

  const afterScanner = () => {
    if (pending.value.value?.code?.programmeId === id && inShell()) void router.replace("/verify");
  };

  const scanner = () =>
    inShell() ? (
      <Button main busy={scan.busy.value} onClick={() => void fromScanner()}>
        <Icon name="scan" /> {t("code.scan")}
      </Button>
    ) : (
      <PickPicture
        camera
        label={t("code.scan")}
        disabled={picture.busy.value}
        onPick={(file) => void fromPicture(file)}
      />
    );
  const album = () => (
    <PickPicture
      main={!inShell()}
      label={picture.busy.value ? t("code.reading") : t(tried.value ? "code.again" : "code.album")}
      disabled={picture.busy.value}
      onPick={(file) => void fromPicture(file)}
    />
  );

  return () => {
    afterScanner();
    return (
      <Page
        title={t("code.title")}
        back={schoolPage(programme.value.value)}
        actions={() => (inShell() ? [scanner(), album()] : [album(), scanner()])}
      >
        {whenLoaded(programme, (one) => (
          <section class="card">
            <h2>{one.school}</h2>
            <p class="quiet">
              {one.category} · {t("school.year", { year: one.year })}
            </p>
            <p class="note">{t("code.another")}</p>
          </section>
        ))}
        <ProblemNote problem={picture.problem.value ?? scan.problem.value} />
        <p role="status" class={picture.busy.value ? "note" : "hidden"}>
          {picture.busy.value ? t("code.reading") : ""}
        </p>
        <section class="card">
          <h2>{t("code.tips")}</h2>
          <ul class="text-body">
            {(["tip1", "tip2", "tip3"] as const).map((tip) => (
              <li class="row" key={tip} style="justify-content: flex-start; flex-wrap: nowrap">
                <Icon name="check" />
                <span>{t(`code.${tip}`)}</span>
              </li>
            ))}
          </ul>
        </section>
        {picture.problem.value === undefined ? null : (
          <RouterLink class="link-button" to="/help">
            {t("code.help")}
          </RouterLink>
        )}
        <RouterLink class="link-button" to={{ path: "/guide", query: { programme: id } }}>
          {t("code.guide")}
        </RouterLink>
      </Page>
    );
  };
});
