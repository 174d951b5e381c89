import * as v from "valibot";
import { exportNameFault } from "./export-name.ts";

const Line = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000));
const TextSchema = v.object({ zh: Line, en: Line });
const count = (most: number, least = 1) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const Moment = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Day = v.pipe(
  v.string(),
  v.isoDate(),
  // The pattern alone lets 2026-02-30 through.
  v.check((day) => {
    const at = new Date(`${day}T00:00:00Z`);
    return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
  }, "is not a day"),
);
const Id = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/));

const Service = v.object({
  id: Id,
  name: TextSchema,
  description: v.optional(TextSchema),
  /** Integer fen; at most 1,000 yuan, beyond which it is a slip of the keyboard. */
  priceFen: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)),
  required: v.boolean(),
});

const Review = v.pipe(
  v.object({
    stages: v.union([
      v.strictTuple([v.literal("central")]),
      v.strictTuple([v.literal("school")]),
      v.strictTuple([v.literal("school"), v.literal("central")]),
    ]),
    workingDays: count(30),
    /** Photos whose checks all pass need no person, but for this share (%) that `seed` draws. */
    automatic: v.optional(
      v.nullable(
        v.object({
          samplePercent: count(100),
          seed: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/)), "1"),
        }),
      ),
      null,
    ),
  }),
  v.forward(
    v.check(
      ({ stages, automatic }) => automatic === null || stages.some((stage) => stage === "central"),
      "needs the central stage",
    ),
    ["automatic"],
  ),
);

/**
 * Everything a programme decides, as staff enter it and as it is stored, version by version. Prices in fen,
 * moments in ms, days as `2026-07-13`; texts in both languages.
 */
const ProgrammePolicySchema = v.pipe(
  v.strictObject({
    qualification: v.picklist(["code", "identity"]),
    photoSpec: Id,
    services: v.pipe(
      v.array(Service),
      v.minLength(1),
      v.maxLength(20),
      v.check(
        (services) => new Set(services.map(({ id }) => id)).size === services.length,
        "two services have one id",
      ),
      v.check((services) => services.some(({ required }) => required), "no service is required"),
    ),
    capture: v.optional(v.picklist(["camera-only", "camera-or-album"]), "camera-only"),
    attempts: v.optional(
      v.object({ proof: count(20), coolingMinutes: count(7 * 24 * 60), shots: count(500) }),
      {
        proof: 5,
        coolingMinutes: 60,
        shots: 60,
      },
    ),
    review: v.optional(Review, { stages: ["central"], workingDays: 2 }),
    window: v.pipe(
      v.object({ opensAt: Moment, closesAt: Moment }),
      v.check(({ opensAt, closesAt }) => opensAt < closesAt, "closes before it opens"),
    ),
    calendar: v.optional(
      v.object({
        holidays: v.pipe(v.array(Day), v.maxLength(400)),
        workdays: v.pipe(v.array(Day), v.maxLength(400)),
      }),
      { holidays: [], workdays: [] },
    ),
    // WeChat Pay takes no order in its last minute, and reading and paying take one or two.
    orderMinutes: v.optional(count(120, 5), 30),
    leaseSeconds: v.optional(count(600), 120),
    reminders: v.optional(
      v.object({
        beforeCloseDays: v.pipe(v.array(count(60)), v.maxLength(5)),
        idleDays: v.nullable(count(90)),
      }),
      { beforeCloseDays: [7, 1], idleDays: 7 },
    ),
    retentionDays: v.optional(count(3650), 365),
    exportName: v.pipe(v.string(), v.maxLength(200)),
    contact: v.object({
      phone: v.pipe(v.string(), v.regex(/^[0-9][0-9 -]{5,19}$/)),
      hours: v.pipe(v.string(), v.regex(/^\d{2}:\d{2}-\d{2}:\d{2}$/)),
      /** Whom at the school to ask about the list. */
      school: TextSchema,
    }),
    privacyPolicy: v.object({ id: Id, version: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/)) }),
    texts: v.optional(
      v.object({
        welcome: v.optional(TextSchema),
        price: v.optional(TextSchema),
        notFound: v.optional(TextSchema),
      }),
      {},
    ),
  }),
  v.check(
    ({ exportName, qualification }) => exportNameFault(exportName, qualification) === null,
    "the export name is not a template that names every photo",
  ),
  v.forward(
    v.check(
      // Where there is a document, a person compares the face with it.
      ({ qualification, review }) => qualification === "code" || review.automatic === null,
      "identities are compared by a person",
    ),
    ["review", "automatic"],
  ),
);

/** See {@link ProgrammePolicySchema}. */
export type ProgrammePolicy = v.InferOutput<typeof ProgrammePolicySchema>;
/** A policy as staff enter it, before its defaults are filled in. */
export type ProgrammePolicyInput = v.InferInput<typeof ProgrammePolicySchema>;

/** A checked policy, or the paths of the fields that are wrong, without what they held. */
export type PolicyOutcome =
  | { readonly ok: true; readonly policy: ProgrammePolicy }
  | { readonly ok: false; readonly fields: readonly string[] };

/** Checks a policy and fills in its defaults. */
export function readPolicy(raw: unknown): PolicyOutcome {
  const parsed = v.safeParse(ProgrammePolicySchema, raw);
  if (parsed.success) return { ok: true, policy: parsed.output };
  const fields = parsed.issues.map((issue) => v.getDotPath(issue) ?? "exportName");
  return { ok: false, fields: [...new Set(fields)] };
}
