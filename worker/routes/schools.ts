import { Hono } from "hono";
import * as v from "valibot";
import { describe } from "../http/describe.ts";
import { refuse } from "../http/refusals.ts";
import { valid } from "../http/valid.ts";
import { programmeById, programmesOf } from "../roster/programmes.ts";
import { schoolById, searchSchools } from "../roster/schools.ts";
import { nameKey } from "../roster/words/keys.ts";
import { ProgrammeIdSchema, SchoolIdSchema } from "./schemas/common.ts";
import { exampleProgramme } from "./schemas/examples.ts";
import { ProgrammeSchema, ProgrammesSchema, SchoolsSchema, SearchSchema } from "./schemas/schools.ts";
import { programmeView } from "./view/programme.ts";

/** Schools as someone types, and what each collects for. */
export const schools = new Hono<{ Bindings: Env }>()
  .get(
    "/",
    describe({
      tag: "qualification",
      summary: "Schools that what was typed may mean, best first",
      who: "anyone",
      answers: {
        schema: SchoolsSchema,
        example: {
          schools: [{ id: "sAAAAAAAAAAAAAAAAAAAAAA", name: "示例大学", aliases: ["示大"], exact: false }],
        },
      },
      refusals: ["inputInvalid"],
    }),
    valid("query", SearchSchema),
    async (context) => {
      const { q } = context.req.valid("query");
      const found = await searchSchools(context.env.DB, q);
      const exact = nameKey(q);
      const schools = found.map(({ id, name, aliases }) => ({
        id,
        name,
        aliases: [...aliases],
        exact: nameKey(name) === exact,
      }));
      return context.json({ schools }, 200);
    },
  )
  .get(
    "/:schoolId/programmes",
    describe({
      tag: "qualification",
      summary: "A school's programmes: education categories and years, the latest year first",
      who: "anyone",
      answers: { schema: ProgrammesSchema, example: { programmes: [exampleProgramme] } },
      refusals: ["notFound"],
    }),
    valid("param", v.object({ schoolId: SchoolIdSchema })),
    async (context) => {
      const { schoolId } = context.req.valid("param");
      if ((await schoolById(context.env.DB, schoolId)) === null) return refuse(context, "notFound");
      const now = Date.now();
      const found = await programmesOf(context.env.DB, schoolId);
      return context.json({ programmes: found.map((programme) => programmeView(programme, now)) }, 200);
    },
  );

/** One programme. */
export const programmes = new Hono<{ Bindings: Env }>().get(
  "/:programmeId",
  describe({
    tag: "qualification",
    summary: "A programme: how to qualify, its window with dates, customer service",
    who: "anyone",
    answers: { schema: ProgrammeSchema, example: exampleProgramme },
    refusals: ["notFound"],
  }),
  valid("param", v.object({ programmeId: ProgrammeIdSchema })),
  async (context) => {
    const programme = await programmeById(context.env.DB, context.req.valid("param").programmeId);
    if (programme === null) return refuse(context, "notFound");
    return context.json(programmeView(programme, Date.now()), 200);
  },
);
