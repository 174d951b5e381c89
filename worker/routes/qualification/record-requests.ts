import { Hono } from "hono";
import * as v from "valibot";
import { keysOf, readConfig } from "../../env.ts";
import { withAccount } from "../../http/access.ts";
import { smallBody } from "../../http/body.ts";
import { onlyOnce, withKey } from "../../http/command.ts";
import { describe } from "../../http/describe.ts";
import { passOn, refuse } from "../../http/refusals.ts";
import { valid } from "../../http/valid.ts";
import { identityAttempts } from "../../qualification/claim-by-identity.ts";
import { checkDocument } from "../../qualification/document/document.ts";
import { notFoundAnswer } from "../../qualification/not-found.ts";
import { attemptsOf } from "../../roster/attempts.ts";
import { platformMinting } from "../../roster/ids.ts";
import type { Programme } from "../../roster/programmes.ts";
import { type RecordRequestRow, requestOfAccount, requestRecord } from "../../roster/record-requests.ts";
import { lastVainSearch } from "../../roster/vain-searches.ts";
import { NamedSchema, NotFoundSchema, RecordRequestSchema } from "../schemas/qualification.ts";
import { type ProgrammeEnv, withProgramme } from "./programme.ts";

const example = {
  searched: {
    school: "示例大学",
    category: "普通高等教育",
    year: 2027,
    name: "周*",
    number: "*****175X",
    at: 1_788_000_000_000,
  },
  tries: 2,
  text: { zh: "未查询到您的学籍。", en: "Your student record was not found." },
  contact: {
    phone: "400-000-0000",
    hours: "09:00-20:00",
    school: { zh: "学生处，行政楼 101", en: "Student affairs, room 101" },
  },
  mayRequest: true,
  request: null,
};

/** For someone who is not on the school's list: whom to ask, and a request to be added. */
export const recordRequests = new Hono<ProgrammeEnv>()
  .get(
    "/:programmeId/record-requests",
    describe({
      tag: "qualification",
      summary: "Not found: how often it was tried, whom to ask, what became of the request to be added",
      who: "account",
      answers: { schema: NotFoundSchema, example },
      refusals: ["notFound"],
    }),
    withAccount,
    withProgramme,
    async (context) => {
      const { programme, account } = context.var;
      return context.json(await standing(context.env, programme, account), 200);
    },
  )
  .post(
    "/:programmeId/record-requests",
    describe({
      tag: "qualification",
      summary: "Asks the school to be added to its list; one open request at a time",
      more: "Name, document type and number together, or none of them: then it is about the person searched last.",
      who: "account",
      command: true,
      answers: { schema: NotFoundSchema, example },
      refusals: [
        "notFound",
        "documentForm",
        "documentRegion",
        "documentBirthDate",
        "documentCheckDigit",
        "inputInvalid",
        "requestRunning",
      ],
    }),
    smallBody,
    withAccount,
    withProgramme,
    withKey,
    onlyOnce,
    valid("json", RecordRequestSchema),
    async (context) => {
      const { env } = context;
      const { programme, account: accountId } = context.var;
      const { DB: db } = env;
      const { studentNumber, ...sent } = context.req.valid("json");
      const meant = v.safeParse(NamedSchema, sent).success ? sent : await searched(env, programme, accountId);
      const read = v.safeParse(NamedSchema, meant);
      if (!read.success) return refuse(context, "inputInvalid", { fields: ["name", "documentNumber"] });
      const { name, documentType, documentNumber } = read.output;
      const specimens = readConfig(env).environment === "local";
      const number = checkDocument(documentType, documentNumber, { now: Date.now(), specimens });
      if (!number.ok) return passOn(context, number.refusal);
      const last = await requestOfAccount(db, accountId, programme.id);
      if (last?.status !== "open") {
        const { total: tries } = await attemptsOf(db, accountId, identityAttempts(programme.id));
        const person = { name, documentType, documentNumber: number.value, studentNumber, tries };
        const { id: programmeId, schoolId } = programme;
        await requestRecord(
          db,
          await keysOf(env),
          { ...person, accountId, programmeId, schoolId },
          platformMinting,
        );
      }
      return context.json(await standing(env, programme, accountId), 200);
    },
  );

async function searched(env: Env, { id: programmeId }: Programme, accountId: string) {
  return lastVainSearch(env.DB, await keysOf(env), { accountId, programmeId }, Date.now());
}

async function standing(env: Env, programme: Programme, accountId: string) {
  const [typed, { total }, request] = await Promise.all([
    searched(env, programme, accountId),
    attemptsOf(env.DB, accountId, identityAttempts(programme.id)),
    requestOfAccount(env.DB, accountId, programme.id),
  ]);
  const answer = notFoundAnswer(programme, typed, total, request);
  const { tries, text, mayRequest } = answer;
  const { phone, hours, school } = answer.contact;
  const contact = { phone, hours, school };
  return { searched: answer.searched, tries, text, mayRequest, contact, request: requestView(request) };
}

function requestView(request: RecordRequestRow | null) {
  if (request === null) return null;
  const { id, status, createdAt, answer } = request;
  return { id, status, createdAt, answer };
}
