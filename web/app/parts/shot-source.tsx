import { defineComponent, watch } from "vue";
import { useRoute, useRouter } from "vue-router";
import * as api from "../api/endpoints.ts";
import { useTap } from "../api/tap.ts";
import { guidedCamera, hasLiveCamera, useCameraRoute } from "../camera/entry.ts";
import { t } from "../i18n/i18n.ts";
import type { ShotSource } from "../photo/kept-shot.ts";
import { inShell, openShellPage } from "../shell/shell.ts";
import { useCurrent } from "../state/collection.ts";
import { nextPage } from "../state/next-page.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { PickPicture } from "./pick-picture.tsx";
import { ProblemNote } from "./problem.tsx";

/**
 * 引导拍摄 where the browser shows a live picture, always 拍照, and 从相册选取 where the programme allows it; in the
 * mini program its own camera page.
 */
export const ShotSourceButtons = defineComponent({
  props: { preparing: { type: Boolean, default: false } },
  emits: { pick: (_file: File, _source: ShotSource) => true },
  setup(props, { emit }) {
    const { collection } = useCurrent();
    const shell = useTap(() => api.askShell(collection.value.id, { purpose: "photo" }));

    const camera = useCameraRoute(guidedCamera);
    const plain = !hasLiveCamera();

    const route = useRoute();
    const router = useRouter();
    const latest = () => collection.value.shots.current?.id ?? "none";
    // The shell's camera sends its photo itself. Which one was the latest before it opened stands in the address
    // (`?after=`), since WeChat may load the page again meanwhile; once there is another, the way leads on.
    watch(
      [() => route.query.after, latest],
      ([after, now]) => {
        if (after !== undefined && after !== now) void router.replace(nextPage(collection.value));
      },
      { immediate: true },
    );

    async function takeInShell(): Promise<void> {
      const asked = await shell.run();
      if (asked === undefined) return;
      await router.replace({ query: { ...route.query, after: latest() } });
      await openShellPage(asked.value.page);
    }

    const guided = () => {
      const GuidedCamera = camera.part.value;
      return camera.open() === null || GuidedCamera === undefined ? null : (
        <GuidedCamera
          spec={collection.value.spec.id}
          onClose={camera.close}
          onTaken={(file: File) => {
            camera.close();
            emit("pick", file, "camera");
          }}
        />
      );
    };
    return () => (
      <>
        {guided()}
        <ProblemNote problem={shell.problem.value} />
        {plain ? null : (
          <Button
            main
            class="whole"
            disabled={props.preparing}
            busy={camera.coming()}
            onClick={() => camera.show("guided")}
          >
            <Icon name="scan" /> {t("shoot.guided")}
          </Button>
        )}
        <div class="beside whole">
          {inShell() ? (
            <Button main={plain} busy={shell.busy.value} onClick={() => void takeInShell()}>
              {t("shoot.camera")}
            </Button>
          ) : (
            <PickPicture
              main={plain}
              camera
              label={t(props.preparing ? "shoot.preparing" : "shoot.camera")}
              disabled={props.preparing}
              onPick={(file) => emit("pick", file, "camera")}
            />
          )}
          {collection.value.capture === "camera-or-album" ? (
            <PickPicture
              label={t("shoot.album")}
              disabled={props.preparing}
              onPick={(file) => emit("pick", file, "album")}
            />
          ) : null}
        </div>
      </>
    );
  },
});
