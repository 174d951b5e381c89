import * as v from "valibot";
import { collectionPage, nextPages, programmePage } from "../../wechat/login/next.ts";
import { MomentSchema, TelephoneSchema } from "./common.ts";

/** A code of `wx.login` or of the phone-number button. */
export const CodeSchema = v.pipe(
  v.object({ code: v.pipe(v.string(), v.regex(/^[\w-]{1,256}$/)) }),
  v.examples([{ code: "0a3Kx7Ga1ZsQYI0Vb2Ha1kUwvD1Kx7GX" }]),
);

export const ShellTokenSchema = v.object({ token: v.string(), expiresIn: v.number() });

/** A page that nobody knows leads home, however long its address: a refusal would keep its reader out. */
export const NextSchema = v.pipe(
  v.object({ next: v.optional(v.string(), "/") }),
  v.examples([{ next: "/collect" }]),
);
export const TicketSchema = v.object({ ticket: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)) });
export const EnterSchema = v.pipe(TicketSchema, v.examples([{ ticket: "A".repeat(43) }]));
export const EnteredSchema = v.object({
  next: v.union([
    v.picklist(nextPages),
    v.pipe(v.string(), v.regex(collectionPage)),
    v.pipe(v.string(), v.regex(programmePage)),
  ]),
});

export const LeaveSchema = v.object({ everywhere: v.optional(v.literal("1")) });

/** Who is logged in; null: nobody. */
export const MeSchema = v.object({
  account: v.nullable(
    v.object({
      id: v.string(),
      createdAt: MomentSchema,
      /** `****1234`; null until the phone number is authorised. */
      phoneMasked: v.nullable(v.string()),
    }),
  ),
});

/** What a page has to know before anyone is logged in. */
export const StartSchema = v.object({
  environment: v.picklist(["local", "production"]),
  /** Where a plain browser finds the played shell (`{wechat}/pages/…`); null in production. */
  wechat: v.nullable(v.string()),
  privacyPolicy: v.object({ id: v.string(), version: v.string() }),
  /** Customer service for people who collect for no programme yet; null where there is none. */
  service: v.nullable(TelephoneSchema),
});
