import { Hono } from "hono";
import { keysOf } from "../../env.ts";
import { createExport, exportById, exportsOf, itemsOf } from "../../roster/export/exports.ts";
import { platformMinting } from "../../roster/ids.ts";
import { programmeById } from "../../roster/programmes.ts";
import { allow } from "../frame/allow.tsx";
import type { DeskContext, DeskEnv } from "../frame/desk-env.ts";
import { htmlPage } from "../frame/html-page.ts";
import { refusePage } from "../frame/refuse.tsx";
import { programmeSubject } from "../frame/subjects.ts";
import { archiveOf, checkNames, worksOut } from "./archive.ts";
import { deliverSome } from "./deliver.ts";
import { ExportsPage } from "./exports-page.tsx";
import { SCHOOL_TEXTS } from "./texts.ts";

const allowed = allow("exportPhotos", programmeSubject);

/** Approved photos on their way out: dry run, archive, delivery. */
export const exportPages = new Hono<DeskEnv>();

exportPages.get("/:programme/exports", allowed, (context) => showExports(context));

exportPages.post("/:programme/exports", allowed, async (context) => {
  const { staff, subject } = context.var;
  const { env } = context;
  const programme = await programmeById(env.DB, subject.id);
  if (programme === null) return refusePage(context, "notFound");
  const template = programme.policy.exportName;
  const waiting = itemsOf(env.DB, await keysOf(env), { programmeId: subject.id }, template);
  if (!worksOut(await checkNames(waiting, template)))
    return refusePage(context, "form", SCHOOL_TEXTS.blocked);
  await createExport(env.DB, { programmeId: subject.id, by: staff.id, template }, platformMinting);
  return context.redirect(`/desk/programmes/${subject.id}/exports`, 303);
});

exportPages.get("/:programme/exports/:export/photos.zip", allowed, async (context) => {
  const found = await exportById(context.env.DB, context.var.subject.id, context.req.param("export"));
  if (found === null) return refusePage(context, "notFound");
  return archiveOf(context.env, await keysOf(context.env), found);
});

exportPages.post(
  "/:programme/exports/:export/deliver",
  allow("deliver", programmeSubject),
  async (context) => {
    const { confirmed } = await context.req.parseBody();
    const found = await exportById(context.env.DB, context.var.subject.id, context.req.param("export"));
    if (found === null) return refusePage(context, "notFound");
    if (confirmed !== "yes") return refusePage(context, "form");
    const outcome = await deliverSome(context.env, found, context.var.staff.id);
    return showExports(context, outcome);
  },
);

async function showExports(
  context: DeskContext,
  outcome: { delivered: number; refused: number } | null = null,
) {
  const { staff, language, subject } = context.var;
  const { env } = context;
  const programme = await programmeById(env.DB, subject.id);
  if (programme === null) return refusePage(context, "notFound");
  const template = programme.policy.exportName;
  const waiting = itemsOf(env.DB, await keysOf(env), { programmeId: subject.id }, template);
  const [check, exports] = await Promise.all([checkNames(waiting, template), exportsOf(env.DB, subject.id)]);
  return htmlPage(
    context,
    <ExportsPage
      language={language}
      staff={staff}
      programme={programme}
      check={check}
      exports={exports}
      outcome={outcome}
    />,
  );
}
