import { Hono } from "hono";
import * as v from "valibot";
import { withAccount } from "../../http/access.ts";
import { atMost } from "../../http/body.ts";
import { withKey } from "../../http/command.ts";
import { describe } from "../../http/describe.ts";
import { picture } from "../../http/picture.ts";
import { limitedByAccount } from "../../http/rate-limit.ts";
import { passOn, refuse, refusePicture } from "../../http/refusals.ts";
import { valid } from "../../http/valid.ts";
import { DEFAULT_LIMITS } from "../../photo/intake/limits.ts";
import { photoKeys } from "../../photo/store.ts";
import { exampleDone } from "../schemas/examples.ts";
import { ShotFormSchema, ShotSchema } from "../schemas/photo.ts";
import { done } from "./answer.ts";
import { type CollectionEnv, withCollection } from "./held.ts";
import { lookAt, takeShot } from "./take-shot.ts";

/** What recording a shot refuses. */
export const shotRefusals = [
  "notFound",
  "paymentNeeded",
  "cameraOnly",
  "shotLimit",
  "shotKnown",
  "standardizingRuns",
  "photoInReview",
  "photoApproved",
  "photoDelivered",
  "windowNotOpen",
  "windowClosed",
  "closed",
  "purged",
  "bodyTooLarge",
  "tooOften",
  "inputInvalid",
] as const;

/** 拍照/上传: originals in, and out again for their owner. */
export const shotRoutes = new Hono<CollectionEnv>()
  .post(
    "/:collectionId/shots",
    describe({
      tag: "photos",
      summary: "Uploads an original; it is kept unaltered",
      who: "account",
      command: true,
      status: 201,
      answers: { schema: ShotSchema, example: { ...exampleDone, photo: "shot", shotId: "0".repeat(32) } },
      refusals: shotRefusals,
      picture: true,
    }),
    atMost(DEFAULT_LIMITS.maxBytes + 64 * 1024),
    withAccount,
    limitedByAccount("PHOTO_LIMIT", "shot"),
    withCollection,
    withKey,
    valid("form", ShotFormSchema),
    async (context) => {
      const { photo, source } = context.req.valid("form");
      const taken = await takeShot(context.env, context.var, await lookAt(photo), source);
      if (!taken.ok) return refusePicture(context, taken.refusal);
      const { answer, shotId } = taken;
      return answer.ok ? context.json({ ...done(answer), shotId }, 201) : passOn(context, answer.refusal);
    },
  )
  .get(
    "/:collectionId/shots/:shotId/photo",
    describe({
      tag: "photos",
      summary: "An original as it was uploaded",
      who: "account",
      media: "image/jpeg",
      refusals: ["notFound"],
    }),
    withAccount,
    withCollection,
    valid("param", v.object({ collectionId: v.string(), shotId: v.string() })),
    async (context) => {
      const { graduateId, collection } = context.var.held;
      const shot = collection.photo.shots.find(({ id }) => id === context.req.valid("param").shotId);
      const object = shot && (await context.env.PHOTOS.get(photoKeys.original(graduateId, shot.sha256)));
      if (!shot || !object) return refuse(context, "notFound");
      const type = object.httpMetadata?.contentType ?? "application/octet-stream";
      return picture(context, object.body, { type, hash: shot.sha256, name: "original" });
    },
  );
