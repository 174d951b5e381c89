import type { ProgrammePolicy } from "../roster/policy/policy.ts";
import type { RecordRequestStatus } from "../roster/record-requests.ts";
import type { Text } from "../text.ts";
import { maskName, maskNumber } from "./mask.ts";

/** The page for someone whose record was not found: what was searched, how often, whom to ask. */
export interface NotFoundAnswer {
  readonly searched: {
    readonly school: string;
    readonly category: string;
    readonly year: number;
    /** Masked, as typed. */
    readonly name: string;
    readonly number: string;
    /** When (ms). */
    readonly at: number;
  } | null;
  readonly tries: number;
  readonly contact: { readonly school: Text; readonly phone: string; readonly hours: string };
  readonly text: Text;
  /** The school answers a request only once: null before it was made. */
  readonly request: { readonly status: RecordRequestStatus; readonly answer: string | null } | null;
  /** Whether a request to be added can be made now. */
  readonly mayRequest: boolean;
}

/** After so many tries a request to be added is offered: before, a typing error is likelier. */
const TRIES_BEFORE_REQUEST = 2;

const TEXT: Text = {
  zh: "未查询到您的学籍。请核对院校、学历类别、姓名和证件号码；确认无误的，请联系学校，或申请加入采集名单。",
  en: "Your student record was not found. Check the school, category, name and number; if all are right, ask your school or request to be added.",
};

/**
 * Describes what was searched in vain and what can be done.
 *
 * @param typed The last search; null when none is remembered.
 */
export function notFoundAnswer(
  programme: {
    readonly school: string;
    readonly category: string;
    readonly year: number;
    readonly policy: Pick<ProgrammePolicy, "contact" | "texts">;
  },
  typed: { readonly name: string; readonly documentNumber: string; readonly at: number } | null,
  tries: number,
  request: { readonly status: RecordRequestStatus; readonly answer: string | null } | null,
): NotFoundAnswer {
  const { school, category, year, policy } = programme;
  return {
    searched: typed && {
      school,
      category,
      year,
      name: maskName(typed.name),
      number: maskNumber(typed.documentNumber),
      at: typed.at,
    },
    tries,
    contact: policy.contact,
    text: policy.texts.notFound ?? TEXT,
    request: request === null ? null : { status: request.status, answer: request.answer },
    mayRequest: tries >= TRIES_BEFORE_REQUEST && request?.status !== "open" && request?.status !== "added",
  };
}
