import type * as v from "valibot";
import { openOrder, paymentOf } from "../../../durable-objects/collection/payment.ts";
import { currentShot, type Verdict } from "../../../durable-objects/collection/photo.ts";
import type { Collection } from "../../../durable-objects/collection/state.ts";
import type { StudentRecord } from "../../../durable-objects/student-record.ts";
import { DEFAULT_SPEC_ID, getSpec } from "../../photo/spec/specs.ts";
import { reviewReason } from "../../review/reasons.ts";
import { windowAt } from "../../roster/policy/window.ts";
import type { Programme } from "../../roster/programmes.ts";
import type { CollectionSchema, CollectionSummarySchema } from "../schemas/collection.ts";
import { actionsOf } from "./actions.ts";
import { maskedRecord } from "./masked.ts";
import { orderView } from "./order.ts";
import { contactAt } from "./programme.ts";
import { stepOf, stepText } from "./step.ts";

/** Everything that a view of a collection is made from. */
export interface Shown {
  readonly graduateId: string;
  readonly accountId: string;
  readonly collection: Collection;
  readonly record: StudentRecord | null;
  readonly programme: Programme;
  /** What reviewers wrote about a rejection, by `noteId`. */
  readonly notes: Readonly<Record<string, string>>;
}

/** One line of 采集列表. */
export function summaryView(
  { graduateId, collection, record, programme }: Omit<Shown, "accountId" | "notes">,
  now: number,
): v.InferInput<typeof CollectionSummarySchema> {
  const step = stepOf(collection, now);
  const payment = paymentOf(collection);
  return {
    id: graduateId,
    version: collection.version,
    school: record?.school ?? programme.school,
    category: record?.category ?? programme.category,
    level: record?.level ?? "",
    year: record?.year ?? programme.year,
    payment,
    photo: collection.photo.status,
    step,
    stepText: stepText(step, payment),
    purgedAt: collection.purgedAt,
    // The collection's own policy: what the commands go by.
    window: windowAt(collection.policy?.window ?? programme.policy.window, now),
  };
}

/** Everything that the pages show of one collection (采集详情). */
export function collectionView(shown: Shown, now: number): v.InferInput<typeof CollectionSchema> {
  const { collection, record, programme, accountId, notes } = shown;
  const { photo, claim } = collection;
  const { policy } = programme;
  const shot = currentShot(photo);
  const open = openOrder(collection);
  return {
    ...summaryView(shown, now),
    record: record && maskedRecord(record),
    recordConfirmedAt: claim?.recordConfirmedAt ?? null,
    capture: collection.policy?.capture ?? policy.capture,
    spec: specView(policy.photoSpec),
    order: open ? orderView(open, policy) : null,
    orders: collection.orders
      .filter((order) => order.accountId === accountId)
      .map((order) => orderView(order, policy))
      .toReversed(),
    shots: {
      used: photo.shotsUsed,
      limit: collection.policy?.shotLimit ?? policy.attempts.shots,
      current: shot ? { id: shot.id, at: shot.at, source: shot.source } : null,
    },
    standardizing: photo.lease ? { until: photo.lease.until } : null,
    failure: photo.failure ? { cause: photo.failure.cause, checks: [...photo.failure.checks] } : null,
    standard: photo.standard
      ? {
          sha256: photo.standard.sha256,
          shotId: photo.standard.shotId,
          doubts: [...photo.standard.doubts],
        }
      : null,
    review: photo.review ? { ...photo.review } : null,
    verdicts: photo.verdicts.map((verdict) => verdictView(verdict, notes)).toReversed(),
    deliveredAt: photo.deliveredAt,
    actions: actionsOf(collection, accountId, now),
    contact: contactAt(policy.contact, now),
  };
}

function verdictView({ submission, stage, approved, reasons, noteId, at }: Verdict, notes: Shown["notes"]) {
  return {
    submission,
    stage,
    approved,
    at,
    reasons: reasons.map((code) => {
      const { text, advice, checks } = reviewReason(code);
      return { code, text, advice, checks: [...checks] };
    }),
    // Praise stays among colleagues; what is wrong is for whoever has to do it better.
    note: approved || noteId === null ? null : (notes[noteId] ?? null),
  };
}

function specView(id: string) {
  const spec = getSpec(id) ?? getSpec(DEFAULT_SPEC_ID);
  if (spec === undefined) throw new Error("the default photo standard exists");
  const { name, width, height, millimetres, background } = spec;
  const levels = [background.r, background.g, background.b];
  const hex = levels.map((level) => level.toString(16).padStart(2, "0")).join("");
  return { id: spec.id, name, width, height, millimetres, background: `#${hex}` };
}
