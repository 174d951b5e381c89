import * as v from "valibot";
import { type ColumnMapping, LIST_FIELDS } from "./columns.ts";

const Column = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)));
const Subject = v.object({
  upload: v.string(),
  mapping: v.object(v.entriesFromList(LIST_FIELDS, Column)),
});

/** What the task of a dry run is about: a list, and the columns it is read by. */
export interface CheckSubject {
  readonly upload: string;
  readonly mapping: ColumnMapping;
}

/** The subject as the task keeps it. The same list with the same columns is one thing, checked once at a time. */
export function checkSubject({ upload, mapping }: CheckSubject): string {
  return JSON.stringify({ upload, mapping });
}

/** Reads the subject of a task back. */
export function readCheckSubject(subject: string): CheckSubject {
  const { upload, mapping } = v.parse(Subject, JSON.parse(subject));
  const columns = LIST_FIELDS.map((field) => [field, mapping[field]] as const);
  return { upload, mapping: Object.fromEntries(columns.filter(([, column]) => column !== undefined)) };
}
