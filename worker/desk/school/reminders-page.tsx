import type { Programme } from "../../roster/programmes.ts";
import { type ReminderFilter, type ReminderForecast, THEIR_TURN } from "../../roster/reminders.ts";
import type { Task } from "../../roster/tasks.ts";
import type { Staff } from "../../staff/identify.ts";
import type { Text } from "../../text.ts";
import { DeskLayout } from "../layout.tsx";
import { photoWord } from "../words/statuses.ts";
import { ProgrammeLine } from "./programme-line.tsx";
import { REMINDER_TEXTS } from "./reminder-texts.ts";
import { TaskList } from "./task-list.tsx";
import { SCHOOL_TEXTS } from "./texts.ts";

interface Properties {
  readonly language: keyof Text;
  readonly staff: Staff;
  readonly programme: Programme;
  readonly filter: ReminderFilter;
  readonly parts: { readonly colleges: readonly string[]; readonly classes: readonly string[] };
  readonly forecast: ReminderForecast;
  readonly before: readonly Task[];
}

/** Whom to remind, how many that are, and the button; what was sent so far. */
export function RemindersPage(properties: Properties) {
  const { language, staff, programme, filter, parts, forecast, before } = properties;
  const say = (key: keyof typeof REMINDER_TEXTS) => REMINDER_TEXTS[key][language];
  const base = `/desk/programmes/${programme.id}`;
  const path = `${base}/reminders`;
  const chosen = (["college", "className", "photo"] as const).map(
    (name) => [name, filter[name] ?? ""] as const,
  );
  const choice = (
    name: "college" | "className" | "photo",
    options: readonly (readonly [value: string, label: string])[],
  ) => (
    <label>
      {say(name)}
      <select name={name}>
        <option value="">{say("all")}</option>
        {options.map(([value, label]) => (
          <option value={value} selected={filter[name] === value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
  const asItIs = (names: readonly string[]) => names.map((name) => [name, name] as const);
  const title = SCHOOL_TEXTS.reminders[language];
  return (
    <DeskLayout language={language} title={title} path={path} staff={staff}>
      <ProgrammeLine programme={programme} />
      <h1>{title}</h1>
      <form class="fields card" method="get" action={path}>
        {choice("college", asItIs(parts.colleges))}
        {choice("className", asItIs(parts.classes))}
        {choice(
          "photo",
          THEIR_TURN.map((status) => [status, photoWord(status)[language]] as const),
        )}
        <button type="submit">{say("show")}</button>
      </form>
      <section class="card">
        <h2>{say("who")}</h2>
        <ul class="sums-list">
          {(["reached", "declined", "capped", "notTheirs", "unclaimed"] as const).map((kind) => (
            <li>
              <strong>{forecast[kind]}</strong> {say(kind)}
            </li>
          ))}
        </ul>
        <p class="quiet">{say("message")}</p>
        <p class="quiet">{say("cap")}</p>
        {forecast.reached > 0 ? (
          <form method="post" action={path}>
            {chosen.map(([name, value]) => (
              <input type="hidden" name={name} value={value} />
            ))}
            <button class="first" type="submit">
              {say("send")} ({forecast.reached})
            </button>
          </form>
        ) : (
          <p>{say("nobody")}</p>
        )}
        {forecast.unclaimed > 0 && (
          <p>
            {say("reachOthers")}{" "}
            <a class="button" href={`${base}/missing.csv`} download="">
              {SCHOOL_TEXTS.missingList[language]}
            </a>
          </p>
        )}
      </section>
      <TaskList heading={say("before")} tasks={before} language={language} />
    </DeskLayout>
  );
}
