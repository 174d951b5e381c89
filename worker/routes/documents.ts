import { Hono } from "hono";
import * as v from "valibot";
import { describe } from "../http/describe.ts";
import { languageOf } from "../http/language.ts";
import { refuse } from "../http/refusals.ts";
import { valid } from "../http/valid.ts";
import { agreementHash, currentPrivacyPolicy, findAgreement } from "../privacy/document.ts";
import { DocumentSchema } from "./schemas/qualification.ts";

const { id, version, zh } = currentPrivacyPolicy;

/** Texts that people agree to, in the caller's language. */
export const documents = new Hono<{ Bindings: Env }>().get(
  "/:document",
  describe({
    tag: "qualification",
    summary: "A text to agree to, such as the privacy policy; the latest version unless one is named",
    who: "anyone",
    answers: {
      schema: DocumentSchema,
      example: {
        id,
        version,
        language: "zh",
        title: zh.title,
        sections: [{ heading: "…", paragraphs: ["…"] }],
        sha256: "0".repeat(64),
      },
    },
    refusals: ["notFound", "documentUnknown", "inputInvalid"],
  }),
  valid("param", v.object({ document: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/)) })),
  valid("query", v.object({ version: v.optional(v.pipe(v.string(), v.isoDate())) })),
  async (context) => {
    const { document } = context.req.valid("param");
    const agreement = findAgreement(document, context.req.valid("query").version);
    if (agreement === undefined) return refuse(context, "documentUnknown");
    const language = languageOf(context.req.raw);
    const { title, sections } = agreement[language];
    const body = {
      id: agreement.id,
      version: agreement.version,
      language,
      title,
      sections: sections.map(({ heading, paragraphs }) => ({ heading, paragraphs: [...paragraphs] })),
      sha256: await agreementHash(agreement, language),
    };
    return context.json(body, 200);
  },
);
