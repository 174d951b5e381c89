import { raw } from "hono/html";
import { renderSVG } from "uqr";
import type { CaseProperties } from "./properties.ts";
import { CASE_TEXTS } from "./texts.ts";

/**
 * The way into this collection, to read out, copy or let someone scan. It holds an opaque id and nothing about the
 * person; whoever opens it has to be logged in as the account that holds the graduate.
 */
export function CaseLink({ found, language, origin }: CaseProperties) {
  const say = (key: keyof typeof CASE_TEXTS) => CASE_TEXTS[key][language];
  const address = `${origin}${found.entry}`;
  return (
    <section class="card">
      <h2>{say("link")}</h2>
      <p class="quiet">{say(found.collection.claim === null ? "linkUnclaimed" : "linkHelp")}</p>
      <label>
        {say("linkCopy")}
        <input readonly value={address} />
      </label>
      <details>
        <summary>{say("linkCode")}</summary>
        <div class="code" role="img" aria-label={say("linkCode")}>
          {raw(renderSVG(address, { border: 4 }))}
        </div>
      </details>
    </section>
  );
}
