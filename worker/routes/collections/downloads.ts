import { type Context, Hono } from "hono";
import * as v from "valibot";
import { withAccount } from "../../http/access.ts";
import { describe } from "../../http/describe.ts";
import { picture } from "../../http/picture.ts";
import { refuse } from "../../http/refusals.ts";
import { valid } from "../../http/valid.ts";
import { otherSizes, sheetsFor } from "../../photo/downloads.ts";
import { photoKeys } from "../../photo/store.ts";
import { DownloadsSchema } from "../schemas/photo.ts";
import { fileToSave } from "./file-to-save.ts";
import { type CollectionEnv, withCollection } from "./held.ts";
import { specOf } from "./standardizing.ts";

async function send(context: Context<CollectionEnv>, file: string) {
  const found = await fileToSave(context.env, context.var.held, file);
  if (!found.ok) return refuse(context, found.code);
  const { bytes, hash, name } = found;
  return picture(context, bytes, { type: "image/jpeg", hash, name });
}

const refusals = ["notFound", "downloadNotYet"] as const;

/** 下载图片: the standard photo, other sizes, layout sheets. */
export const downloads = new Hono<CollectionEnv>()
  .get(
    "/:collectionId/downloads",
    describe({
      tag: "photos",
      summary: "What can be saved to the phone, once the photo is approved",
      who: "account",
      answers: {
        schema: DownloadsSchema,
        example: {
          standard: { path: "/api/collections/g…/photo", width: 480, height: 640, bytes: 34_567 },
          sizes: [],
          sheets: [
            {
              paper: "5寸",
              path: "/api/collections/g…/sheets/5%E5%AF%B8",
              name: { zh: "5 寸相纸", en: "5-inch paper" },
              size: null,
              copies: 2,
            },
          ],
        },
      },
      refusals,
    }),
    withAccount,
    withCollection,
    async (context) => {
      const { held } = context.var;
      const { standard, status } = held.collection.photo;
      if (!standard || (status !== "approved" && status !== "delivered"))
        return refuse(context, "downloadNotYet");
      const file = await context.env.PHOTOS.head(photoKeys.standard(held.graduateId, standard.sha256));
      if (file === null) return refuse(context, "notFound");
      const base = `/api/collections/${held.graduateId}`;
      const spec = specOf(held);
      const { width, height } = spec;
      const body = {
        standard: { path: `${base}/photo`, width, height, bytes: file.size },
        sizes: otherSizes(spec).map((size) => ({
          id: size.id,
          path: `${base}/sizes/${size.id}`,
          name: size.name,
          width: size.width,
          height: size.height,
        })),
        sheets: [spec, ...otherSizes(spec)].flatMap((each) =>
          sheetsFor(each).map(({ paper, copies }) => {
            const size = each === spec ? null : each.id;
            const path = `${base}/sheets/${encodeURIComponent(paper.id)}${size === null ? "" : `?size=${size}`}`;
            return { paper: paper.id, path, name: paper.name, size, copies };
          }),
        ),
      };
      return context.json(body, 200);
    },
  )
  .get(
    "/:collectionId/sizes/:size",
    describe({
      tag: "photos",
      summary: "The approved photo in another size",
      who: "account",
      media: "image/jpeg",
      refusals: [...refusals, "sizeUnavailable"],
    }),
    withAccount,
    withCollection,
    valid("param", v.object({ collectionId: v.string(), size: v.pipe(v.string(), v.maxLength(40)) })),
    (context) => send(context, `size:${context.req.valid("param").size}`),
  )
  .get(
    "/:collectionId/sheets/:paper",
    describe({
      tag: "photos",
      summary: "The approved photo, or another size of it, as a layout sheet on a paper, ready to print",
      who: "account",
      media: "image/jpeg",
      refusals: [...refusals, "sizeUnavailable", "inputInvalid"],
    }),
    withAccount,
    withCollection,
    valid("param", v.object({ collectionId: v.string(), paper: v.pipe(v.string(), v.maxLength(20)) })),
    valid("query", v.object({ size: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/))) })),
    (context) => {
      const { size } = context.req.valid("query");
      return send(context, ["sheet", context.req.valid("param").paper, ...(size ? [size] : [])].join(":"));
    },
  );
