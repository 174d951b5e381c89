import { createMiddleware } from "hono/factory";
import * as v from "valibot";
import type { CommandEnv } from "../../http/command.ts";
import { refuse } from "../../http/refusals.ts";
import { type Programme, programmeById } from "../../roster/programmes.ts";
import { ProgrammeIdSchema } from "../schemas/common.ts";

/** What routes about one programme know. */
export interface ProgrammeEnv extends CommandEnv {
  Variables: CommandEnv["Variables"] & { programme: Programme };
}

/** Finds the programme that the address names; refuses with `notFound`. */
export const withProgramme = createMiddleware<ProgrammeEnv>(async (context, next) => {
  const id = context.req.param("programmeId");
  const programme = v.is(ProgrammeIdSchema, id) ? await programmeById(context.env.DB, id) : null;
  if (programme === null) return refuse(context, "notFound");
  context.set("programme", programme);
  return next();
});
