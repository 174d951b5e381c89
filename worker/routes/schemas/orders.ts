import * as v from "valibot";
import { DoneSchema, OrderSchema } from "./collection.ts";
import { typed } from "./common.ts";

/** The services someone chose, by id. */
export const ChooseServicesSchema = v.pipe(
  v.object({
    services: v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.minLength(1), v.maxLength(20)),
  }),
  v.examples([{ services: ["collection", "layout"] }]),
);

/** The opened order; null where nothing has to be paid. */
export const OpenedSchema = v.object({ ...DoneSchema.entries, order: v.nullable(OrderSchema) });

/** Why someone wants the money back, in their own words, if they say. */
export const RefundReasonSchema = v.pipe(
  v.object({ reason: v.optional(v.nullable(typed(200)), null) }),
  v.examples([{ reason: "学校已统一安排采集" }]),
);
