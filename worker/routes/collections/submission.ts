import { Hono } from "hono";
import { withAccount } from "../../http/access.ts";
import { smallBody } from "../../http/body.ts";
import { withKey } from "../../http/command.ts";
import { describe } from "../../http/describe.ts";
import { passOn } from "../../http/refusals.ts";
import { valid } from "../../http/valid.ts";
import { DoneSchema } from "../schemas/collection.ts";
import { exampleDone } from "../schemas/examples.ts";
import { SubmitSchema } from "../schemas/photo.ts";
import { done } from "./answer.ts";
import { type CollectionEnv, give, withCollection } from "./held.ts";

/** 提交, and taking it back while nobody has decided. */
export const submissionCommands = new Hono<CollectionEnv>()
  .post(
    "/:collectionId/submission",
    describe({
      tag: "collections",
      summary: "Submits the standard photo that was shown for review",
      who: "account",
      command: true,
      answers: { schema: DoneSchema, example: exampleDone },
      refusals: [
        "notFound",
        "paymentNeeded",
        "notStandardized",
        "standardReplaced",
        "recordNotConfirmed",
        "photoInReview",
        "photoApproved",
        "photoDelivered",
        "windowNotOpen",
        "windowClosed",
        "policyInvalid",
        "closed",
        "purged",
        "inputInvalid",
      ],
    }),
    smallBody,
    withAccount,
    withCollection,
    withKey,
    valid("json", SubmitSchema),
    async (context) => {
      const { standardSha256 } = context.req.valid("json");
      const answer = await give(context.env, context.var, { type: "submit", standardSha256 });
      return answer.ok ? context.json(done(answer), 200) : passOn(context, answer.refusal);
    },
  )
  .delete(
    "/:collectionId/submission",
    describe({
      tag: "collections",
      summary: "Takes the photo back out of review",
      who: "account",
      command: true,
      answers: { schema: DoneSchema, example: exampleDone },
      refusals: [
        "notFound",
        "notInReview",
        "reviewBegun",
        "windowNotOpen",
        "windowClosed",
        "closed",
        "purged",
      ],
    }),
    smallBody,
    withAccount,
    withCollection,
    withKey,
    async (context) => {
      const answer = await give(context.env, context.var, { type: "withdraw" });
      return answer.ok ? context.json(done(answer), 200) : passOn(context, answer.refusal);
    },
  );
