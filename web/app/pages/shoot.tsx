import { computed, defineComponent, ref, shallowRef } from "vue";
import { RouterLink, useRouter } from "vue-router";
import * as api from "../api/endpoints.ts";
import { useTap } from "../api/tap.ts";
import { say, t } from "../i18n/i18n.ts";
import { Button } from "../parts/button.tsx";
import { Page } from "../parts/page.tsx";
import { PickPicture } from "../parts/pick-picture.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { ShootingHints } from "../parts/shooting-hints.tsx";
import { useObjectUrl } from "../photo/object-url.ts";
import { PhotoUnreadable, reduce } from "../photo/reduce.ts";
import { inShell, openShellPage } from "../shell/shell.ts";
import { useCurrent } from "../state/collection.ts";

type Source = "camera" | "album";

/** 拍照/上传: take or choose, look, 重拍 or 上传; an upload that breaks off is continued with the same photo. */
export default defineComponent(() => {
  const router = useRouter();
  const { collection, reload } = useCurrent();
  const shot = shallowRef<{ readonly file: File; readonly source: Source }>();
  const preparing = ref(false);
  const note = ref("");
  const sent = ref(0);
  const url = useObjectUrl(() => shot.value?.file);
  const send = useTap((file: File, source: Source) =>
    api.uploadShot(collection.value.id, file, source, (fraction) => {
      sent.value = fraction;
    }),
  );
  const shell = useTap(() => api.askShell(collection.value.id, { purpose: "photo" }));
  const rejected = computed(() => collection.value.step === "retake");

  async function take(file: File, source: Source): Promise<void> {
    preparing.value = true;
    note.value = "";
    send.problem.value = undefined;
    try {
      const { file: small } = await reduce(file);
      shot.value = { file: small, source };
    } catch (error) {
      if (!(error instanceof PhotoUnreadable)) throw error;
      note.value = t("shoot.unreadable");
    } finally {
      preparing.value = false;
    }
  }

  async function uploadIt(): Promise<void> {
    if (shot.value === undefined) return;
    sent.value = 0;
    const done = await send.run(shot.value.file, shot.value.source);
    if (done === undefined) return;
    await reload();
    await router.replace(`/collect/${collection.value.id}/making`);
  }

  async function takeInShell(): Promise<void> {
    const asked = await shell.run();
    if (asked) await openShellPage(asked.value.page);
  }

  const album = () => collection.value.capture === "camera-or-album";
  const choosing = () => (
    <>
      {inShell() ? (
        <Button main busy={shell.busy.value} onClick={() => void takeInShell()}>
          {t("shoot.camera")}
        </Button>
      ) : (
        <PickPicture
          main
          camera
          label={preparing.value ? t("shoot.preparing") : t("shoot.camera")}
          disabled={preparing.value}
          onPick={(file) => void take(file, "camera")}
        />
      )}
      {album() ? (
        <PickPicture
          label={t("shoot.album")}
          disabled={preparing.value}
          onPick={(file) => void take(file, "album")}
        />
      ) : null}
    </>
  );
  const deciding = () => (
    <>
      <Button main busy={send.busy.value} onClick={() => void uploadIt()}>
        {t(send.problem.value?.status === 0 ? "shoot.resume" : "shoot.upload")}
      </Button>
      <Button
        disabled={send.busy.value}
        onClick={() => {
          shot.value = undefined;
          send.problem.value = undefined;
        }}
      >
        {t("shoot.retake")}
      </Button>
    </>
  );

  return () => {
    const { id, shots, verdicts } = collection.value;
    const percent = Math.round(sent.value * 100);
    return (
      <Page
        title={t("shoot.title")}
        back={`/collect/${id}`}
        actions={shot.value === undefined ? choosing : deciding}
      >
        <div role="alert">{note.value === "" ? null : <p class="note bad">{note.value}</p>}</div>
        {shot.value === undefined ? (
          <>
            {rejected.value ? (
              <section class="card">
                <h2>{t("shoot.before")}</h2>
                <ul class="text-body">
                  {(verdicts.at(-1)?.reasons ?? []).map(({ code, advice }) => (
                    <li key={code}>{say(advice)}</li>
                  ))}
                </ul>
              </section>
            ) : null}
            <ShootingHints />
            {album() ? null : <p class="note">{t("shoot.cameraOnly")}</p>}
            <p class="quiet small">{t("shoot.used", { used: shots.used, limit: shots.limit })}</p>
            <RouterLink class="link-button" to={`/collect/${id}/rules`}>
              {t("shoot.rules")}
            </RouterLink>
          </>
        ) : (
          <>
            <div class="photo-frame">
              <img src={url.value} alt={t("shoot.preview")} />
            </div>
            <p class="quiet">{t("shoot.previewCheck")}</p>
          </>
        )}
        {send.busy.value ? (
          <div role="status">
            <p>{percent < 100 ? t("shoot.uploading", { percent }) : t("shoot.received")}</p>
            <progress class="meter" max={100} value={percent} aria-label={t("shoot.upload")} />
          </div>
        ) : null}
        {send.problem.value?.status === 0 ? <p class="note warn">{t("shoot.lost")}</p> : null}
        <ProblemNote problem={send.problem.value ?? shell.problem.value} />
      </Page>
    );
  };
});
