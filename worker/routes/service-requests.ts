import { Hono } from "hono";
import type * as v from "valibot";
import { keysOf } from "../env.ts";
import { withAccount } from "../http/access.ts";
import { smallBody } from "../http/body.ts";
import { type CommandEnv, onlyOnce, withKey } from "../http/command.ts";
import { describe } from "../http/describe.ts";
import { refuse } from "../http/refusals.ts";
import { valid } from "../http/valid.ts";
import { platformMinting } from "../roster/ids.ts";
import { askService, serviceRequestsOf } from "../roster/service-requests.ts";
import { heldCollection } from "./collections/held.ts";
import {
  ServiceRequestSchema,
  type ServiceRequestStateSchema,
  ServiceRequestsSchema,
  topics,
} from "./schemas/service.ts";

const example: v.InferInput<typeof ServiceRequestsSchema> = {
  requests: [
    {
      id: "qAAAAAAAAAAAAAAAAAAAAAA",
      topic: "shooting",
      status: "open",
      createdAt: 1_788_000_000_000,
      answer: null,
      answeredAt: null,
    },
  ],
};

async function list(env: Env, accountId: string) {
  const rows = await serviceRequestsOf(env.DB, await keysOf(env), accountId);
  const requests = rows.map((row): v.InferInput<typeof ServiceRequestStateSchema> => {
    return { ...row, topic: topics.find((topic) => topic === row.topic) ?? "other" };
  });
  return { requests };
}

/** 客服: questions, and their answers. */
export const serviceRequests = new Hono<CommandEnv>()
  .use(smallBody, withAccount)
  .get(
    "/",
    describe({
      tag: "service",
      summary: "This account's questions to customer service, with the answers",
      who: "account",
      answers: { schema: ServiceRequestsSchema, example },
    }),
    async (context) => context.json(await list(context.env, context.var.account), 200),
  )
  .post(
    "/",
    describe({
      tag: "service",
      summary: "Asks customer service, with the collection attached where there is one",
      who: "account",
      command: true,
      status: 201,
      answers: { schema: ServiceRequestsSchema, example },
      refusals: ["notFound", "questionsOpen", "inputInvalid", "requestRunning"],
    }),
    withKey,
    onlyOnce,
    valid("json", ServiceRequestSchema),
    async (context) => {
      const { env } = context;
      const { account: accountId } = context.var;
      const { topic, text, collectionId } = context.req.valid("json");
      if (collectionId !== undefined && (await heldCollection(env, accountId, collectionId)) === null)
        return refuse(context, "notFound");
      const request = { accountId, topic, text, graduateId: collectionId ?? null };
      if (!(await askService(env.DB, await keysOf(env), request, platformMinting)))
        return refuse(context, "questionsOpen");
      // Answers are stored for repetitions, and must not hold what staff wrote: the list without them.
      const { requests } = await list(env, accountId);
      const open = requests.map((one) => ({ ...one, answer: null }));
      return context.json({ requests: open }, 201);
    },
  );
