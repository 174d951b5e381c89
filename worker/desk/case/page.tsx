import { permit, type StaffAction } from "../../staff/permission.ts";
import type { Text } from "../../text.ts";
import { DeskLayout } from "../layout.tsx";
import { paymentWord, photoWord } from "../words/statuses.ts";
import { waitsFor } from "../words/waits-for.ts";
import { when } from "../words/when.ts";
import { CaseActions } from "./actions-view.tsx";
import { CaseCards } from "./cards.tsx";
import { CaseLink } from "./link.tsx";
import { CaseMessages } from "./messages.tsx";
import { CaseNotes } from "./notes.tsx";
import { CaseOrders } from "./orders.tsx";
import { CasePhotos } from "./photos.tsx";
import type { CaseProperties } from "./properties.ts";
import { CaseRecord } from "./record.tsx";
import { CASE_TEXTS } from "./texts.ts";
import { CaseTimeline } from "./timeline.tsx";

interface Properties extends Omit<CaseProperties, "may"> {
  readonly schoolId: string | null;
  /** The document number, when it was just asked for. */
  readonly revealed: string | null;
  /** What an action came to. */
  readonly said: { readonly ok: boolean; readonly text: Text } | null;
}

/** One graduate: how the case stands, everything that happened, and what can be done. */
export function CasePage({ found, language, staff, now, origin, schoolId, revealed, said }: Properties) {
  const may = (action: StaffAction) => permit(staff.grants, action, schoolId).ok;
  const { collection } = found;
  const { review } = collection.photo;
  const name = found.record?.name ?? found.listed.name ?? "—";
  const each = { found, language, staff, now, origin, may };
  const say = (key: keyof typeof CASE_TEXTS) => CASE_TEXTS[key][language];
  return (
    <DeskLayout language={language} title={name} path={`/desk/graduates/${found.graduateId}`} staff={staff}>
      <h1>{name}</h1>
      <p class="standing">
        <span class={`tag ${collection.photo.status}`}>{photoWord(collection.photo.status)[language]}</span>
        <span class="tag">{paymentWord(found.payment)[language]}</span>
        {review && (
          <span class={review.overdue || review.dueAt < now ? "tag late" : "tag"}>
            {say("due")} {when(review.dueAt, language)}
            {review.dueAt < now && ` · ${say("overdue")}`}
          </span>
        )}
      </p>
      <p>
        {say("waitsFor")}: <strong>{waitsFor(collection, now)[language]}</strong>
      </p>
      {said && (
        <p class={said.ok ? "message good" : "message"} role="status">
          {said.text[language]}
        </p>
      )}
      <div class="columns">
        <div>
          <CaseRecord {...each} revealed={revealed} />
          <CasePhotos {...each} />
          <CaseCards {...each} />
        </div>
        <div>
          <CaseActions {...each} />
          <CaseOrders {...each} />
          {may("sendLink") && <CaseLink {...each} />}
          <CaseMessages {...each} />
          <CaseNotes {...each} />
          <CaseTimeline {...each} />
        </div>
      </div>
    </DeskLayout>
  );
}
