import * as v from "valibot";
import {
  CollectionIdSchema,
  ContactSchema,
  FenSchema,
  MomentSchema,
  Sha256Schema,
  TextSchema,
  WindowSchema,
} from "./common.ts";

/** What the graduate has to do, or wait for, next. */
export const steps = [
  "confirmRecord",
  "pay",
  "waitForPayment",
  "shoot",
  "standardize",
  "waitForStandardizing",
  "submit",
  "waitForReview",
  "retake",
  "waitForDelivery",
  "done",
  "waitForRefund",
  "windowNotOpen",
  "windowClosed",
  "closed",
] as const;

const PaymentStatusSchema = v.picklist(["unpaid", "pending", "paid", "waived", "refunding", "refunded"]);
const PhotoStatusSchema = v.picklist([
  "none",
  "shot",
  "standardizing",
  "standardized",
  "inReview",
  "approved",
  "rejected",
  "delivered",
]);

/** The student record with what names the person masked, as on the status page. */
export const MaskedRecordSchema = v.object({
  /** `周*`. */
  name: v.string(),
  documentType: v.string(),
  /** `*****175X`. */
  documentNumber: v.string(),
  studentNumber: v.string(),
  collectionCode: v.nullable(v.string()),
  school: v.string(),
  category: v.string(),
  level: v.string(),
  year: v.number(),
  college: v.nullable(v.string()),
  major: v.nullable(v.string()),
});

const summary = {
  id: CollectionIdSchema,
  /** Grows with every change; the change notices carry it. */
  version: v.number(),
  school: v.string(),
  category: v.string(),
  level: v.string(),
  year: v.number(),
  payment: PaymentStatusSchema,
  photo: PhotoStatusSchema,
  step: v.picklist(steps),
  /** The step in words. */
  stepText: TextSchema,
  /** When the photos were deleted, their time being over. */
  purgedAt: v.nullable(MomentSchema),
  window: WindowSchema,
};

export const CollectionSummarySchema = v.object(summary);
export const CollectionsSchema = v.object({
  collections: v.array(CollectionSummarySchema),
  /** For someone who collects for nobody yet (暂不认证): what they may do all the same. */
  notice: v.nullable(TextSchema),
});

/** One thing to pay for. */
const ServiceSchema = v.object({
  id: v.string(),
  name: TextSchema,
  description: v.optional(TextSchema),
  priceFen: FenSchema,
  required: v.boolean(),
});
export const ServicesSchema = v.object({
  services: v.array(ServiceSchema),
  /** The price in the programme's own words, where it has some. */
  text: v.nullable(TextSchema),
});

const RefundSchema = v.object({
  number: v.string(),
  amountFen: FenSchema,
  status: v.picklist(["requested", "abnormal", "succeeded", "closed"]),
  at: MomentSchema,
});

/** An order; when paid, its receipt. */
export const OrderSchema = v.object({
  number: v.string(),
  services: v.array(v.object({ id: v.string(), name: TextSchema })),
  amountFen: FenSchema,
  status: v.picklist(["open", "expired", "paid", "refunding", "refunded"]),
  openedAt: MomentSchema,
  expiresAt: MomentSchema,
  paidAt: v.nullable(MomentSchema),
  transactionId: v.nullable(v.string()),
  refundedFen: FenSchema,
  refunds: v.array(RefundSchema),
});

/** Whether a command would be accepted now, and if not, why. */
const ActionSchema = v.object({
  allowed: v.boolean(),
  code: v.optional(v.string()),
  text: v.optional(TextSchema),
});

export const actionNames = [
  "confirmRecord",
  "release",
  "openOrder",
  "cancelOrder",
  "requestRefund",
  "shoot",
  "standardize",
  "submit",
  "withdraw",
  "download",
] as const;

const VerdictSchema = v.object({
  submission: v.number(),
  stage: v.picklist(["school", "central"]),
  approved: v.boolean(),
  /** `checks`: which checks of the report speak of the same, so that a page can show where it is. */
  reasons: v.array(
    v.object({ code: v.string(), text: TextSchema, advice: TextSchema, checks: v.array(v.string()) }),
  ),
  /** What the reviewer wrote about a photo that was not approved. */
  note: v.nullable(v.string()),
  at: MomentSchema,
});

export const CollectionSchema = v.object({
  ...summary,
  record: v.nullable(MaskedRecordSchema),
  recordConfirmedAt: v.nullable(MomentSchema),
  capture: v.picklist(["camera-only", "camera-or-album"]),
  /** The standard photo's size on screen and paper. */
  spec: v.object({
    id: v.string(),
    name: TextSchema,
    width: v.number(),
    height: v.number(),
    millimetres: v.object({ width: v.number(), height: v.number() }),
    background: v.string(),
  }),
  order: v.nullable(OrderSchema),
  orders: v.array(OrderSchema),
  shots: v.object({
    used: v.number(),
    limit: v.number(),
    /** The one that counts. */
    current: v.nullable(
      v.object({ id: v.string(), at: MomentSchema, source: v.picklist(["camera", "album", "studio"]) }),
    ),
  }),
  standardizing: v.nullable(v.object({ until: MomentSchema })),
  /** Why the last try gave no standard photo. */
  failure: v.nullable(
    v.object({
      cause: v.picklist(["checks", "unreadable", "error", "leaseExpired"]),
      checks: v.array(v.string()),
    }),
  ),
  standard: v.nullable(v.object({ sha256: Sha256Schema, shotId: v.string(), doubts: v.array(v.string()) })),
  review: v.nullable(
    v.object({
      submission: v.number(),
      stage: v.picklist(["school", "central"]),
      submittedAt: MomentSchema,
      dueAt: MomentSchema,
      overdue: v.boolean(),
    }),
  ),
  /** The latest first. */
  verdicts: v.array(VerdictSchema),
  deliveredAt: v.nullable(MomentSchema),
  actions: v.object(
    Object.fromEntries(actionNames.map((name) => [name, ActionSchema])) as Record<
      (typeof actionNames)[number],
      typeof ActionSchema
    >,
  ),
  contact: ContactSchema,
});

/** What happened, for the graduate's own timeline. */
export const HistorySchema = v.object({
  entries: v.array(
    v.object({
      at: MomentSchema,
      kind: v.string(),
      text: TextSchema,
      by: v.picklist(["graduate", "staff", "system"]),
    }),
  ),
});

/** What a command leaves behind. */
export const DoneSchema = v.object({
  version: v.number(),
  payment: PaymentStatusSchema,
  photo: PhotoStatusSchema,
});
