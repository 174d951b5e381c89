import { Hono } from "hono";
import { keysOf } from "../../env.ts";
import { csvLine } from "../../roster/csv-line.ts";
import { readRows } from "../../roster/import/check-list.ts";
import { notesBefore } from "../../roster/import/check-notes.ts";
import { readCheckSubject } from "../../roster/import/check-subject.ts";
import type { ColumnMapping } from "../../roster/import/columns.ts";
import { chunksFrom, chunksOf, headerOf, noteImporting } from "../../roster/import/uploads.ts";
import { taskById } from "../../roster/tasks.ts";
import { startTask } from "../../tasks/start-task.ts";
import { allow } from "../frame/allow.tsx";
import { csvDownload } from "../frame/csv-download.ts";
import type { DeskContext, DeskEnv } from "../frame/desk-env.ts";
import { htmlPage } from "../frame/html-page.ts";
import { refusePage } from "../frame/refuse.tsx";
import { programmeSubject } from "../frame/subjects.ts";
import { CheckedPage } from "./checked-page.tsx";
import { openedList } from "./opened-list.ts";

const PATH = "/:programme/list/:upload/checks/:task";
const allowed = allow("importList", programmeSubject);

/** What the dry run of a list found, the rows with faults, and the import of the others. */
export const checkPages = new Hono<DeskEnv>();

checkPages.get(PATH, allowed, async (context) => {
  const { staff, language } = context.var;
  const { env } = context;
  const found = await checkedList(context);
  if (found === null) return refusePage(context, "notFound");
  const { programme, upload, task } = found;
  const notes = await notesBefore(env.PHOTOS, await keysOf(env), upload, task.id, chunksOf(upload));
  if (notes === null) return refusePage(context, "notFound");
  return htmlPage(
    context,
    <CheckedPage
      language={language}
      staff={staff}
      programme={programme}
      upload={upload}
      task={task}
      first={notes.first}
    />,
  );
});

checkPages.get(`${PATH}/faults.csv`, allowed, async (context) => {
  const { language } = context.var;
  const { env } = context;
  const found = await checkedList(context);
  if (found === null) return refusePage(context, "notFound");
  const { upload, mapping } = found;
  const keys = await keysOf(env);
  const header = await headerOf(env.PHOTOS, keys, upload);
  const heads = language === "zh" ? ["行号", "问题"] : ["Line", "Fault"];
  const rules = { now: upload.at, specimens: env.ENVIRONMENT === "local" };
  async function* lines(columns: ColumnMapping) {
    for await (const chunk of chunksFrom(env.PHOTOS, keys, upload)) {
      yield readRows(chunk, columns, rules)
        .bad.map(({ line, cells, faults }) =>
          csvLine([line, faults.map(({ text }) => text[language]).join("；"), ...cells]),
        )
        .join("");
    }
  }
  return csvDownload("faults.csv", [...heads, ...(header ?? [])], lines(mapping));
});

checkPages.post(`${PATH}/import`, allowed, async (context) => {
  const { staff, subject } = context.var;
  const { env } = context;
  const checked = await ownCheck(context);
  const id = context.req.param("upload") ?? "";
  // The columns are those that were checked, whatever somebody has chosen meanwhile.
  if (checked === null || !(await noteImporting(env.DB, id, checked.mapping))) {
    return refusePage(context, "notFound");
  }
  const task = await startTask(env, {
    kind: "import",
    programmeId: subject.id,
    subject: id,
    by: staff.id,
    total: checked.task.total,
  });
  return context.redirect(`/desk/programmes/${subject.id}/tasks/${task.id}`, 303);
});

/** The dry run of `:task`, if it is one of this list of this programme, and done. */
async function ownCheck(context: DeskContext) {
  const task = await taskById(context.env.DB, context.req.param("task") ?? "");
  if (task?.programmeId !== context.var.subject.id || task.kind !== "check" || task.state !== "done") {
    return null;
  }
  const { upload, mapping } = readCheckSubject(task.subject);
  return upload === context.req.param("upload") ? { task, mapping } : null;
}

async function checkedList(context: DeskContext) {
  const [list, check] = await Promise.all([openedList(context), ownCheck(context)]);
  return list === null || check === null ? null : { ...list, ...check };
}
