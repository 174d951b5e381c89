import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { keysOf } from "../../env.ts";
import { platformMinting } from "../../roster/ids.ts";
import { checkSubject } from "../../roster/import/check-subject.ts";
import {
  type ColumnMapping,
  guessColumns,
  LIST_FIELDS,
  REQUIRED_FIELDS,
} from "../../roster/import/columns.ts";
import { chunkOf, headerOf, keepUpload, noteMapping } from "../../roster/import/uploads.ts";
import { programmeById } from "../../roster/programmes.ts";
import { tasksOf } from "../../roster/tasks.ts";
import { startTask } from "../../tasks/start-task.ts";
import { allow } from "../frame/allow.tsx";
import type { DeskContext, DeskEnv } from "../frame/desk-env.ts";
import { htmlPage } from "../frame/html-page.ts";
import { refusePage } from "../frame/refuse.tsx";
import { programmeSubject } from "../frame/subjects.ts";
import { checkPages } from "./check-routes.tsx";
import { FILE_FAULTS } from "./file-faults.ts";
import { ListPage, MappingPage } from "./list-pages.tsx";
import { openedList } from "./opened-list.ts";

const MOST_BYTES = 20 * 1024 * 1024;
const allowed = allow("importList", programmeSubject);
const tooLarge = bodyLimit({
  maxSize: MOST_BYTES + 64 * 1024,
  onError: (context) => refusePage(context as DeskContext, "form", FILE_FAULTS.tooLarge),
});

/** A school's list on its way in: upload and columns; the dry run and the import follow. */
export const listPages = new Hono<DeskEnv>();

listPages.get("/:programme/list", allowed, async (context) => {
  const { staff, language, subject } = context.var;
  const db = context.env.DB;
  const [programme, tasks] = await Promise.all([programmeById(db, subject.id), tasksOf(db, subject.id)]);
  if (programme === null) return refusePage(context, "notFound");
  const imports = tasks.filter(({ kind }) => kind === "import");
  return htmlPage(
    context,
    <ListPage language={language} staff={staff} programme={programme} imports={imports} />,
  );
});

listPages.post("/:programme/list", tooLarge, allowed, async (context) => {
  const { staff, subject } = context.var;
  const { file } = await context.req.parseBody();
  if (!(file instanceof File)) return refusePage(context, "form");
  const upload = { programmeId: subject.id, by: staff.id };
  const kept = await keepUpload(context.env, await keysOf(context.env), upload, file, platformMinting);
  return kept.ok
    ? context.redirect(`/desk/programmes/${subject.id}/list/${kept.id}`, 303)
    : refusePage(context, "form", FILE_FAULTS[kept.fault]);
});

listPages.get("/:programme/list/:upload", allowed, async (context) => {
  const { staff, language } = context.var;
  const { env } = context;
  const found = await openedList(context);
  if (found === null) return refusePage(context, "notFound");
  const { programme, upload } = found;
  const keys = await keysOf(env);
  const [header, rows] = await Promise.all([
    headerOf(env.PHOTOS, keys, upload),
    chunkOf(env.PHOTOS, keys, upload, 0),
  ]);
  if (header === null || rows === null) return refusePage(context, "notFound");
  return htmlPage(
    context,
    <MappingPage
      language={language}
      staff={staff}
      programme={programme}
      upload={upload}
      header={header}
      rows={rows.slice(0, 3)}
      mapping={upload.mapping ?? guessColumns(header)}
    />,
  );
});

listPages.post("/:programme/list/:upload/check", allowed, async (context) => {
  const { staff, subject } = context.var;
  const { env } = context;
  const mapping = mappingOf(await context.req.parseBody());
  const found = await openedList(context);
  if (found === null) return refusePage(context, "notFound");
  const fault = mappingFault(mapping);
  if (fault !== null) return refusePage(context, "form", FILE_FAULTS[fault]);
  const { upload } = found;
  if (!(await noteMapping(env.DB, upload.id, mapping))) return refusePage(context, "form");
  const task = await startTask(env, {
    kind: "check",
    programmeId: subject.id,
    subject: checkSubject({ upload: upload.id, mapping }),
    by: staff.id,
    total: upload.rows,
  });
  return context.redirect(`/desk/programmes/${subject.id}/tasks/${task.id}`, 303);
});

listPages.route("/", checkPages);

function mappingOf(form: Readonly<Record<string, unknown>>): ColumnMapping {
  const chosen = LIST_FIELDS.map((field) => [field, form[field]] as const);
  const columns = chosen.filter(([, column]) => typeof column === "string" && /^\d{1,3}$/.test(column));
  return Object.fromEntries(columns.map(([field, column]) => [field, Number(column)]));
}

/** Why a mapping cannot be used: a field that has to be there has no column, or two fields have the same one. */
function mappingFault(mapping: ColumnMapping): "columns" | "sameColumn" | null {
  if (REQUIRED_FIELDS.some((field) => mapping[field] === undefined)) return "columns";
  const columns = Object.values(mapping);
  return new Set(columns).size < columns.length ? "sameColumn" : null;
}
