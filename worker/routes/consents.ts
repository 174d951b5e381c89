import { Hono } from "hono";
import * as v from "valibot";
import { withAccount } from "../http/access.ts";
import { smallBody } from "../http/body.ts";
import { type CommandEnv, onlyOnce, withKey } from "../http/command.ts";
import { describe } from "../http/describe.ts";
import { languageOf } from "../http/language.ts";
import { refuse } from "../http/refusals.ts";
import { valid } from "../http/valid.ts";
import { agreementHash, findAgreement } from "../privacy/document.ts";
import { consentsOf, hasConsented, recordConsent, withdrawConsent } from "../roster/consents.ts";
import { platformMinting } from "../roster/ids.ts";
import { ConsentsSchema, GiveConsentSchema } from "./schemas/qualification.ts";

/** The ledger of agreements of an account. What was agreed to is hashed here, not by the page. */
export const consents = new Hono<CommandEnv>()
  .use(smallBody, withAccount)
  .get(
    "/",
    describe({
      tag: "qualification",
      summary: "What this account has agreed to, and when",
      who: "account",
      answers: {
        schema: ConsentsSchema,
        example: {
          consents: [
            {
              document: "privacy",
              version: "2026-09-01",
              language: "zh",
              givenAt: 1_788_000_000_000,
              withdrawnAt: null,
            },
          ],
        },
      },
    }),
    async (context) => {
      const rows = await consentsOf(context.env.DB, context.var.account);
      const consents = rows.map(({ document, version, language, givenAt, withdrawnAt }) => {
        return { document, version, language, givenAt, withdrawnAt };
      });
      return context.json({ consents }, 200);
    },
  )
  .post(
    "/",
    describe({
      tag: "qualification",
      summary: "Agrees to a version of a text, in the language of the request",
      who: "account",
      command: true,
      status: 204,
      refusals: ["documentUnknown", "inputInvalid", "requestRunning"],
    }),
    withKey,
    onlyOnce,
    valid("json", GiveConsentSchema),
    async (context) => {
      const { document, version, programmeId } = context.req.valid("json");
      const agreement = findAgreement(document, version);
      if (agreement === undefined) return refuse(context, "documentUnknown");
      const { DB: db } = context.env;
      const accountId = context.var.account;
      if (await hasConsented(db, { accountId, document, version })) return context.body(null, 204);
      const language = languageOf(context.req.raw);
      const textSha256 = await agreementHash(agreement, language);
      const consent = {
        accountId,
        document,
        version,
        textSha256,
        language,
        programmeId: programmeId ?? null,
      };
      await recordConsent(db, consent, platformMinting);
      return context.body(null, 204);
    },
  )
  .delete(
    "/:document",
    describe({
      tag: "qualification",
      summary: "Withdraws the agreement to a text",
      who: "account",
      command: true,
      status: 204,
      refusals: ["notFound", "requestRunning"],
    }),
    withKey,
    onlyOnce,
    valid("param", v.object({ document: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/)) })),
    async (context) => {
      const { document } = context.req.valid("param");
      await withdrawConsent(context.env.DB, context.var.account, document, Date.now());
      return context.body(null, 204);
    },
  );
