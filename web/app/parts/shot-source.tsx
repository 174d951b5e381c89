import { defineComponent } from "vue";
import * as api from "../api/endpoints.ts";
import { useTap } from "../api/tap.ts";
import { t } from "../i18n/i18n.ts";
import type { ShotSource } from "../photo/kept-shot.ts";
import { inShell, openShellPage } from "../shell/shell.ts";
import { useCurrent } from "../state/collection.ts";
import { Button } from "./button.tsx";
import { PickPicture } from "./pick-picture.tsx";
import { ProblemNote } from "./problem.tsx";

/** 拍照, and 从相册选取 where the programme allows it; in the mini program its own camera page. */
export const ShotSourceButtons = defineComponent({
  props: { preparing: { type: Boolean, default: false } },
  emits: { pick: (_file: File, _source: ShotSource) => true },
  setup(props, { emit }) {
    const { collection } = useCurrent();
    const shell = useTap(() => api.askShell(collection.value.id, { purpose: "photo" }));

    async function takeInShell(): Promise<void> {
      const asked = await shell.run();
      if (asked) await openShellPage(asked.value.page);
    }

    return () => (
      <>
        <ProblemNote problem={shell.problem.value} />
        {inShell() ? (
          <Button main busy={shell.busy.value} onClick={() => void takeInShell()}>
            {t("shoot.camera")}
          </Button>
        ) : (
          <PickPicture
            main
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
      </>
    );
  },
});
