import { Hono } from "hono";
import { keysOf } from "../../env.ts";
import { photoKeys } from "../../photo/store.ts";
import { openCard } from "../../qualification/identity/cards.ts";
import { leaseOf } from "../../roster/review/queue.ts";
import { holdsSecondLook } from "../../roster/review/second-looks.ts";
import { allow } from "../frame/allow.tsx";
import type { DeskContext, DeskEnv } from "../frame/desk-env.ts";
import { refusePage } from "../frame/refuse.tsx";
import { graduateSubject } from "../frame/subjects.ts";
import { sentPicture, sniffed } from "./sent.ts";

const HASH = /^[0-9a-f]{64}$/;

/** Pictures of a graduate; every look is in the audit log, and none stays in a cache. */
export const photoFiles = new Hono<DeskEnv>();

photoFiles.get("/:graduate/standard/:hash", allow("viewPhoto", graduateSubject), (context) =>
  picture(context, photoKeys.standard),
);
photoFiles.get("/:graduate/original/:hash", allow("viewPhoto", graduateSubject), (context) =>
  picture(context, photoKeys.original),
);
photoFiles.get(
  "/:graduate/cards/:submission/:side",
  allow("compareIdentity", graduateSubject),
  async (context) => {
    const { graduate = "", submission = "", side } = context.req.param();
    if (side !== "portrait" && side !== "emblem") return refusePage(context, "notFound");
    if (!(await onTheirScreen(context, graduate))) return refusePage(context, "notFound");
    const keys = await keysOf(context.env);
    const bytes = await openCard(context.env.PHOTOS, keys, graduate, submission, side);
    return bytes === null ? refusePage(context, "notFound") : sentPicture(bytes, sniffed(bytes));
  },
);

async function picture(context: DeskContext, keyOf: (graduateId: string, hash: string) => string) {
  const { graduate = "", hash = "" } = context.req.param();
  if (!HASH.test(hash)) return refusePage(context, "notFound");
  const object = await context.env.PHOTOS.get(keyOf(graduate, hash));
  if (object === null) return refusePage(context, "notFound");
  return sentPicture(object.body, object.httpMetadata?.contentType ?? "image/jpeg");
}

/** Whether it is the photo that this reviewer holds: nobody leafs through documents. */
async function onTheirScreen({ env, var: { staff } }: DeskContext, graduateId: string): Promise<boolean> {
  const now = Date.now();
  return (
    (await leaseOf(env.DB, staff.id, graduateId, now)) !== null ||
    (await holdsSecondLook(env.DB, staff.id, graduateId, now))
  );
}
