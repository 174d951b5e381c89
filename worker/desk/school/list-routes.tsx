import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { keysOf } from "../../env.ts";
import { BOM, csvLine } from "../../roster/csv-line.ts";
import { platformMinting } from "../../roster/ids.ts";
import { type ColumnMapping, LIST_FIELDS, REQUIRED_FIELDS } from "../../roster/import/columns.ts";
import { formatOf, type ListFault, readHead, readList } from "../../roster/import/read-list.ts";
import {
  bytesOfUpload,
  keepUpload,
  noteChecked,
  noteImported,
  uploadOf,
} from "../../roster/import/uploads.ts";
import { importList } from "../../roster/list-import.ts";
import { programmeById } from "../../roster/programmes.ts";
import { allow } from "../frame/allow.tsx";
import type { DeskContext, DeskEnv } from "../frame/desk-env.ts";
import { htmlPage } from "../frame/html-page.ts";
import { refusePage } from "../frame/refuse.tsx";
import { programmeSubject } from "../frame/subjects.ts";
import { FILE_FAULTS } from "./file-faults.ts";
import { CheckedPage, ImportedPage, ListPage, MappingPage } from "./list-pages.tsx";

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
  const programme = await programmeById(context.env.DB, subject.id);
  if (programme === null) return refusePage(context, "notFound");
  return htmlPage(context, <ListPage language={language} staff={staff} programme={programme} />);
});

listPages.post("/:programme/list", tooLarge, allowed, async (context) => {
  const { staff, subject } = context.var;
  const { file } = await context.req.parseBody();
  if (!(file instanceof File)) return refusePage(context, "form");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const head = readHead(bytes);
  if (!head.ok) return badFile(context, head.fault);
  const upload = { programmeId: subject.id, by: staff.id, format: formatOf(bytes) };
  const id = await keepUpload(context.env, await keysOf(context.env), upload, bytes, platformMinting);
  return context.redirect(`/desk/programmes/${subject.id}/list/${id}`, 303);
});

listPages.get("/:programme/list/:upload", allowed, async (context) => {
  const { staff, language } = context.var;
  const found = await opened(context);
  if (found === null) return refusePage(context, "notFound");
  const head = readHead(found.bytes);
  if (!head.ok) return badFile(context, head.fault);
  return htmlPage(
    context,
    <MappingPage
      language={language}
      staff={staff}
      programme={found.programme}
      upload={found.upload}
      head={head.head}
    />,
  );
});

listPages.post("/:programme/list/:upload/check", allowed, async (context) => {
  const { staff, language } = context.var;
  const mapping = mappingOf(await context.req.parseBody());
  const found = await opened(context);
  if (found === null) return refusePage(context, "notFound");
  if (REQUIRED_FIELDS.some((field) => mapping[field] === undefined)) {
    return refusePage(context, "form", FILE_FAULTS.columns);
  }
  const read = readList(found.bytes, mapping, rowContext(context));
  if (!read.ok) return badFile(context, read.fault);
  await noteChecked(context.env.DB, found.upload.id, mapping);
  return htmlPage(
    context,
    <CheckedPage
      language={language}
      staff={staff}
      programme={found.programme}
      upload={found.upload}
      list={read.list}
    />,
  );
});

listPages.get("/:programme/list/:upload/faults.csv", allowed, async (context) => {
  const { language } = context.var;
  const found = await opened(context);
  const mapping = found?.upload.mapping;
  if (!found || !mapping) return refusePage(context, "notFound");
  const read = readList(found.bytes, mapping, rowContext(context));
  if (!read.ok) return badFile(context, read.fault);
  const lines = read.list.bad.map(({ line, cells, faults }) =>
    csvLine([line, faults.map(({ text }) => text[language]).join("；"), ...cells]),
  );
  const heads = language === "zh" ? ["行号", "问题"] : ["Line", "Fault"];
  return new Response(`${BOM}${csvLine(heads)}${lines.join("")}`, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="faults.csv"',
      "cache-control": "no-store",
    },
  });
});

listPages.post("/:programme/list/:upload/import", allowed, async (context) => {
  const { staff, language } = context.var;
  const found = await opened(context);
  const mapping = found?.upload.mapping;
  if (!found || !mapping) return refusePage(context, "notFound");
  const read = readList(found.bytes, mapping, rowContext(context));
  if (!read.ok) return badFile(context, read.fault);
  const { env } = context;
  const outcome = await importList(env.DB, await keysOf(env), found.programme, read.list.rows, Date.now());
  const { added, changed, same, held } = outcome;
  await noteImported(env, found.upload, {
    added,
    changed,
    same,
    held: held.length,
    bad: read.list.bad.length,
  });
  return htmlPage(
    context,
    <ImportedPage
      language={language}
      staff={staff}
      programme={found.programme}
      outcome={outcome}
      bad={read.list.bad.length}
    />,
  );
});

const badFile = (context: DeskContext, fault: ListFault) => refusePage(context, "form", FILE_FAULTS[fault]);

const rowContext = (context: DeskContext) => ({
  now: Date.now(),
  specimens: context.env.ENVIRONMENT === "local",
});

async function opened(context: DeskContext) {
  const { env } = context;
  const { subject } = context.var;
  const upload = await uploadOf(env.DB, subject.id, context.req.param("upload") ?? "");
  if (upload === null || upload.state === "imported") return null;
  const [programme, bytes] = await Promise.all([
    programmeById(env.DB, subject.id),
    bytesOfUpload(env.PHOTOS, await keysOf(env), subject.id, upload.id),
  ]);
  return programme === null || bytes === null ? null : { upload, programme, bytes };
}

function mappingOf(form: Readonly<Record<string, unknown>>): ColumnMapping {
  const chosen = LIST_FIELDS.map((field) => [field, form[field]] as const);
  const columns = chosen.filter(([, column]) => typeof column === "string" && /^\d{1,3}$/.test(column));
  return Object.fromEntries(columns.map(([field, column]) => [field, Number(column)]));
}
