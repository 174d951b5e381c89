import { Hono } from "hono";
import { repairDrift } from "../../effects/repair-drift.ts";
import { outboxChecksSince } from "../../roster/drift.ts";
import { stuckCollections } from "../../roster/operations.ts";
import { resumeTask, taskById, tasksStandingStill } from "../../roster/tasks.ts";
import { allow } from "../frame/allow.tsx";
import type { DeskEnv } from "../frame/desk-env.ts";
import { htmlPage } from "../frame/html-page.ts";
import { refusePage } from "../frame/refuse.tsx";
import { StuckPage } from "./stuck-page.tsx";

const DAY = 86_400_000;
const FIVE_MINUTES = 5 * 60_000;
const settling = allow("settleOperations");

/** What stands still, and how to move it. */
export const stuckPages = new Hono<DeskEnv>();

stuckPages.get("/stuck", allow("viewOperations"), async (context) => {
  const { staff, language } = context.var;
  const db = context.env.DB;
  const now = Date.now();
  const [stuck, tasks, lag] = await Promise.all([
    stuckCollections(db, now),
    tasksStandingStill(db, now - FIVE_MINUTES),
    outboxChecksSince(db, now - DAY),
  ]);
  return htmlPage(
    context,
    <StuckPage language={language} staff={staff} stuck={stuck} tasks={tasks} lag={lag} />,
  );
});

stuckPages.post("/stuck/tasks/:task", settling, async (context) => {
  const { env } = context;
  const task = await taskById(env.DB, context.req.param("task"));
  if (task === null || !(await resumeTask(env.DB, task.id))) return refusePage(context, "notFound");
  await env.TASKS.getByName(task.id).run(task.id);
  return context.redirect(`/desk/programmes/${task.programmeId}/tasks/${task.id}`, 303);
});

stuckPages.post("/stuck/sweep", settling, async (context) => {
  await repairDrift(context.env, Date.now());
  return context.redirect("/desk/operations/stuck", 303);
});
