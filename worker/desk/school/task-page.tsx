import type { Programme } from "../../roster/programmes.ts";
import type { Task, TaskKind } from "../../roster/tasks.ts";
import type { Staff } from "../../staff/identify.ts";
import type { Text } from "../../text.ts";
import { DeskLayout } from "../layout.tsx";
import { TASK_NAMES, TASK_TEXTS } from "../words/tasks.ts";
import { when } from "../words/when.ts";
import { ProgrammeLine } from "./programme-line.tsx";
import { countsInWords } from "./task-list.tsx";
import { SCHOOL_TEXTS, type SchoolText } from "./texts.ts";

interface Properties {
  readonly language: keyof Text;
  readonly staff: Staff;
  readonly programme: Programme;
  readonly task: Task;
  /** Whether the page comes again by itself. */
  readonly follow: boolean;
}

/** Where someone goes from a task that is done. */
const NEXT: Readonly<Record<TaskKind, { readonly page: string; readonly name: SchoolText }>> = {
  // A dry run that is done has a page of its own.
  check: { page: "/list", name: "list" },
  import: { page: "", name: "progress" },
  deliver: { page: "/exports", name: "exports" },
  remind: { page: "/reminders", name: "reminders" },
};

/** How far a long piece of work is, and what came of it. */
export function TaskPage({ language, staff, programme, task, follow }: Properties) {
  const say = (key: keyof typeof TASK_TEXTS) => TASK_TEXTS[key][language];
  const base = `/desk/programmes/${programme.id}`;
  const path = `${base}/tasks/${task.id}`;
  const name = TASK_NAMES[task.kind][task.state === "done" ? "done" : "running"][language];
  const next = NEXT[task.kind];
  return (
    <DeskLayout language={language} title={name} path={path} staff={staff}>
      <ProgrammeLine programme={programme} />
      <h1>{name}</h1>
      <div class={task.state === "done" ? "message good" : "message plain"} role="status">
        {task.state !== "done" && (
          <p>
            <progress max={Math.max(1, task.total)} value={task.done} aria-label={name} /> {task.done} /{" "}
            {task.total}
          </p>
        )}
        <p>{countsInWords(task, language)}</p>
        <p class="quiet">
          {say("by")} {task.by} · {when(task.at, language)}
        </p>
      </div>
      {task.state === "running" && (
        <>
          <p>{say("leave")}</p>
          <p class="links">
            <a class="button" href={follow ? `${path}?still=1` : path}>
              {say(follow ? "still" : "follow")}
            </a>
            {!follow && (
              <a class="button" href={`${path}?still=1`}>
                {say("refresh")}
              </a>
            )}
          </p>
        </>
      )}
      {task.state === "failed" && (
        <form method="post" action={`${path}/resume`}>
          <p class="message" role="alert">
            {say("failed")}
          </p>
          <button class="first" type="submit">
            {say("resume")}
          </button>
        </form>
      )}
      {task.look.length > 0 && (
        <section class="card">
          <h2>{say("look")}</h2>
          <ul>
            {task.look.map((id) => (
              <li>
                <a href={`/desk/graduates/${id}`}>{id}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {task.state === "done" && (
        <p>
          <a class="button first" href={`${base}${next.page}`}>
            {SCHOOL_TEXTS[next.name][language]}
          </a>
        </p>
      )}
    </DeskLayout>
  );
}
