import { Hono } from "hono";
import { csvLine } from "../../roster/csv-line.ts";
import { programmesOf } from "../../roster/programmes.ts";
import { receiptLines, receiptsOf } from "../../roster/receipts.ts";
import { schoolById } from "../../roster/schools.ts";
import { allow } from "../frame/allow.tsx";
import { csvDownload } from "../frame/csv-download.ts";
import type { DeskEnv } from "../frame/desk-env.ts";
import { htmlPage } from "../frame/html-page.ts";
import { refusePage } from "../frame/refuse.tsx";
import { programmeSubject, schoolSubject } from "../frame/subjects.ts";
import { when } from "../words/when.ts";
import { periodOf } from "./period.ts";
import { RECEIPT_TEXTS } from "./receipt-texts.ts";
import { ReceiptsPage } from "./receipts-page.tsx";

/** A school's money of a period, by programme. */
export const schoolReceipts = new Hono<DeskEnv>();

schoolReceipts.get("/:school/receipts", allow("viewReceipts", schoolSubject), async (context) => {
  const { staff, language, subject } = context.var;
  const db = context.env.DB;
  const period = periodOf(context.req.query("from"), context.req.query("to"), Date.now());
  const [school, programmes] = await Promise.all([schoolById(db, subject.id), programmesOf(db, subject.id)]);
  if (school === null) return refusePage(context, "notFound");
  const rows = await Promise.all(
    programmes.map(async (programme) => ({
      programme,
      receipts: await receiptsOf(db, programme.id, period),
    })),
  );
  return htmlPage(
    context,
    <ReceiptsPage language={language} staff={staff} school={school} period={period} rows={rows} />,
  );
});

/** Each payment and refund of a programme, as a table to keep. */
export const programmeReceipts = new Hono<DeskEnv>();

const HEADS = ["kind", "time", "amount", "number", "order", "transaction", "studentNumber"] as const;

programmeReceipts.get("/:programme/receipts.csv", allow("viewReceipts", programmeSubject), (context) => {
  const { language, subject } = context.var;
  const period = periodOf(context.req.query("from"), context.req.query("to"), Date.now());
  const pages = receiptLines(context.env.DB, subject.id, period);
  async function* lines() {
    for await (const page of pages) {
      yield page
        .map(({ kind, at, amountFen, number, orderNumber, transactionId, studentNumber }) => {
          const signed = kind === "refund" ? -amountFen : amountFen;
          const amount = (signed / 100).toFixed(2);
          const what = RECEIPT_TEXTS[kind][language];
          return csvLine([
            what,
            when(at, language),
            amount,
            number,
            orderNumber,
            // As in WeChat Pay's own bills: a spreadsheet keeps fifteen digits of what it takes for a number.
            transactionId === null ? null : `\`${transactionId}`,
            studentNumber,
          ]);
        })
        .join("");
    }
  }
  const name = `receipts-${period.first}-${period.last}.csv`;
  return csvDownload(
    name,
    HEADS.map((head) => RECEIPT_TEXTS[head][language]),
    lines(),
  );
});
