import { Hono } from "hono";
import { keysOf } from "../../env.ts";
import { csvLine } from "../../roster/csv-line.ts";
import { checkNames } from "../../roster/export/check-names.ts";
import { exportById, exportedBefore, exportsOf } from "../../roster/export/exports.ts";
import { partsOf } from "../../roster/export/lines.ts";
import { makeExport } from "../../roster/export/make-export.ts";
import { readyPhotos } from "../../roster/export/ready.ts";
import { platformMinting } from "../../roster/ids.ts";
import { programmeById } from "../../roster/programmes.ts";
import { startTask } from "../../tasks/start-task.ts";
import { allow } from "../frame/allow.tsx";
import { csvDownload } from "../frame/csv-download.ts";
import type { DeskContext, DeskEnv } from "../frame/desk-env.ts";
import { htmlPage } from "../frame/html-page.ts";
import { refusePage } from "../frame/refuse.tsx";
import { programmeSubject } from "../frame/subjects.ts";
import { archiveOf } from "./archive.ts";
import { EXPORT_TEXTS } from "./export-texts.ts";
import { ExportsPage } from "./exports-page.tsx";

const allowed = allow("exportPhotos", programmeSubject);

/** Approved photos on their way out: dry run, archive, delivery. */
export const exportPages = new Hono<DeskEnv>();

exportPages.get("/:programme/exports", allowed, async (context) => {
  const { staff, language, subject } = context.var;
  const { env } = context;
  const programme = await programmeById(env.DB, subject.id);
  if (programme === null) return refusePage(context, "notFound");
  const [check, exports, before] = await Promise.all([
    dryRun(context, programme.policy.exportName),
    exportsOf(env.DB, subject.id),
    exportedBefore(env.DB, subject.id),
  ]);
  return htmlPage(
    context,
    <ExportsPage
      language={language}
      staff={staff}
      programme={programme}
      check={check}
      before={before}
      exports={exports}
    />,
  );
});

exportPages.get("/:programme/exports/problems.csv", allowed, async (context) => {
  const { language, subject } = context.var;
  const programme = await programmeById(context.env.DB, subject.id);
  if (programme === null) return refusePage(context, "notFound");
  const { problems } = await dryRun(context, programme.policy.exportName);
  const say = (key: keyof typeof EXPORT_TEXTS) => EXPORT_TEXTS[key][language];
  async function* lines() {
    for (const { item, problem } of problems) {
      const words =
        "missing" in problem
          ? `${say("lacking")} {${problem.missing}}`
          : `${say("collide")}: ${problem.collides}`;
      yield csvLine([item.fields.student_no, item.fields.name, words]);
    }
  }
  return csvDownload("problems.csv", [say("studentNumber"), say("name"), say("problem")], lines());
});

exportPages.post("/:programme/exports", allowed, async (context) => {
  const { staff, subject } = context.var;
  const { env } = context;
  const programme = await programmeById(env.DB, subject.id);
  if (programme === null) return refusePage(context, "notFound");
  const wanted = { programmeId: subject.id, by: staff.id, template: programme.policy.exportName };
  const id = await makeExport(env.DB, await keysOf(env), wanted, platformMinting);
  return id === null
    ? refusePage(context, "form", EXPORT_TEXTS.blocked)
    : context.redirect(`/desk/programmes/${subject.id}/exports#${id}`, 303);
});

exportPages.get("/:programme/exports/:export/photos.zip", allowed, async (context) => {
  const found = await exportById(context.env.DB, context.var.subject.id, context.req.param("export"));
  const part = Number(context.req.query("part") ?? "1") - 1;
  if (found === null || !Number.isInteger(part) || part < 0 || part >= partsOf(found)) {
    return refusePage(context, "notFound");
  }
  return archiveOf(context.env, await keysOf(context.env), found, part);
});

exportPages.post(
  "/:programme/exports/:export/deliver",
  allow("deliver", programmeSubject),
  async (context) => {
    const { env } = context;
    const { confirmed } = await context.req.parseBody();
    const { subject, staff } = context.var;
    const found = await exportById(env.DB, subject.id, context.req.param("export"));
    if (found === null) return refusePage(context, "notFound");
    if (confirmed !== "yes") return refusePage(context, "form");
    const task = await startTask(env, {
      kind: "deliver",
      programmeId: subject.id,
      subject: found.id,
      by: staff.id,
      total: found.photos - found.delivered,
    });
    return context.redirect(`/desk/programmes/${subject.id}/tasks/${task.id}`, 303);
  },
);

async function dryRun(context: DeskContext, template: string) {
  const { env } = context;
  return checkNames(readyPhotos(env.DB, await keysOf(env), context.var.subject.id, template), template);
}
