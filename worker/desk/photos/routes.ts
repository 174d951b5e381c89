import { Hono } from "hono";
import { keysOf } from "../../env.ts";
import { photoKeys } from "../../photo/store.ts";
import { openCard } from "../../qualification/identity/cards.ts";
import { allow } from "../frame/allow.tsx";
import type { DeskContext, DeskEnv } from "../frame/desk-env.ts";
import { refusePage } from "../frame/refuse.tsx";
import { graduateSubject } from "../frame/subjects.ts";

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
  allow("viewIdentityCard", graduateSubject),
  async (context) => {
    const { graduate = "", submission = "", side } = context.req.param();
    if (side !== "portrait" && side !== "emblem") return refusePage(context, "notFound");
    const keys = await keysOf(context.env);
    const bytes = await openCard(context.env.PHOTOS, keys, graduate, submission, side);
    return bytes === null ? refusePage(context, "notFound") : sent(bytes, sniffed(bytes));
  },
);

async function picture(context: DeskContext, keyOf: (graduateId: string, hash: string) => string) {
  const { graduate = "", hash = "" } = context.req.param();
  if (!HASH.test(hash)) return refusePage(context, "notFound");
  const object = await context.env.PHOTOS.get(keyOf(graduate, hash));
  if (object === null) return refusePage(context, "notFound");
  return sent(object.body, object.httpMetadata?.contentType ?? "image/jpeg");
}

function sent(body: BodyInit, type: string): Response {
  return new Response(body, { headers: { "content-type": type, "cache-control": "no-store" } });
}

/** JPEG, PNG or WebP, which is all that was taken in. */
function sniffed(bytes: Uint8Array): string {
  if (bytes[0] === 0x89) return "image/png";
  return bytes[0] === 0x52 ? "image/webp" : "image/jpeg";
}
