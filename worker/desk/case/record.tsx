import { maskNumber } from "../../qualification/mask.ts";
import { when } from "../words/when.ts";
import type { CaseProperties } from "./properties.ts";
import { RevealForm } from "./reveal-form.tsx";
import { CASE_TEXTS } from "./texts.ts";

/** The student record, the number masked, and who holds it. */
export function CaseRecord({
  found,
  language,
  may,
  now,
  revealed,
}: CaseProperties & { readonly revealed: string | null }) {
  const say = (key: keyof typeof CASE_TEXTS) => CASE_TEXTS[key][language];
  const { record, listed, collection, account, graduateId } = found;
  const shown = record ?? listed;
  const rows = [
    "studentNumber",
    "school",
    "category",
    "level",
    "year",
    "college",
    "major",
    "className",
  ] as const;
  const { failed, coolingUntil } = collection.proof;
  return (
    <section class="card">
      <h2>{say("record")}</h2>
      <dl class="facts">
        {rows.map((key) => (
          <>
            <dt>{say(key)}</dt>
            <dd>{shown[key] ?? "—"}</dd>
          </>
        ))}
        {record?.collectionCode && (
          <>
            <dt>{say("code")}</dt>
            <dd>{record.collectionCode}</dd>
          </>
        )}
        <dt>{say("document")}</dt>
        <dd>
          <output id="document">
            {revealed ?? (record ? maskNumber(record.documentLastFour) : "******")}
          </output>
          {revealed === null && may("revealDocument") && (
            <details class="inline">
              <summary>{say("reveal")}</summary>
              <RevealForm action={`/desk/graduates/${graduateId}/document`} language={language} />
            </details>
          )}
        </dd>
        <dt>{say("account")}</dt>
        <dd>
          {account === null || collection.claim === null ? (
            say("nobody")
          ) : (
            <>
              {say("phone")} {account.phoneMasked ?? "—"} · {when(collection.claim.at, language)} ·{" "}
              {say(collection.claim.recordConfirmedAt === null ? "notConfirmed" : "confirmed")}
            </>
          )}
        </dd>
        {collection.claim !== null && (
          <>
            <dt>{say("method")}</dt>
            <dd>{say(`method${collection.claim.method}`)}</dd>
          </>
        )}
        {found.claims.length > 1 && (
          <>
            <dt>{say("claims")}</dt>
            <dd>
              {found.claims.map(({ claimedAt, releasedBy }, index) => (
                <div>
                  {index + 1}. {when(claimedAt, language)}
                  {releasedBy === null && ` – ${say("now")}`}
                </div>
              ))}
            </dd>
          </>
        )}
        <dt>{say("attempts")}</dt>
        <dd>
          {failed}
          {coolingUntil !== null &&
            coolingUntil > now &&
            ` · ${say("until")} ${when(coolingUntil, language)}`}
        </dd>
        <dt>{say("shots")}</dt>
        <dd>
          {collection.photo.shotsUsed}
          {collection.policy && ` / ${collection.policy.shotLimit}`}
        </dd>
      </dl>
    </section>
  );
}
