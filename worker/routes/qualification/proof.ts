import { Hono } from "hono";
import { keysOf } from "../../env.ts";
import { withAccount } from "../../http/access.ts";
import { smallBody } from "../../http/body.ts";
import { type CommandEnv, onlyOnce, withKey } from "../../http/command.ts";
import { describe } from "../../http/describe.ts";
import { passOn } from "../../http/refusals.ts";
import { valid } from "../../http/valid.ts";
import { CODE_ATTEMPTS, claimByCode } from "../../qualification/claim-by-code.ts";
import { codeInHand } from "../../qualification/read-code.ts";
import { refuse as qualificationRefusal } from "../../qualification/refusal.ts";
import { attemptsOf, takeBackAttempt } from "../../roster/attempts.ts";
import { forgetPendingCode, pendingCode } from "../../roster/pending-codes.ts";
import { programmeById } from "../../roster/programmes.ts";
import { ProofSchema, QualificationSchema, QualifiedSchema } from "../schemas/qualification.ts";
import { claim } from "./claim.ts";

/** The code that waits for its proof, and the proof: 核验学籍信息. */
export const qualification = new Hono<CommandEnv>()
  .use(smallBody, withAccount)
  .get(
    "/",
    describe({
      tag: "qualification",
      summary: "Which code was read and waits for its proof, and a cooling period",
      who: "account",
      answers: { schema: QualificationSchema, example: { code: null, coolingUntil: null } },
    }),
    async (context) => {
      const { DB: db } = context.env;
      const now = Date.now();
      const { account } = context.var;
      const [inHand, { coolingUntil }] = await Promise.all([
        codeInHand({ db, keys: await keysOf(context.env), now }, account),
        attemptsOf(db, account, CODE_ATTEMPTS),
      ]);
      const code = inHand && {
        programmeId: inHand.programmeId,
        code: inHand.summary,
        readAt: inHand.readAt,
        expiresAt: inHand.expiresAt,
      };
      const cooling = coolingUntil !== null && now < coolingUntil ? coolingUntil : null;
      return context.json({ code, coolingUntil: cooling }, 200);
    },
  )
  .delete(
    "/",
    describe({
      tag: "qualification",
      summary: "Forgets the code that was read",
      who: "account",
      command: true,
      status: 204,
      refusals: ["requestRunning"],
    }),
    withKey,
    onlyOnce,
    async (context) => {
      await forgetPendingCode(context.env.DB, context.var.account);
      return context.body(null, 204);
    },
  )
  .post(
    "/proof",
    describe({
      tag: "qualification",
      summary: "Proves the code with the last four characters of the document number; gives the collection",
      who: "account",
      command: true,
      answers: { schema: QualifiedSchema, example: { collectionId: "gAAAAAAAAAAAAAAAAAAAAAA" } },
      refusals: [
        "codeMissing",
        "lastFourForm",
        "proofMismatch",
        "proofCooling",
        "wrongMethod",
        "heldByAnother",
        "windowNotOpen",
        "windowClosed",
        "closed",
        "policyInvalid",
        "inputInvalid",
        "requestRunning",
      ],
    }),
    withKey,
    onlyOnce,
    valid("json", ProofSchema),
    async (context) => {
      const { env } = context;
      const { DB: db } = env;
      const { account: accountId, key } = context.var;
      const keys = await keysOf(env);
      const now = Date.now();
      const pending = await pendingCode(db, keys, accountId, now);
      const programme = pending && (await programmeById(db, pending.programmeId));
      if (!programme) return passOn(context, qualificationRefusal("codeMissing").refusal);
      const typed = context.req.valid("json").lastFour;
      const prepared = await claimByCode({ db, keys, now }, programme, accountId, typed);
      if (!prepared.ok) return passOn(context, prepared.refusal);
      const { graduateId, record, lastFour } = prepared.value;
      const proof = { kind: "lastFour", typed: lastFour } as const;
      const answer = await claim(env, { key, accountId, programme, graduateId, record, proof });
      // Right digits, and those that nobody judged (the window is closed), are no wrong try.
      if (answer.ok || answer.refusal.code !== "proofMismatch")
        await takeBackAttempt(db, accountId, CODE_ATTEMPTS);
      if (!answer.ok) return passOn(context, answer.refusal);
      await forgetPendingCode(db, accountId);
      return context.json({ collectionId: graduateId }, 200);
    },
  );
