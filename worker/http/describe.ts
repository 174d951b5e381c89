import type { MiddlewareHandler } from "hono";
import { describeRoute, resolver } from "hono-openapi";
import type * as v from "valibot";
import { refuse as refusePicture } from "../photo/intake/refusal.ts";
import { problemBody } from "./problem.ts";
import { type Code, describeCode, photoCodes } from "./refusals.ts";

type Tag = "session" | "qualification" | "collections" | "orders" | "photos" | "shell" | "service";

interface Description<Schema extends v.GenericSchema> {
  readonly tag: Tag;
  readonly summary: string;
  /** What one line cannot say. */
  readonly more?: string;
  /** Who may call: anyone, the session's account, or the native shell. */
  readonly who: "anyone" | "account" | "shell";
  /** A command: needs an idempotency key. */
  readonly command?: boolean;
  /** What it answers when all is well. */
  readonly answers?: { readonly schema: Schema; readonly example: v.InferInput<Schema> };
  /** Media type of an answer that is not JSON. */
  readonly media?: string;
  readonly status?: 200 | 201 | 204 | 101;
  readonly refusals?: readonly Code[];
  /** It takes a picture, and refuses what is none. */
  readonly picture?: boolean;
}

/** Moments that the words of examples are made from. */
const exampleDetails = {
  until: 1_798_000_000_000,
  opensAt: 1_788_000_000_000,
  closesAt: 1_798_000_000_000,
  expiresAt: 1_798_000_000_000,
  dueAt: 1_798_000_000_000,
};

/** Numbers and names that the words of a refused picture speak of. */
const examplePicture = {
  megabytes: 24.3,
  limitMegabytes: 20,
  declared: "JPG",
  actual: "PNG",
  width: 240,
  height: 320,
  fitWidth: 6240,
  fitHeight: 8320,
};

/** Describes a route for `/api/openapi.json`: what it answers, and every code it refuses with, by status. */
export function describe<Schema extends v.GenericSchema>(route: Description<Schema>): MiddlewareHandler {
  const { tag, summary, who, command = false, answers, media, status = 200 } = route;
  const content =
    media !== undefined
      ? { [media]: { schema: { type: "string" as const, format: "binary" } } }
      : answers && { "application/json": { schema: resolver(answers.schema), example: answers.example } };
  const codes: Code[] = ["internal", ...(route.refusals ?? [])];
  if (who !== "anyone") codes.push("notLoggedIn");
  if (command) codes.push("keyMissing", "keyReused");
  return describeRoute({
    tags: [tag],
    summary,
    ...(route.more !== undefined && { description: route.more }),
    ...(who !== "anyone" && { security: [{ [who === "shell" ? "shellToken" : "session"]: [] }] }),
    ...(command && {
      parameters: [
        {
          in: "header",
          name: "Idempotency-Key",
          required: true,
          schema: { type: "string", pattern: "^[\\x21-\\x7e]{8,64}$" },
        },
      ],
    }),
    responses: {
      [status]: { description: "Done", ...(content && { content }) },
      ...refusalResponses(codes, route.picture ?? false),
    },
  });
}

function refusalResponses(codes: readonly Code[], picture: boolean) {
  const byStatus = new Map<number, Record<string, { readonly summary: string; readonly value: object }>>();
  for (const code of new Set(codes)) {
    const { status, text } = describeCode(code, exampleDetails);
    const value = problemBody(status, code, text);
    byStatus.set(status, { ...byStatus.get(status), [code]: { summary: text.en, value } });
  }
  if (picture) {
    for (const code of photoCodes) {
      const status = code === "too_many_bytes" ? 413 : 422;
      const { message } = refusePicture(code, examplePicture);
      const value = problemBody(status, code, message);
      byStatus.set(status, { ...byStatus.get(status), [code]: { summary: message.en, value } });
    }
  }
  const entries = [...byStatus].map(([status, examples]) => [
    status,
    {
      description: Object.keys(examples).join(", "),
      ...(status === 429 && {
        headers: {
          "Retry-After": {
            description: "Seconds to wait, where known",
            schema: { type: "integer" as const },
          },
        },
      }),
      content: {
        "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" }, examples },
      },
    },
  ]);
  return Object.fromEntries(entries);
}
