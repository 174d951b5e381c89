import { Hono } from "hono";
import { startOfChinaDay } from "../../../durable-objects/collection/calendar/china-time.ts";
import { keysOf } from "../../env.ts";
import { carryOutVerdicts } from "../../review/carry-out.ts";
import { UNDO_TIME, undoDecision } from "../../roster/review/decisions.ts";
import { agreements, differences, reviewerFigures, sampledPasses } from "../../roster/review/figures.ts";
import { giveBack, queueLength } from "../../roster/review/queue.ts";
import { giveSecondLook, secondLooksSince, undoSecondLook } from "../../roster/review/second-looks.ts";
import { permit, type StaffAction } from "../../staff/permission.ts";
import { allow } from "../frame/allow.tsx";
import type { DeskContext, DeskEnv } from "../frame/desk-env.ts";
import { htmlPage } from "../frame/html-page.ts";
import { decideOne } from "./decide-one.ts";
import { FiguresPage } from "./figures.tsx";
import { nextOnScreen, photoAfter, picturesOf } from "./load.ts";
import { ReviewPage } from "./page.tsx";
import { scopesOf } from "./scope.ts";
import { REVIEW_TEXTS } from "./texts.ts";

const WEEK = 7 * 86_400_000;

/** 人工审核. Reviewers work on the central stage, schools on theirs. */
export const reviewPages = new Hono<DeskEnv>();

/** Either of the two stages opens the queue; which part is shown follows from the grants. */
const reviewer = (context: DeskContext): StaffAction =>
  permit(context.var.staff.grants, "reviewCentral", null).ok ? "reviewCentral" : "reviewSchool";
const allowReview = (context: DeskContext, next: () => Promise<void>) =>
  allow(reviewer(context))(context, next);

reviewPages.use(allowReview);
reviewPages.get("/", async (context) => showNext(context, await lastSaid(context)));
reviewPages.post("/verdict", async (context) => {
  const decided = await decideOne(context);
  carryOutLater(context);
  if (!decided.ok) return showNext(context, { text: decided.text, undo: null, ok: false });
  const said = decided.approved ? "approved" : "rejected";
  return context.redirect(`/desk/review?said=${said}&decision=${decided.id}`, 303);
});
reviewPages.post("/undo", async (context) => {
  const { decision } = await context.req.parseBody();
  const { staff } = context.var;
  const id = typeof decision === "string" ? decision : "";
  const now = Date.now();
  const undone =
    (await undoDecision(context.env.DB, staff.id, id, now)) !== null ||
    (await undoSecondLook(context.env.DB, staff.id, id, now));
  return context.redirect(`/desk/review?said=${undone ? "undone" : "late"}`, 303);
});
reviewPages.post("/skip", async (context) => {
  const { graduate } = await context.req.parseBody();
  const { staff } = context.var;
  const now = Date.now();
  if (typeof graduate === "string") {
    await giveBack(context.env.DB, staff.id, graduate, now);
    await giveSecondLook(context.env.DB, staff.id, graduate, now);
  }
  return context.redirect("/desk/review?said=skipped", 303);
});
// Where the pictures of the photo after this one lie, so that they are there when its turn comes.
reviewPages.get("/ahead", async (context) => {
  const { staff } = context.var;
  const scopes = scopesOf(staff, context.req.query("stage"));
  const asked = { env: context.env, reviewer: staff.id, scopes, now: Date.now() };
  const next = await photoAfter(asked, context.req.query("after") ?? "");
  const pictures = next === null ? [] : Object.values(picturesOf(next, mayCard(context)));
  context.header("cache-control", "no-store");
  return context.json({ pictures: pictures.filter((address) => address !== null) });
});
reviewPages.get("/figures", async (context) => {
  const { staff, language } = context.var;
  const { DB } = context.env;
  // Their own for everybody, everyone's for those who run the desk.
  const all = permit(staff.grants, "viewOperations", null).ok;
  const since = Date.now() - WEEK;
  const [rows, agreed, differ, sampled] = await Promise.all([
    reviewerFigures(DB, since, all ? null : staff.id),
    agreements(DB, since, all ? null : staff.id),
    all ? differences(DB, since) : [],
    all ? sampledPasses(DB, since) : null,
  ]);
  const page = <FiguresPage {...{ language, staff, rows, agreed, differ, sampled }} />;
  return htmlPage(context, page);
});

const mayCard = ({ var: { staff } }: DeskContext) => permit(staff.grants, "compareIdentity", null).ok;

async function lastSaid(context: DeskContext) {
  const { said, decision } = context.req.query();
  const text = {
    approved: REVIEW_TEXTS.saidApproved,
    rejected: REVIEW_TEXTS.saidRejected,
    undone: REVIEW_TEXTS.undoDone,
    late: REVIEW_TEXTS.undoLate,
    skipped: REVIEW_TEXTS.skipped,
  }[said ?? ""];
  if (text === undefined) return null;
  const undo = said === "approved" || said === "rejected" ? (decision ?? null) : null;
  return { text, undo, ok: said !== "late" };
}

async function showNext(
  context: DeskContext,
  last: {
    readonly text: { zh: string; en: string };
    readonly undo: string | null;
    readonly ok: boolean;
  } | null,
) {
  const { env } = context;
  const { staff, language } = context.var;
  const now = Date.now();
  // Beside the answer: nobody has to wait for what concerns the photos before.
  context.executionCtx.waitUntil(carryOutVerdicts(env, await keysOf(env), now));
  const scopes = scopesOf(staff, context.req.query("stage"));
  const today = startOfChinaDay(now);
  const [shown, lengths, [figures], looks] = await Promise.all([
    nextOnScreen({ env, reviewer: staff.id, scopes, now }),
    Promise.all(scopes.map((scope) => queueLength(env.DB, scope, now))),
    reviewerFigures(env.DB, today, staff.id),
    secondLooksSince(env.DB, staff.id, today),
  ]);
  const queue = {
    waiting: lengths.reduce((sum, { waiting }) => sum + waiting, 0),
    overdue: lengths.reduce((sum, { overdue }) => sum + overdue, 0),
    firstDue: null,
  };
  const page = (
    <ReviewPage
      language={language}
      staff={staff}
      shown={shown}
      queue={queue}
      today={(figures?.decided ?? 0) + looks}
      now={now}
      mayCard={mayCard(context)}
      last={last}
    />
  );
  return htmlPage(context, page, last?.ok === false ? 409 : 200);
}

/** After the answer has gone: waits until the verdict can no longer be undone. The cron sweep does it if this does not. */
function carryOutLater(context: DeskContext): void {
  const work = async () => {
    await new Promise((resolve) => setTimeout(resolve, UNDO_TIME + 200));
    await carryOutVerdicts(context.env, await keysOf(context.env), Date.now());
  };
  context.executionCtx.waitUntil(work());
}
