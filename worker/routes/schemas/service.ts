import * as v from "valibot";
import { CollectionIdSchema, MomentSchema, typedLines } from "./common.ts";

export const topics = ["qualification", "payment", "shooting", "review", "record", "other"] as const;

/** A question to customer service. */
export const ServiceRequestSchema = v.pipe(
  v.object({
    topic: v.picklist(topics),
    text: typedLines(1000, 2),
    collectionId: v.optional(CollectionIdSchema),
  }),
  v.examples([{ topic: "review", text: "照片审核需要多久？", collectionId: "gAAAAAAAAAAAAAAAAAAAAAA" }]),
);

export const ServiceRequestStateSchema = v.object({
  id: v.string(),
  topic: v.picklist(topics),
  status: v.picklist(["open", "answered"]),
  createdAt: MomentSchema,
  answer: v.nullable(v.string()),
  answeredAt: v.nullable(MomentSchema),
});
export const ServiceRequestsSchema = v.object({ requests: v.array(ServiceRequestStateSchema) });
