import { Hono } from "hono";
import { programmeById } from "../../roster/programmes.ts";
import {
  nextToRemind,
  partsMissing,
  type ReminderFilter,
  reminderForecast,
  THEIR_TURN,
} from "../../roster/reminders.ts";
import { tasksOf } from "../../roster/tasks.ts";
import { startTask } from "../../tasks/start-task.ts";
import { allow } from "../frame/allow.tsx";
import type { DeskEnv } from "../frame/desk-env.ts";
import { htmlPage } from "../frame/html-page.ts";
import { refusePage } from "../frame/refuse.tsx";
import { programmeSubject } from "../frame/subjects.ts";
import { REMINDER_TEXTS } from "./reminder-texts.ts";
import { RemindersPage } from "./reminders-page.tsx";

const allowed = allow("sendReminders", programmeSubject);

/** Reminding those of a programme who are missing. */
export const reminderPages = new Hono<DeskEnv>();

reminderPages.get("/:programme/reminders", allowed, async (context) => {
  const { staff, language, subject } = context.var;
  const db = context.env.DB;
  const filter = filterOf(subject.id, context.req.query());
  const [programme, parts, forecast, tasks] = await Promise.all([
    programmeById(db, subject.id),
    partsMissing(db, subject.id),
    reminderForecast(db, filter, Date.now()),
    tasksOf(db, subject.id),
  ]);
  if (programme === null) return refusePage(context, "notFound");
  return htmlPage(
    context,
    <RemindersPage
      language={language}
      staff={staff}
      programme={programme}
      filter={filter}
      parts={parts}
      forecast={forecast}
      before={tasks.filter(({ kind }) => kind === "remind")}
    />,
  );
});

reminderPages.post("/:programme/reminders", allowed, async (context) => {
  const { staff, subject } = context.var;
  const { env } = context;
  const filter = filterOf(subject.id, await context.req.parseBody());
  if ((await nextToRemind(env.DB, filter, "", 1)).length === 0) {
    return refusePage(context, "form", REMINDER_TEXTS.nobody);
  }
  const { reached, capped } = await reminderForecast(env.DB, filter, Date.now());
  const task = await startTask(env, {
    kind: "remind",
    programmeId: subject.id,
    subject: JSON.stringify(filter),
    by: staff.id,
    total: reached + capped,
  });
  return context.redirect(`/desk/programmes/${subject.id}/tasks/${task.id}`, 303);
});

function filterOf(programmeId: string, form: Readonly<Record<string, unknown>>): ReminderFilter {
  const text = (name: string) => {
    const value = form[name];
    return typeof value === "string" && value !== "" ? value : null;
  };
  return {
    programmeId,
    college: text("college"),
    className: text("className"),
    photo: THEIR_TURN.find((status) => status === form.photo) ?? null,
  };
}
