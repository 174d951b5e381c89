import type { Context } from "hono";
import {
  type Refusal,
  type RefusalCode,
  refusalCodes,
  refusal as refusalOf,
} from "../../durable-objects/collection/refusal.ts";
import type { IntakeRefusal } from "../photo/intake/refusal.ts";
import {
  type QualificationCode,
  type QualificationRefusal,
  qualificationCodes,
  refuse as qualificationRefusal,
} from "../qualification/refusal.ts";
import type { Text } from "../text.ts";
import type { WechatRefusal } from "../wechat/outcome.ts";
import { type RefusalCode as WechatCode, refusals as wechatRefusals } from "../wechat/refusals.ts";
import { type ApiCode, apiRefusals } from "./api-refusals.ts";
import { type Problem, type ProblemResponse, type ProblemStatus, problem } from "./problem.ts";

/** Every code that the API refuses with, except those of a picture that cannot be taken (`photoCodes`). */
export type Code = ApiCode | RefusalCode | QualificationCode | WechatCode;

/** What a collection refuses is a conflict with its state, unless it is one of these. */
const collectionStatuses: Partial<Record<RefusalCode, ProblemStatus>> = {
  // Whose collection it is, nobody else learns.
  notClaimed: 404,
  notHolder: 404,
  orderUnknown: 404,
  keyInvalid: 400,
  keyReused: 422,
  actorNotAllowed: 403,
  proofMismatch: 422,
  proofCooling: 429,
  serviceMissing: 422,
  serviceUnknown: 422,
};

/** What qualification refuses is about what was entered, unless it is one of these. */
const qualificationStatuses: Partial<Record<QualificationCode, ProblemStatus>> = {
  codesUnavailable: 503,
  wrongMethod: 409,
};

const wechatStatuses: Partial<Record<WechatCode, ProblemStatus>> = {
  codeInvalid: 422,
  phoneWatermark: 422,
  openidUnknown: 422,
  rateLimited: 429,
  highRiskUser: 403,
  orderPaid: 409,
  orderClosed: 409,
};

function isApiCode(code: Code): code is ApiCode {
  return code in apiRefusals;
}

function isCollectionCode(code: Code): code is RefusalCode {
  return (refusalCodes as readonly string[]).includes(code);
}

function isQualificationCode(code: Code): code is QualificationCode {
  return (qualificationCodes as readonly string[]).includes(code);
}

/** The status and the words of a code; moments in the words are those of `details`. */
export function describeCode(
  code: Code,
  details: Readonly<Record<string, string | number>> = {},
): { readonly status: ProblemStatus; readonly text: Text } {
  if (isApiCode(code)) return apiRefusals[code];
  if (isCollectionCode(code)) {
    return { status: collectionStatuses[code] ?? 409, text: refusalOf(code, details).text };
  }
  if (isQualificationCode(code)) {
    return {
      status: qualificationStatuses[code] ?? 422,
      text: qualificationRefusal(code, details).refusal.text,
    };
  }
  const { text, retry } = wechatRefusals[code];
  return { status: wechatStatuses[code] ?? (retry ? 503 : 502), text };
}

/** Answers with a code's own status and words. */
export function refuse(
  context: Context,
  code: Code,
  more: Pick<Problem, "details" | "fields"> = {},
): ProblemResponse {
  const { status, text } = describeCode(code, more.details);
  return problem(context, status, code, text, more);
}

/** Passes on what a collection, qualification or WeChat refused. Whose a thing is stays unsaid: `notFound`. */
export function passOn(
  context: Context,
  refused: Refusal | QualificationRefusal | WechatRefusal,
): ProblemResponse {
  if (refused.code === "notClaimed" || refused.code === "notHolder") return refuse(context, "notFound");
  return refuse(context, refused.code, "details" in refused ? { details: refused.details } : {});
}

/** A picture that cannot be taken; its words say what to do. */
export function refusePicture(
  context: Context,
  { code, message, details }: Pick<IntakeRefusal, "code" | "message" | "details">,
): ProblemResponse {
  return problem(context, code === "too_many_bytes" ? 413 : 422, code, message, { details });
}

/** The codes of pictures that cannot be taken. */
export const photoCodes = [
  "empty",
  "too_many_bytes",
  "not_a_picture",
  "format_heic",
  "format_avif",
  "format_gif",
  "format_bmp",
  "format_tiff",
  "format_pdf",
  "type_mismatch",
  "truncated",
  "animated",
  "unsupported_variant",
  "too_small",
  "too_many_pixels",
  "decode_failed",
] as const satisfies readonly IntakeRefusal["code"][];
