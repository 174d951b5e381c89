import { Hono } from "hono";
import { BOM, csvLine } from "../../roster/csv-line.ts";
import { programmeById } from "../../roster/programmes.ts";
import { missingOf, PROGRESS_BY, progressOf, progressTotal } from "../../roster/progress.ts";
import { allow } from "../frame/allow.tsx";
import type { DeskEnv } from "../frame/desk-env.ts";
import { htmlPage } from "../frame/html-page.ts";
import { refusePage } from "../frame/refuse.tsx";
import { programmeSubject } from "../frame/subjects.ts";
import { photoWord } from "../words/statuses.ts";
import { exportPages } from "./export-routes.tsx";
import { listPages } from "./list-routes.tsx";
import { policyPages } from "./policy-routes.tsx";
import { ProgressPage } from "./progress-page.tsx";

/** One programme: how far it is, its list, its exports, its settings. */
export const programmePages = new Hono<DeskEnv>();

programmePages.get("/:programme", allow("viewProgress", programmeSubject), async (context) => {
  const { staff, language, subject } = context.var;
  const db = context.env.DB;
  const by = PROGRESS_BY.find((each) => each === context.req.query("by")) ?? "college";
  const [programme, total, rows] = await Promise.all([
    programmeById(db, subject.id),
    progressTotal(db, subject.id),
    progressOf(db, subject.id, by),
  ]);
  if (programme === null) return refusePage(context, "notFound");
  return htmlPage(
    context,
    <ProgressPage
      language={language}
      staff={staff}
      programme={programme}
      by={by}
      total={total}
      rows={rows}
    />,
  );
});

programmePages.get("/:programme/missing.csv", allow("viewProgress", programmeSubject), (context) => {
  const { subject, language } = context.var;
  const pages = missingOf(context.env.DB, subject.id);
  const heads =
    language === "zh"
      ? ["学号", "姓名", "学院", "专业", "班级", "状态"]
      : ["Student number", "Name", "College", "Major", "Class", "State"];
  const encoder = new TextEncoder();
  let begun = false;
  // Page by page: a list of 50,000 is never held whole.
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!begun) controller.enqueue(encoder.encode(`${BOM}${csvLine(heads)}`));
      begun = true;
      const { done, value } = await pages.next();
      if (done) return controller.close();
      const lines = value.map((row) =>
        csvLine([
          row.studentNumber,
          row.name,
          row.college,
          row.major,
          row.className,
          photoWord(row.photo)[language],
        ]),
      );
      controller.enqueue(encoder.encode(lines.join("")));
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="missing.csv"',
      "cache-control": "no-store",
    },
  });
});

programmePages.route("/", listPages);
programmePages.route("/", exportPages);
programmePages.route("/", policyPages);
