import { programmeById } from "../../roster/programmes.ts";
import { schoolById } from "../../roster/schools.ts";
import { schoolOfGraduate } from "../../roster/whereabouts.ts";
import type { SubjectFinder } from "./allow.tsx";

/** The graduate of `:graduate`. */
export const graduateSubject: SubjectFinder = async (context) => {
  const id = context.req.param("graduate") ?? "";
  const schoolId = await schoolOfGraduate(context.env.DB, id);
  return schoolId === null ? null : { kind: "graduate", id, schoolId };
};

/** The programme of `:programme`. */
export const programmeSubject: SubjectFinder = async (context) => {
  const programme = await programmeById(context.env.DB, context.req.param("programme") ?? "");
  return programme === null ? null : { kind: "programme", id: programme.id, schoolId: programme.schoolId };
};

/** The school of `:school`. */
export const schoolSubject: SubjectFinder = async (context) => {
  const school = await schoolById(context.env.DB, context.req.param("school") ?? "");
  return school === null ? null : { kind: "school", id: school.id, schoolId: school.id };
};
