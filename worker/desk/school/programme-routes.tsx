import { Hono } from "hono";
import { csvLine } from "../../roster/csv-line.ts";
import { programmeById } from "../../roster/programmes.ts";
import { missingOf, PROGRESS_BY, progressOf, progressTotal } from "../../roster/progress.ts";
import { allow } from "../frame/allow.tsx";
import { csvDownload } from "../frame/csv-download.ts";
import type { DeskEnv } from "../frame/desk-env.ts";
import { htmlPage } from "../frame/html-page.ts";
import { refusePage } from "../frame/refuse.tsx";
import { programmeSubject } from "../frame/subjects.ts";
import { photoWord } from "../words/statuses.ts";
import { exportPages } from "./export-routes.tsx";
import { listPages } from "./list-routes.tsx";
import { policyPages } from "./policy-routes.tsx";
import { ProgressPage } from "./progress-page.tsx";
import { programmeReceipts } from "./receipt-routes.tsx";
import { reminderPages } from "./reminder-routes.tsx";
import { taskPages } from "./task-routes.tsx";

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
  async function* lines() {
    for await (const page of pages) {
      yield page
        .map(({ studentNumber, name, college, major, className, photo }) =>
          csvLine([studentNumber, name, college, major, className, photoWord(photo)[language]]),
        )
        .join("");
    }
  }
  return csvDownload("missing.csv", heads, lines());
});

programmePages.route("/", taskPages);
programmePages.route("/", programmeReceipts);
programmePages.route("/", reminderPages);
programmePages.route("/", listPages);
programmePages.route("/", exportPages);
programmePages.route("/", policyPages);
