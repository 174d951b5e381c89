import { computed, defineComponent, ref } from "vue";
import * as api from "../api/endpoints.ts";
import { useLoad } from "../api/load.ts";
import { useTap } from "../api/tap.ts";
import type { Downloads } from "../api/types.ts";
import { say, t } from "../i18n/i18n.ts";
import { Button } from "../parts/button.tsx";
import { whenLoaded } from "../parts/loaded.tsx";
import { Page } from "../parts/page.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { type Saving, savings, useSaving } from "../parts/saving.ts";
import { inShell, inWechat, openShellPage } from "../shell/shell.ts";
import { useCurrent } from "../state/collection.ts";

const kinds = ["standard", "sheet", "sizes"] as const;

/** 下载图片: 标准照, 排版照 by size and paper, other sizes; saved by the shell, by a link, or by a long press in WeChat. */
export default defineComponent(() => {
  const { collection } = useCurrent();
  const load = useLoad(() => api.downloads(collection.value.id));
  const kind = ref<(typeof kinds)[number]>("standard");
  const picked = ref("");
  /** What a sheet repeats; null for the standard photo itself. */
  const sheetSize = ref<string | null>(null);
  const shell = useTap((file: string) => api.askShell(collection.value.id, { purpose: "save", file }));

  const options = computed(() =>
    load.value.value === undefined ? [] : savings(load.value.value, kind.value, sheetSize.value),
  );
  const current = computed(() => options.value.find(({ file }) => file === picked.value) ?? options.value[0]);
  const picture = useSaving(current);

  async function saveInShell({ file }: Saving): Promise<void> {
    const asked = await shell.run(file);
    if (asked) await openShellPage(asked.value.page);
  }

  const choice = (one: Saving) => (
    <label class="choice" key={one.file}>
      <input
        type="radio"
        name="file"
        checked={current.value?.file === one.file}
        onChange={() => {
          picked.value = one.file;
        }}
      />
      <span>{say(one.name)}</span>
      <span class="choice-more quiet small">
        {one.copies === null ? one.size : t("download.copies", { n: one.copies })}
      </span>
    </label>
  );
  const sizeOfSheet = ({ sizes, sheets }: Downloads) => (
    <div class="field">
      <label for="sheet-size">{t("download.sheetSize")}</label>
      <select
        id="sheet-size"
        class="input"
        value={sheetSize.value ?? ""}
        onChange={(event: Event) => {
          sheetSize.value = (event.target as HTMLSelectElement).value || null;
        }}
      >
        <option value="">{t("download.standard")}</option>
        {sizes
          .filter(({ id }) => sheets.some(({ size }) => size === id))
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {say(name)}
            </option>
          ))}
      </select>
    </div>
  );
  const content = (downloads: Downloads) => (
    <>
      <div class="tabs" role="tablist" aria-label={t("download.title")}>
        {kinds.map((one) => (
          <button
            type="button"
            role="tab"
            key={one}
            aria-selected={kind.value === one}
            onClick={() => {
              kind.value = one;
              picked.value = "";
            }}
          >
            {t(`download.${one}`)}
          </button>
        ))}
      </div>
      <div class="photo-frame preview" aria-busy={picture.url.value === undefined}>
        {picture.url.value === undefined ? (
          <p role="status">{picture.problem.value === undefined ? t("download.making") : ""}</p>
        ) : (
          <img src={picture.url.value} alt={current.value === undefined ? "" : say(current.value.name)} />
        )}
      </div>
      {current.value?.copies == null ? (
        <p class="quiet small" style="text-align: center">
          {current.value?.size}
        </p>
      ) : (
        <p class="quiet small">{t("download.print")}</p>
      )}
      {inWechat() && !inShell() ? <p class="note">{t("download.press")}</p> : null}
      {kind.value === "sheet" ? sizeOfSheet(downloads) : null}
      {options.value.length > 1 ? (
        <fieldset class="field">
          <legend>{t(kind.value === "sheet" ? "download.paper" : "download.sizes")}</legend>
          <div class="choices">{options.value.map(choice)}</div>
        </fieldset>
      ) : null}
    </>
  );
  const save = () => {
    const one = current.value;
    if (one === undefined) return null;
    if (inShell()) {
      return (
        <Button main busy={shell.busy.value} onClick={() => void saveInShell(one)}>
          {t("download.save")}
        </Button>
      );
    }
    return (
      <a
        class="pick main"
        style="text-decoration: none"
        href={picture.url.value}
        download={one.fileName}
        aria-disabled={picture.url.value === undefined}
      >
        <span class="pick-face">{t("download.save")}</span>
      </a>
    );
  };

  return () => (
    <Page title={t("download.title")} back={`/collect/${collection.value.id}/approved`} actions={save}>
      {whenLoaded(load, content)}
      <ProblemNote problem={picture.problem.value ?? shell.problem.value} />
      {picture.problem.value === undefined || picture.problem.value.status === 401 ? null : (
        <Button onClick={picture.again}>{t("app.retry")}</Button>
      )}
    </Page>
  );
});
