import { createMiddleware } from "hono/factory";
import * as v from "valibot";
import type { Answer } from "../../../durable-objects/answer.ts";
import type { Collection } from "../../../durable-objects/collection/state.ts";
import type { Input } from "../../../durable-objects/request.ts";
import { graduateOf } from "../../adapters.ts";
import type { CommandEnv } from "../../http/command.ts";
import { refuse } from "../../http/refusals.ts";
import { collectionPolicy } from "../../roster/policy/to-collection.ts";
import { type Programme, programmeById } from "../../roster/programmes.ts";
import { CollectionIdSchema } from "../schemas/common.ts";

/** A collection that the caller holds, as its object has it now. */
export interface Held {
  readonly graduateId: string;
  readonly collection: Collection;
  readonly programme: Programme;
}

/** What routes about one collection know. */
export interface CollectionEnv extends CommandEnv {
  Variables: CommandEnv["Variables"] & { held: Held };
}

/**
 * The collection of an id if the account holds it; null otherwise, whatever the reason. The object is asked, not the
 * read side. A policy that the programme has changed since reaches the collection here.
 */
export async function heldCollection(env: Env, accountId: string, id: string): Promise<Held | null> {
  if (!v.is(CollectionIdSchema, id)) return null;
  const graduate = graduateOf(env, id);
  const { collection } = await graduate.view();
  const { identity, claim, policy } = collection;
  if (identity === null || claim?.accountId !== accountId) return null;
  const programme = await programmeById(env.DB, identity.programmeId);
  if (programme === null) throw new Error("the programme of a claimed collection exists");
  if (policy !== null && policy.version >= programme.policyVersion)
    return { graduateId: id, collection, programme };
  await graduate.perform({
    key: `policy:${programme.policyVersion}`,
    command: {
      type: "adoptPolicy",
      by: { kind: "system" },
      policy: collectionPolicy(programme.policyVersion, programme.policy),
    },
  });
  const renewed = await graduate.view();
  return { graduateId: id, collection: renewed.collection, programme };
}

/** Finds the collection that the address names; refuses with `notFound` unless the caller holds it. */
export const withCollection = createMiddleware<CollectionEnv>(async (context, next) => {
  const id = context.req.param("collectionId") ?? "";
  const held = await heldCollection(context.env, context.var.account, id);
  if (held === null) return refuse(context, "notFound");
  context.set("held", held);
  return next();
});

type GraduateInput = Input extends infer Each
  ? Each extends { by: unknown }
    ? Omit<Each, "by">
    : never
  : never;

/** Gives one command of the graduate to the object, under the caller's idempotency key. */
export function give(
  env: Env,
  who: { readonly account: string; readonly key: string; readonly held: Pick<Held, "graduateId"> },
  command: GraduateInput,
): Promise<Answer> {
  const by = { kind: "graduate", accountId: who.account } as const;
  // The command is one of the inputs without its giver, which is added here.
  const input = { ...command, by } as Input;
  return graduateOf(env, who.held.graduateId).perform({ key: who.key, command: input });
}
