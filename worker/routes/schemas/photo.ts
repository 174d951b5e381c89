import * as v from "valibot";
import { DoneSchema } from "./collection.ts";
import { FileSchema, Sha256Schema, TextSchema } from "./common.ts";

/** An original as the browser uploads it. */
export const ShotFormSchema = v.object({
  photo: FileSchema,
  source: v.optional(v.picklist(["camera", "album"]), "camera"),
});
export const ShotSchema = v.object({ ...DoneSchema.entries, shotId: v.string() });

export const StandardizeSchema = v.pipe(
  v.object({ shotId: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)) }),
  v.examples([{ shotId: "0123456789abcdef0123456789abcdef" }]),
);

/** Where a finding is: pixels of the standard photo, or of the upright original. */
const RegionSchema = v.object({
  on: v.picklist(["photo", "original"]),
  x: v.number(),
  y: v.number(),
  width: v.number(),
  height: v.number(),
});

export const CheckSchema = v.object({
  id: v.string(),
  title: TextSchema,
  verdict: v.picklist(["pass", "warn", "fail"]),
  measured: v.nullable(v.union([v.number(), v.string()])),
  limit: v.object({
    min: v.optional(v.number()),
    max: v.optional(v.number()),
    equals: v.optional(v.string()),
  }),
  unit: v.string(),
  advice: TextSchema,
  region: v.optional(RegionSchema),
});

/** What is known of the current shot and its standard photo. */
export const ReportSchema = v.object({
  shotId: v.string(),
  outcome: v.picklist(["produced", "refused"]),
  verdict: v.picklist(["pass", "warn", "fail"]),
  /** Why there is no standard photo. */
  refusal: v.nullable(v.object({ code: v.string(), message: TextSchema, region: v.optional(RegionSchema) })),
  original: v.object({
    bytes: v.number(),
    format: v.nullable(v.string()),
    width: v.nullable(v.number()),
    height: v.nullable(v.number()),
  }),
  result: v.nullable(
    v.object({
      sha256: Sha256Schema,
      bytes: v.number(),
      width: v.number(),
      height: v.number(),
      dpi: v.number(),
      quality: v.number(),
      background: v.string(),
    }),
  ),
  /** Where head and face lie in the standard photo, its pixels. */
  lines: v.nullable(
    v.object({
      hairTop: v.number(),
      eyeLine: v.number(),
      cheekLeft: v.number(),
      cheekRight: v.number(),
      faceCentre: v.number(),
      chin: v.number(),
    }),
  ),
  checks: v.array(CheckSchema),
  spec: v.object({ id: v.string(), version: v.number() }),
});

export const StandardizedSchema = v.object({ ...DoneSchema.entries, report: ReportSchema });

export const SubmitSchema = v.pipe(
  v.object({ standardSha256: Sha256Schema }),
  v.examples([{ standardSha256: "0123456789abcdef".repeat(4) }]),
);

/** What can be saved to the phone. */
export const DownloadsSchema = v.object({
  standard: v.object({ path: v.string(), width: v.number(), height: v.number(), bytes: v.number() }),
  sizes: v.array(
    v.object({ id: v.string(), path: v.string(), name: TextSchema, width: v.number(), height: v.number() }),
  ),
  sheets: v.array(
    v.object({
      paper: v.string(),
      path: v.string(),
      name: TextSchema,
      /** Of `sizes`; null for the standard photo itself. */
      size: v.nullable(v.string()),
      copies: v.number(),
    }),
  ),
});
