import type { Found, LookupAnswer } from "../../roster/lookup/lookup.ts";
import type { Staff } from "../../staff/identify.ts";
import type { Text } from "../../text.ts";
import { DeskLayout } from "../layout.tsx";
import { paymentWord, photoWord } from "../words/statuses.ts";
import { LOOKUP_TEXTS, MATCH_WORDS } from "./texts.ts";

interface Properties {
  readonly language: keyof Text;
  readonly staff: Staff;
  readonly typed: string;
  /** Null before anything was asked. */
  readonly answer: LookupAnswer | null;
  readonly tookMs: number;
}

/** One box for everything; results are links, so that Tab and Enter are enough. */
export function LookupPage({ language, staff, typed, answer, tookMs }: Properties) {
  const say = (key: keyof typeof LOOKUP_TEXTS) => LOOKUP_TEXTS[key][language];
  return (
    <DeskLayout language={language} title={say("title")} path="/desk/lookup" staff={staff}>
      <h1>{say("title")}</h1>
      <search>
        <form class="search" method="post" action="/desk/lookup">
          <label for="q">{say("label")}</label>
          <div class="row">
            <input
              id="q"
              name="q"
              value={typed}
              maxlength={80}
              required
              autofocus
              autocomplete="off"
              enterkeyhint="search"
            />
            <button class="first" type="submit">
              {say("search")}
            </button>
          </div>
          <p class="quiet">{say("hint")}</p>
        </form>
      </search>
      {answer && (
        <section aria-live="polite">
          {answer.found.length === 0 ? (
            <div class="message">
              <strong>{say("none")}</strong> {say("noneHelp")}
            </div>
          ) : (
            <>
              <p class="quiet">
                {answer.found.length} {say("people")} · {tookMs} ms {answer.more && `· ${say("more")}`}
              </p>
              <ol class="found">
                {answer.found.map((found) => (
                  <FoundItem found={found} language={language} />
                ))}
              </ol>
            </>
          )}
        </section>
      )}
    </DeskLayout>
  );
}

function FoundItem({ found, language }: { readonly found: Found; readonly language: keyof Text }) {
  const where = [found.school, found.category, found.year, found.college, found.major, found.className];
  return (
    <li>
      <a href={`/desk/graduates/${found.graduateId}`}>
        <strong>{found.name ?? "—"}</strong> <span>{found.studentNumber}</span>
        <span class="quiet">{where.filter(Boolean).join(" · ")}</span>
        <span>
          <span class={`tag ${found.photo}`}>{photoWord(found.photo)[language]}</span>{" "}
          <span class="tag">{paymentWord(found.payment)[language]}</span>{" "}
          {found.version === 0 && <span class="tag">{LOOKUP_TEXTS.unclaimed[language]}</span>}{" "}
          <span class="quiet">
            {found.phoneMasked && `${found.phoneMasked} · `}
            {LOOKUP_TEXTS.matched[language]}: {MATCH_WORDS[found.matched][language]}
          </span>
        </span>
      </a>
    </li>
  );
}
