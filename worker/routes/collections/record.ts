import { Hono } from "hono";
import { withAccount } from "../../http/access.ts";
import { smallBody } from "../../http/body.ts";
import { withKey } from "../../http/command.ts";
import { describe } from "../../http/describe.ts";
import { passOn } from "../../http/refusals.ts";
import { DoneSchema } from "../schemas/collection.ts";
import { exampleDone } from "../schemas/examples.ts";
import { done } from "./answer.ts";
import { type CollectionEnv, give, withCollection } from "./held.ts";

/** The student record is right; or it is somebody else's. */
export const recordCommands = new Hono<CollectionEnv>()
  .post(
    "/:collectionId/confirmation",
    describe({
      tag: "collections",
      summary: "Confirms the student record",
      who: "account",
      command: true,
      answers: { schema: DoneSchema, example: exampleDone },
      refusals: ["notFound", "closed", "purged"],
    }),
    smallBody,
    withAccount,
    withCollection,
    withKey,
    async (context) => {
      const answer = await give(context.env, context.var, { type: "confirmRecord" });
      return answer.ok ? context.json(done(answer), 200) : passOn(context, answer.refusal);
    },
  )
  .delete(
    "/:collectionId/claim",
    describe({
      tag: "collections",
      summary: "Lets the collection go: it is not mine",
      who: "account",
      command: true,
      answers: { schema: DoneSchema, example: exampleDone },
      refusals: ["notFound", "releaseByService", "purged"],
    }),
    smallBody,
    withAccount,
    withCollection,
    withKey,
    async (context) => {
      const answer = await give(context.env, context.var, { type: "release" });
      return answer.ok ? context.json(done(answer), 200) : passOn(context, answer.refusal);
    },
  );
