import * as v from "valibot";
import { ContactSchema, ProgrammeIdSchema, SchoolIdSchema, TextSchema, WindowSchema } from "./common.ts";

/** What was typed so far. */
export const SearchSchema = v.object({ q: v.optional(v.pipe(v.string(), v.maxLength(100)), "") });

export const SchoolSchema = v.object({
  id: SchoolIdSchema,
  name: v.string(),
  aliases: v.array(v.string()),
  /** What was typed is the full name. */
  exact: v.boolean(),
});

export const SchoolsSchema = v.object({ schools: v.array(SchoolSchema) });

/** A programme as someone without qualification may see it. */
export const ProgrammeSchema = v.object({
  id: ProgrammeIdSchema,
  schoolId: SchoolIdSchema,
  school: v.string(),
  /** Education category 学历类别, in the school's words. */
  category: v.string(),
  year: v.number(),
  qualification: v.picklist(["code", "identity"]),
  capture: v.picklist(["camera-only", "camera-or-album"]),
  window: WindowSchema,
  contact: ContactSchema,
  privacyPolicy: v.object({ id: v.string(), version: v.string() }),
  texts: v.object({
    welcome: v.optional(TextSchema),
    price: v.optional(TextSchema),
    notFound: v.optional(TextSchema),
  }),
});

export const ProgrammesSchema = v.object({ programmes: v.array(ProgrammeSchema) });
