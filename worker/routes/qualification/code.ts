import { type Context, Hono } from "hono";
import { codesOf } from "../../adapters.ts";
import { keysOf } from "../../env.ts";
import { withAccount } from "../../http/access.ts";
import { atMost, smallBody } from "../../http/body.ts";
import { onlyOnce, withKey } from "../../http/command.ts";
import { unlessCrowded } from "../../http/crowded.ts";
import { describe } from "../../http/describe.ts";
import { limitedByAccount } from "../../http/rate-limit.ts";
import { passOn, refusePicture } from "../../http/refusals.ts";
import { valid } from "../../http/valid.ts";
import { oneAtATime } from "../../photo/one-at-a-time.ts";
import { readPictureTexts } from "../../qualification/codes/read-picture.ts";
import { readCode } from "../../qualification/read-code.ts";
import { platformMinting } from "../../roster/ids.ts";
import { askShell } from "../../roster/shell-requests.ts";
import { CodePictureSchema, CodeTextSchema, ReadCodeSchema } from "../schemas/qualification.ts";
import { ShellRequestSchema } from "../schemas/shell.ts";
import { type ProgrammeEnv, withProgramme } from "./programme.ts";

const codeRefusals = [
  "notFound",
  "wrongMethod",
  "codeUnreadable",
  "notACollectionCode",
  "severalCodes",
  "codeExpired",
  "codeOfAnotherProgramme",
  "codesUnavailable",
  "proofCooling",
  "inputInvalid",
  "requestRunning",
  "tooOften",
] as const;
const example = {
  code: {
    collectionCode: "0123456789",
    school: "示例大学",
    category: "普通高等教育",
    level: "本科",
    year: 2027,
  },
};

async function readFor(context: Context<ProgrammeEnv>, texts: readonly string[]) {
  const { env } = context;
  const { programme, account } = context.var;
  const tools = { db: env.DB, keys: await keysOf(env), codes: codesOf(env), now: Date.now() };
  const code = await readCode(tools, programme, account, texts);
  return code.ok ? context.json({ code: code.value }, 200) : passOn(context, code.refusal);
}

/** 识别学信网图像采集码: from a picture, from a text, or by the native scanner. */
export const codes = new Hono<ProgrammeEnv>()
  .post(
    "/:programmeId/code-picture",
    describe({
      tag: "qualification",
      summary: "Finds the acquisition code in a screenshot or photo and keeps it for the proof",
      who: "account",
      command: true,
      answers: { schema: ReadCodeSchema, example },
      refusals: [...codeRefusals, "bodyTooLarge", "busy"],
      picture: true,
    }),
    atMost(13_000_000),
    withAccount,
    limitedByAccount("CODE_LIMIT", "code"),
    unlessCrowded,
    withProgramme,
    withKey,
    onlyOnce,
    valid("form", CodePictureSchema),
    async (context) => {
      const { picture } = context.req.valid("form");
      const bytes = new Uint8Array(await picture.arrayBuffer());
      const { looksLike } = codesOf(context.env);
      const read = await oneAtATime(() =>
        readPictureTexts(bytes, picture.name, (text) => looksLike(text.trim())),
      );
      return read.ok ? readFor(context, read.texts) : refusePicture(context, read.refusal);
    },
  )
  .post(
    "/:programmeId/code",
    describe({
      tag: "qualification",
      summary: "Takes the text of a scanned code and keeps it for the proof",
      who: "account",
      command: true,
      answers: { schema: ReadCodeSchema, example },
      refusals: codeRefusals,
    }),
    smallBody,
    withAccount,
    limitedByAccount("CODE_LIMIT", "code"),
    withProgramme,
    withKey,
    onlyOnce,
    valid("json", CodeTextSchema),
    (context) => readFor(context, [context.req.valid("json").content]),
  )
  .post(
    "/:programmeId/scan-requests",
    describe({
      tag: "shell",
      summary: "Asks the native shell to scan a code for this programme",
      who: "account",
      command: true,
      answers: {
        schema: ShellRequestSchema,
        example: { req: "A".repeat(32), page: "/pages/scan/scan?req=…", expiresAt: 1_788_000_000_000 },
      },
      refusals: ["notFound", "requestRunning"],
    }),
    smallBody,
    withAccount,
    withProgramme,
    withKey,
    onlyOnce,
    async (context) => {
      const ask = {
        accountId: context.var.account,
        purpose: "scan",
        subject: context.var.programme.id,
        detail: "",
      } as const;
      const { req, expiresAt } = await askShell(context.env.DB, ask, platformMinting);
      return context.json({ req, page: `/pages/scan/scan?req=${req}`, expiresAt }, 200);
    },
  );
