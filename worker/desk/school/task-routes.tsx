import { Hono } from "hono";
import { readCheckSubject } from "../../roster/import/check-subject.ts";
import { programmeById } from "../../roster/programmes.ts";
import { resumeTask, taskById } from "../../roster/tasks.ts";
import { allow } from "../frame/allow.tsx";
import type { DeskContext, DeskEnv } from "../frame/desk-env.ts";
import { htmlPage } from "../frame/html-page.ts";
import { refusePage } from "../frame/refuse.tsx";
import { programmeSubject } from "../frame/subjects.ts";
import { TaskPage } from "./task-page.tsx";

const REFRESH_SECONDS = "2";
const allowed = allow("importList", programmeSubject);

/** Long work of a programme, followed and resumed; the page comes again by itself, without script. */
export const taskPages = new Hono<DeskEnv>();

taskPages.get("/:programme/tasks/:task", allowed, async (context) => {
  const { staff, language, subject } = context.var;
  const [programme, task] = await Promise.all([programmeById(context.env.DB, subject.id), ownTask(context)]);
  if (programme === null || task === null) return refusePage(context, "notFound");
  const found = task.kind === "check" && task.state === "done" ? readCheckSubject(task.subject) : null;
  if (found !== null) {
    return context.redirect(`/desk/programmes/${subject.id}/list/${found.upload}/checks/${task.id}`, 303);
  }
  const follow = context.req.query("still") === undefined;
  if (follow && task.state === "running") context.header("refresh", REFRESH_SECONDS);
  return htmlPage(
    context,
    <TaskPage language={language} staff={staff} programme={programme} task={task} follow={follow} />,
  );
});

taskPages.post("/:programme/tasks/:task/resume", allowed, async (context) => {
  const { env } = context;
  const task = await ownTask(context);
  if (task === null) return refusePage(context, "notFound");
  if (await resumeTask(env.DB, task.id)) await env.TASKS.getByName(task.id).run(task.id);
  return context.redirect(`/desk/programmes/${task.programmeId}/tasks/${task.id}`, 303);
});

/** The task of `:task`, if it is this programme's. */
async function ownTask(context: DeskContext) {
  const task = await taskById(context.env.DB, context.req.param("task") ?? "");
  return task?.programmeId === context.var.subject.id ? task : null;
}
