import type { Context, Env as HonoEnv, Input, MiddlewareHandler, ValidationTargets } from "hono";
import { validator } from "hono-openapi";
import type * as v from "valibot";
import { refuse } from "./refusals.ts";

type Checked<Schema extends v.GenericSchema, Target extends keyof ValidationTargets> = {
  in: { [K in Target]: v.InferInput<Schema> };
  out: { [K in Target]: v.InferOutput<Schema> };
};

/**
 * Checks one part of a request and hands on what the schema made of it. Refuses with `inputInvalid` and the names of
 * the fields that are wrong; what they held is never repeated.
 */
export function valid<const Schema extends v.GenericSchema, Target extends keyof ValidationTargets>(
  target: Target,
  schema: Schema,
): MiddlewareHandler<HonoEnv, string, Checked<Schema, Target> & Input> {
  return validator(target, schema, (result, context) => {
    if (result.success) return;
    // What a path holds is part of the address: such a thing does not exist.
    if (target === "param") return refuse(context as Context, "notFound");
    const issues = result.error as readonly v.BaseIssue<unknown>[];
    const names = issues.map((issue) => fieldOf(issue));
    return refuse(context as Context, "inputInvalid", { fields: [...new Set(names)].slice(0, 20) });
  }) as MiddlewareHandler<HonoEnv, string, Checked<Schema, Target> & Input>;
}

/** The field's name as the schema knows it; a key that the sender invented is not repeated. */
function fieldOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type === "strict_object") return "";
  const path = (issue.path ?? []).map(({ key }) => String(key));
  return path.every((key) => /^[A-Za-z0-9]{1,40}$/.test(key)) ? path.join(".") : "";
}
