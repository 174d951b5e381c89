import { Hono } from "hono";
import { graduateOf } from "../../adapters.ts";
import { keysOf, readConfig } from "../../env.ts";
import { withAccount } from "../../http/access.ts";
import { atMost } from "../../http/body.ts";
import { onlyOnce, withKey } from "../../http/command.ts";
import { describe } from "../../http/describe.ts";
import { languageOf } from "../../http/language.ts";
import { limitedByAccount } from "../../http/rate-limit.ts";
import { passOn } from "../../http/refusals.ts";
import { valid } from "../../http/valid.ts";
import { agreementHash, findAgreement } from "../../privacy/document.ts";
import { claimByIdentity, identityAttempts } from "../../qualification/claim-by-identity.ts";
import { discardSubmission, keepNewest } from "../../qualification/identity/purge.ts";
import { takeBackAttempt } from "../../roster/attempts.ts";
import { platformMinting } from "../../roster/ids.ts";
import type { Programme } from "../../roster/programmes.ts";
import { IdentitySchema, QualifiedSchema } from "../schemas/qualification.ts";
import { claim } from "./claim.ts";
import { type ProgrammeEnv, withProgramme } from "./programme.ts";

/** 身份认证: name, document and its pictures, matched with the school's list. */
export const identity = new Hono<ProgrammeEnv>().post(
  "/:programmeId/identity",
  describe({
    tag: "qualification",
    summary: "Matches name, document number and pictures with the school's list; gives the collection",
    who: "account",
    command: true,
    answers: { schema: QualifiedSchema, example: { collectionId: "gAAAAAAAAAAAAAAAAAAAAAA" } },
    refusals: [
      "notFound",
      "wrongMethod",
      "nameForm",
      "documentForm",
      "documentRegion",
      "documentBirthDate",
      "documentCheckDigit",
      "cardPictureMissing",
      "cardPictureInvalid",
      "cardSidesSame",
      "consentMissing",
      "consentOutdated",
      "recordNotFound",
      "proofCooling",
      "proofMismatch",
      "heldByAnother",
      "windowNotOpen",
      "windowClosed",
      "closed",
      "policyInvalid",
      "inputInvalid",
      "bodyTooLarge",
      "requestRunning",
      "tooOften",
    ],
  }),
  atMost(25_000_000),
  withAccount,
  limitedByAccount("PHOTO_LIMIT", "identity"),
  withProgramme,
  withKey,
  onlyOnce,
  valid("form", IdentitySchema),
  async (context) => {
    const { env } = context;
    const { account: accountId, key, programme } = context.var;
    const { name, documentType, documentNumber, front, back, consentVersion } = context.req.valid("form");
    const tools = {
      db: env.DB,
      bucket: env.PHOTOS,
      keys: await keysOf(env),
      minting: platformMinting,
      specimens: readConfig(env).environment === "local",
    };
    const pictures = {
      portrait: await bytesOf(front),
      ...(back !== undefined && { emblem: await bytesOf(back) }),
    };
    const consent = await consentOf(programme, consentVersion, languageOf(context.req.raw));
    const input = { name, documentType, documentNumber, pictures, consent };
    const matched = await claimByIdentity(tools, programme, accountId, input);
    if (!matched.ok) return passOn(context, matched.refusal);
    const { graduateId, record, submissionId } = matched.value;
    const proof = { kind: "identity", holds: true } as const;
    const answer = await claim(env, { key, accountId, programme, graduateId, record, proof });
    // Whoever is on the list was no wrong try, whatever stands in the way of the claim.
    if (answer.ok || answer.refusal.code !== "proofMismatch")
      await takeBackAttempt(env.DB, accountId, identityAttempts(programme.id));
    if (!answer.ok) {
      await discardSubmission(env.DB, env.PHOTOS, { graduateId, submissionId }, Date.now());
      return passOn(context, answer.refusal);
    }
    const { status } = (await graduateOf(env, graduateId).view()).collection.photo;
    const wanted = status !== "approved" && status !== "delivered";
    await keepNewest(env.DB, env.PHOTOS, { accountId, graduateId, submissionId, wanted }, Date.now());
    return context.json({ collectionId: graduateId }, 200);
  },
);

async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.arrayBuffer());
}

async function consentOf(programme: Programme, version: string | undefined, language: "zh" | "en") {
  const { privacyPolicy } = programme.policy;
  if (version === undefined) return null;
  const agreement = findAgreement(privacyPolicy.id, version);
  return agreement === undefined
    ? { version, textSha256: "", language }
    : { version, textSha256: await agreementHash(agreement, language), language };
}
