import type { PhotoSpec } from "../../photo/spec/spec.ts";
import type { Staff } from "../../staff/identify.ts";
import type { Text } from "../../text.ts";
import { DeskLayout } from "../layout.tsx";
import { TRY_TEXTS } from "./texts.ts";

interface Properties {
  readonly language: keyof Text;
  readonly staff: Staff;
  readonly specs: readonly PhotoSpec[];
  readonly papers: readonly { readonly id: string; readonly name: Text }[];
}

/** Try a photo: drop it, see original and standard photo with the measured lines, the checks, and save them. */
export function TryPage({ language, staff, specs, papers }: Properties) {
  const say = (key: keyof typeof TRY_TEXTS) => TRY_TEXTS[key][language];
  const texts = Object.fromEntries(Object.entries(TRY_TEXTS).map(([key, text]) => [key, text[language]]));
  return (
    <DeskLayout
      language={language}
      title={say("title")}
      path="/desk/try"
      staff={staff}
      script="/assets/desk/try.js"
    >
      <h1>{say("title")}</h1>
      <p class="quiet">{say("intro")}</p>
      <form
        id="try"
        method="post"
        action="/desk/try"
        enctype="multipart/form-data"
        data-texts={JSON.stringify(texts)}
        data-specs={JSON.stringify(specs.map(forScript))}
      >
        <label class="drop" id="drop">
          <input type="file" id="file" name="photo" accept="image/jpeg,image/png,image/webp" required />
          <strong>{say("drop")}</strong>
          <span class="quiet">{say("kinds")}</span>
        </label>
        <div class="tools">
          <label>
            {say("spec")}
            <select id="spec" name="spec">
              {specs.map((spec) => (
                <option value={spec.id}>
                  {spec.name[language]} · {spec.width}×{spec.height}
                </option>
              ))}
            </select>
          </label>
          <noscript>
            <button class="first" type="submit">
              {say("make")}
            </button>
          </noscript>
          <fieldset class="swatches">
            <legend>{say("background")}</legend>
            <div id="swatches" />
          </fieldset>
          <label class="check">
            <input type="checkbox" id="lines" checked />
            {say("lines")}
          </label>
        </div>
      </form>
      <p id="status" role="status" aria-live="polite" />
      <progress id="progress" hidden aria-label={say("working")} />
      <section id="outcome" hidden>
        <p id="verdict" />
        <div class="pair">
          <figure>
            <figcaption>
              <span>{say("original")}</span>
            </figcaption>
            <div class="frame" id="original" />
          </figure>
          <figure>
            <figcaption>
              <span>{say("result")}</span>
              <span class="quiet" id="facts" />
            </figcaption>
            <div class="frame" id="result" />
          </figure>
        </div>
        <div class="tools" id="save">
          <a class="button first" id="save-photo" href="/desk/try" download="">
            {say("savePhoto")}
          </a>
          <label>
            {say("sheet")}
            <select id="paper">
              {papers.map((paper) => (
                <option value={paper.id}>{paper.name[language]}</option>
              ))}
            </select>
          </label>
          <button type="button" id="save-sheet">
            {say("saveSheet")}
          </button>
        </div>
        <h2>{say("checks")}</h2>
        <ul class="checks" id="checks" />
        <details>
          <summary>{say("details")}</summary>
          <pre id="data" tabindex={0} />
        </details>
      </section>
    </DeskLayout>
  );
}

/** What the script needs of a spec: its bands to draw, and its background to offer. */
function forScript({ id, width, height, background, geometry }: PhotoSpec) {
  return { id, width, height, background, geometry };
}
