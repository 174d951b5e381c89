import { Hono } from "hono";
import { keysOf } from "../../env.ts";
import { openCard } from "../../qualification/identity/cards.ts";
import { addCaseNote } from "../../roster/case-notes.ts";
import { platformMinting } from "../../roster/ids.ts";
import { revealDocumentNumber } from "../../roster/student-records.ts";
import type { Text } from "../../text.ts";
import { allow } from "../frame/allow.tsx";
import type { DeskContext, DeskEnv } from "../frame/desk-env.ts";
import { htmlPage } from "../frame/html-page.ts";
import { refusePage } from "../frame/refuse.tsx";
import { graduateSubject } from "../frame/subjects.ts";
import { sentPicture, sniffed } from "../photos/sent.ts";
import { PLAIN_ACTIONS } from "./actions.ts";
import { loadCase } from "./load.ts";
import { CasePage } from "./page.tsx";
import {
  correctRecord,
  plainAction,
  queryPayment,
  refundOrder,
  resendMessage,
  type Said,
  unlockAttempts,
} from "./perform.ts";

const REASONED = { reason: true };

/** The case of one graduate. */
export const casePages = new Hono<DeskEnv>();

casePages.get("/:graduate", allow("viewCase", graduateSubject), (context) => answerCase(context));

casePages.post("/:graduate/document", allow("revealDocument", graduateSubject, REASONED), async (context) => {
  const { subject } = context.var;
  const number = await revealDocumentNumber(context.env.DB, await keysOf(context.env), subject.id);
  return answerCase(context, { revealed: number ?? "—" });
});

casePages.post(
  "/:graduate/cards/:submission/:side",
  allow("viewIdentityCard", graduateSubject, REASONED),
  async (context) => {
    const { submission = "", side } = context.req.param();
    if (side !== "portrait" && side !== "emblem") return refusePage(context, "notFound");
    const { env, var: scene } = context;
    const bytes = await openCard(env.PHOTOS, await keysOf(env), scene.subject.id, submission, side);
    return bytes === null ? refusePage(context, "notFound") : sentPicture(bytes, sniffed(bytes));
  },
);

casePages.post("/:graduate/notes", allow("viewCase", graduateSubject), async (context) => {
  const { text } = await context.req.parseBody();
  const { staff, subject } = context.var;
  if (typeof text !== "string" || text.trim() === "" || text.length > 2000)
    return refusePage(context, "form");
  const note = { graduateId: subject.id, author: staff.id, text: text.trim() };
  await addCaseNote(context.env.DB, await keysOf(context.env), note, platformMinting);
  return context.redirect(`/desk/graduates/${subject.id}`, 303);
});

for (const action of PLAIN_ACTIONS) {
  casePages.post(`/:graduate/actions/${action}`, allow(action, graduateSubject, REASONED), async (context) =>
    answerSaid(
      context,
      await (action === "unlockAttempts" ? unlockAttempts(context) : plainAction(context, action)),
    ),
  );
}
casePages.post("/:graduate/refund", allow("requestRefund", graduateSubject, REASONED), async (context) =>
  answerSaid(context, await refundOrder(context)),
);
casePages.post("/:graduate/record", allow("correctRecord", graduateSubject, REASONED), async (context) =>
  answerSaid(context, await correctRecord(context)),
);
casePages.post("/:graduate/payment", allow("queryPayment", graduateSubject, REASONED), async (context) =>
  answerSaid(context, await queryPayment(context)),
);
casePages.post(
  "/:graduate/messages/:seq",
  allow("resendMessage", graduateSubject, REASONED),
  async (context) => answerSaid(context, await resendMessage(context)),
);
casePages.post("/:graduate/reproject", allow("reproject", graduateSubject, REASONED), async (context) => {
  await context.env.GRADUATE.getByName(context.var.subject.id).reproject();
  return answerSaid(context, { ok: true, text: { zh: "已重新写入查询库。", en: "Projected again." } });
});

function answerSaid(context: DeskContext, said: Said | null) {
  return said === null ? refusePage(context, "form") : answerCase(context, { said });
}

async function answerCase(
  context: DeskContext,
  more: { revealed?: string; said?: { readonly ok: boolean; readonly text: Text } } = {},
) {
  const { staff, language, subject } = context.var;
  const found = await loadCase(context.env, subject.id);
  if (found === null) return refusePage(context, "notFound");
  const page = (
    <CasePage
      found={found}
      language={language}
      staff={staff}
      now={Date.now()}
      schoolId={subject.schoolId}
      origin={new URL(context.req.url).origin}
      revealed={more.revealed ?? null}
      said={more.said ?? null}
    />
  );
  return htmlPage(context, page, more.said?.ok === false ? 409 : 200);
}
