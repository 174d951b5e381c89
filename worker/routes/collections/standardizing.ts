import { Hono } from "hono";
import { currentShot } from "../../../durable-objects/collection/photo.ts";
import { graduateOf } from "../../adapters.ts";
import { withAccount } from "../../http/access.ts";
import { smallBody } from "../../http/body.ts";
import { withKey } from "../../http/command.ts";
import { unlessCrowded } from "../../http/crowded.ts";
import { describe } from "../../http/describe.ts";
import { picture } from "../../http/picture.ts";
import { limitedByAccount } from "../../http/rate-limit.ts";
import { passOn, refuse } from "../../http/refusals.ts";
import { valid } from "../../http/valid.ts";
import type { PhotoReport } from "../../photo/report.ts";
import { DEFAULT_SPEC_ID, getSpec } from "../../photo/spec/specs.ts";
import { readReport } from "../../photo/standardize-shot.ts";
import { getBytes, photoKeys } from "../../photo/store.ts";
import { exampleDone, exampleReport } from "../schemas/examples.ts";
import { ReportSchema, StandardizedSchema, StandardizeSchema } from "../schemas/photo.ts";
import { reportView } from "../view/report.ts";
import { done } from "./answer.ts";
import { type CollectionEnv, give, type Held, withCollection } from "./held.ts";
import { workOnLease } from "./work-on-lease.ts";

/** The standard that a collection's programme asks for. */
export function specOf({ programme }: Pick<Held, "programme">) {
  const spec = getSpec(programme.policy.photoSpec) ?? getSpec(DEFAULT_SPEC_ID);
  if (spec === undefined) throw new Error("the default photo standard exists");
  return spec;
}

async function currentReport(
  env: Env,
  { graduateId, collection }: Pick<Held, "graduateId" | "collection">,
): Promise<{ readonly shotId: string; readonly report: PhotoReport } | null> {
  const shot = currentShot(collection.photo);
  if (!shot) return null;
  const report = await readReport({ bucket: env.PHOTOS, graduateId }, shot.id, collection.photo.standard);
  return report && { shotId: shot.id, report };
}

/** 照片标准化: the work under a lease, its report, and the photo it made. */
export const standardizing = new Hono<CollectionEnv>()
  .post(
    "/:collectionId/standardizing",
    describe({
      tag: "photos",
      summary:
        "Standardizes the current shot; answers when it is done. A shot that fails the checks says why",
      who: "account",
      command: true,
      answers: {
        schema: StandardizedSchema,
        example: { ...exampleDone, photo: "standardized", report: exampleReport },
      },
      refusals: [
        "notFound",
        "paymentNeeded",
        "noShot",
        "shotReplaced",
        "standardizingRuns",
        "standardizingFailed",
        "photoInReview",
        "photoApproved",
        "photoDelivered",
        "closed",
        "purged",
        "inputInvalid",
        "tooOften",
        "busy",
      ],
    }),
    smallBody,
    withAccount,
    limitedByAccount("PHOTO_LIMIT", "standardizing"),
    unlessCrowded,
    withCollection,
    withKey,
    valid("json", StandardizeSchema),
    async (context) => {
      const { env } = context;
      const { held } = context.var;
      const { shotId } = context.req.valid("json");
      const answer = await give(env, context.var, { type: "beginStandardizing", shotId });
      if (!answer.ok) return passOn(context, answer.refusal);
      if (answer.lease) {
        const work = workOnLease(env, held.graduateId, answer.lease, specOf(held));
        // Someone who goes away meanwhile finds the result when they come back.
        context.executionCtx.waitUntil(work.catch(() => undefined));
        await work;
      }
      const { collection, payment } = await graduateOf(env, held.graduateId).view();
      const current = await currentReport(env, { ...held, collection });
      if (current === null) return refuse(context, "standardizingFailed");
      const now = done({ ok: true, version: collection.version, payment, photo: collection.photo.status });
      return context.json({ ...now, report: reportView(current.shotId, current.report) }, 200);
    },
  )
  .get(
    "/:collectionId/report",
    describe({
      tag: "photos",
      summary: "The report on the current shot: every check with what was measured, and what to do",
      who: "account",
      answers: { schema: ReportSchema, example: exampleReport },
      refusals: ["notFound", "standardMissing"],
    }),
    withAccount,
    withCollection,
    async (context) => {
      const current = await currentReport(context.env, context.var.held);
      return current
        ? context.json(reportView(current.shotId, current.report), 200)
        : refuse(context, "standardMissing");
    },
  )
  .get(
    "/:collectionId/photo",
    describe({
      tag: "photos",
      summary: "The standard photo; or, where checks failed, what came of the shot",
      who: "account",
      media: "image/jpeg",
      refusals: ["notFound", "standardMissing"],
    }),
    withAccount,
    withCollection,
    async (context) => {
      const { graduateId, collection } = context.var.held;
      const { standard } = collection.photo;
      const hash =
        standard?.sha256 ?? (await currentReport(context.env, context.var.held))?.report.result?.sha256;
      const bytes = hash && (await getBytes(context.env.PHOTOS, photoKeys.standard(graduateId, hash)));
      if (!hash || !bytes) return refuse(context, "standardMissing");
      return picture(context, bytes, { type: "image/jpeg", hash, name: "photo.jpg" });
    },
  );
