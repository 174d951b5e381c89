import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { keysOf } from "../../env.ts";
import { csvLine } from "../../roster/csv-line.ts";
import { platformMinting } from "../../roster/ids.ts";
import { checkList, readRows } from "../../roster/import/check-list.ts";
import {
  type ColumnMapping,
  guessColumns,
  LIST_FIELDS,
  REQUIRED_FIELDS,
} from "../../roster/import/columns.ts";
import {
  chunkOf,
  chunksFrom,
  headerOf,
  keepUpload,
  type ListUpload,
  noteChecked,
  noteImporting,
  uploadOf,
} from "../../roster/import/uploads.ts";
import { programmeById } from "../../roster/programmes.ts";
import { tasksOf } from "../../roster/tasks.ts";
import { startTask } from "../../tasks/start-task.ts";
import { allow } from "../frame/allow.tsx";
import { csvDownload } from "../frame/csv-download.ts";
import type { DeskContext, DeskEnv } from "../frame/desk-env.ts";
import { htmlPage } from "../frame/html-page.ts";
import { refusePage } from "../frame/refuse.tsx";
import { programmeSubject } from "../frame/subjects.ts";
import { FILE_FAULTS } from "./file-faults.ts";
import { CheckedPage, ListPage, MappingPage } from "./list-pages.tsx";

const MOST_BYTES = 20 * 1024 * 1024;
const allowed = allow("importList", programmeSubject);
const tooLarge = bodyLimit({
  maxSize: MOST_BYTES + 64 * 1024,
  onError: (context) => refusePage(context as DeskContext, "form", FILE_FAULTS.tooLarge),
});

/** A school's list on its way in: upload, columns, dry run, import. */
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
  const found = await opened(context);
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
  const { staff, language } = context.var;
  const { env } = context;
  const mapping = mappingOf(await context.req.parseBody());
  const found = await opened(context);
  if (found === null) return refusePage(context, "notFound");
  if (REQUIRED_FIELDS.some((field) => mapping[field] === undefined)) {
    return refusePage(context, "form", FILE_FAULTS.columns);
  }
  const { programme, upload } = found;
  if (!(await noteChecked(env.DB, upload.id, mapping))) return refusePage(context, "form");
  const keys = await keysOf(env);
  const chunks = chunksFrom(env.PHOTOS, keys, upload);
  const check = await checkList(env.DB, keys, programme, chunks, mapping, rowContext(context, upload));
  return htmlPage(
    context,
    <CheckedPage language={language} staff={staff} programme={programme} upload={upload} check={check} />,
  );
});

listPages.get("/:programme/list/:upload/faults.csv", allowed, async (context) => {
  const { language } = context.var;
  const { env } = context;
  const found = await opened(context);
  const mapping = found?.upload.mapping;
  if (!found || !mapping) return refusePage(context, "notFound");
  const keys = await keysOf(env);
  const header = await headerOf(env.PHOTOS, keys, found.upload);
  const heads = language === "zh" ? ["行号", "问题"] : ["Line", "Fault"];
  const rules = rowContext(context, found.upload);
  async function* lines(upload: ListUpload, columns: ColumnMapping) {
    for await (const chunk of chunksFrom(env.PHOTOS, keys, upload)) {
      yield readRows(chunk, columns, rules)
        .bad.map(({ line, cells, faults }) =>
          csvLine([line, faults.map(({ text }) => text[language]).join("；"), ...cells]),
        )
        .join("");
    }
  }
  return csvDownload("faults.csv", [...heads, ...(header ?? [])], lines(found.upload, mapping));
});

listPages.post("/:programme/list/:upload/import", allowed, async (context) => {
  const { staff, subject } = context.var;
  const { env } = context;
  const upload = await uploadOf(env.DB, subject.id, context.req.param("upload") ?? "");
  if (upload === null || !(await noteImporting(env.DB, upload.id))) return refusePage(context, "notFound");
  const task = await startTask(env, {
    kind: "import",
    programmeId: subject.id,
    subject: upload.id,
    by: staff.id,
    total: upload.rows,
  });
  return context.redirect(`/desk/programmes/${subject.id}/tasks/${task.id}`, 303);
});

/** A row is judged by the day of the upload: the check and the import of a list say the same. */
const rowContext = (context: DeskContext, { at }: ListUpload) => ({
  now: at,
  specimens: context.env.ENVIRONMENT === "local",
});

async function opened(context: DeskContext) {
  const db = context.env.DB;
  const { subject } = context.var;
  const [programme, upload] = await Promise.all([
    programmeById(db, subject.id),
    uploadOf(db, subject.id, context.req.param("upload") ?? ""),
  ]);
  if (programme === null || upload === null) return null;
  return upload.state === "uploaded" || upload.state === "checked" ? { programme, upload } : null;
}

function mappingOf(form: Readonly<Record<string, unknown>>): ColumnMapping {
  const chosen = LIST_FIELDS.map((field) => [field, form[field]] as const);
  const columns = chosen.filter(([, column]) => typeof column === "string" && /^\d{1,3}$/.test(column));
  return Object.fromEntries(columns.map(([field, column]) => [field, Number(column)]));
}
