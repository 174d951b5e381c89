import type { Task } from "../../roster/tasks.ts";
import type { Text } from "../../text.ts";
import { COUNT_NAMES, TASK_TEXTS } from "../words/tasks.ts";
import { when } from "../words/when.ts";

const STATE_WORDS = { running: "running", done: "done", failed: "stopped" } as const;

/** The counts of a task in words. */
export function countsInWords({ counts }: Task, language: keyof Text): string {
  return Object.entries(counts)
    .filter(([name]) => name in COUNT_NAMES)
    .map(([name, count]) => `${COUNT_NAMES[name]?.[language]} ${count}`)
    .join(" · ");
}

interface Properties {
  readonly heading: string;
  readonly tasks: readonly Task[];
  readonly language: keyof Text;
}

/** Long work of a programme, each with its way to the page that follows it; nothing where there is none. */
export function TaskList({ heading, tasks, language }: Properties) {
  if (tasks.length === 0) return null;
  return (
    <section>
      <h2>{heading}</h2>
      <ul class="notes">
        {tasks.map((task) => (
          <li>
            <a href={`/desk/programmes/${task.programmeId}/tasks/${task.id}`}>{when(task.at, language)}</a> ·{" "}
            {TASK_TEXTS[STATE_WORDS[task.state]][language]} · {countsInWords(task, language)}{" "}
            <span class="quiet">{task.by}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
