import { defineComponent, ref } from "vue";
import { RouterLink, useRouter } from "vue-router";
import { hasLiveCamera } from "../camera/entry.ts";
import { say, t } from "../i18n/i18n.ts";
import { Button } from "../parts/button.tsx";
import { Page } from "../parts/page.tsx";
import { Remark } from "../parts/remark.tsx";
import { ShootingHints } from "../parts/shooting-hints.tsx";
import { ShotPreview } from "../parts/shot-preview.tsx";
import { ShotSourceButtons } from "../parts/shot-source.tsx";
import type { ShotSource } from "../photo/kept-shot.ts";
import { PhotoUnreadable, reduce } from "../photo/reduce.ts";
import { inShell } from "../shell/shell.ts";
import { useCurrent } from "../state/collection.ts";
import { useShotUpload } from "../state/shot-upload.ts";

/** 拍照/上传: take or choose, look, 重拍 or 上传; an upload that breaks off goes on by itself with the same photo. */
export default defineComponent(() => {
  const router = useRouter();
  const { collection, reload } = useCurrent();
  const { id } = collection.value;
  const preparing = ref(false);
  const unreadable = ref(false);
  const upload = useShotUpload(id, async () => {
    await reload();
    await router.replace(`/collect/${id}/making`);
  });

  async function take(file: File, source: ShotSource): Promise<void> {
    preparing.value = true;
    unreadable.value = false;
    try {
      await upload.take((await reduce(file)).file, source);
    } catch (error) {
      if (!(error instanceof PhotoUnreadable)) throw error;
      unreadable.value = true;
    } finally {
      preparing.value = false;
    }
  }

  // What the server does not want is not worth sending again; only another photo is.
  const refused = () => upload.problem.value !== undefined && upload.problem.value.status !== 401;
  const deciding = () => (
    <>
      {refused() ? null : (
        <Button main busy={upload.state.value === "sending"} onClick={() => void upload.send()}>
          {t(upload.state.value === "idle" ? "shoot.upload" : "shoot.resume")}
        </Button>
      )}
      <Button main={refused()} disabled={upload.state.value === "sending"} onClick={() => void upload.drop()}>
        {t("shoot.retake")}
      </Button>
    </>
  );
  const choosing = () => (
    <ShotSourceButtons
      preparing={preparing.value}
      onPick={(file, source) => {
        void take(file, source);
      }}
    />
  );
  const before = () => {
    const { capture, shots, step, verdicts } = collection.value;
    return (
      <>
        {step === "retake" ? (
          <section class="card">
            <h2>{t("shoot.before")}</h2>
            <ul class="text-body">
              {(verdicts[0]?.reasons ?? []).map(({ code, advice }) => (
                <li key={code}>{say(advice)}</li>
              ))}
            </ul>
          </section>
        ) : null}
        <ShootingHints />
        {hasLiveCamera() || inShell() ? null : <p class="note">{t("shoot.noGuide")}</p>}
        {capture === "camera-or-album" ? null : <p class="note">{t("shoot.cameraOnly")}</p>}
        <p class="quiet small">{t("shoot.used", { used: shots.used, limit: shots.limit })}</p>
        <RouterLink class="link-button" to={`/collect/${id}/rules`}>
          {t("shoot.rules")}
        </RouterLink>
      </>
    );
  };

  return () => (
    <Page
      title={t("shoot.title")}
      back={`/collect/${id}`}
      actions={upload.shot.value === undefined ? choosing : deciding}
    >
      <Remark says={unreadable.value ? "shoot.unreadable" : undefined} tone="bad" />
      {upload.shot.value === undefined ? before() : <ShotPreview upload={upload} />}
    </Page>
  );
});
