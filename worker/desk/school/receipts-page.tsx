import type { Programme } from "../../roster/programmes.ts";
import type { Receipts } from "../../roster/receipts.ts";
import type { School } from "../../roster/schools.ts";
import type { Staff } from "../../staff/identify.ts";
import type { Text } from "../../text.ts";
import { DeskLayout } from "../layout.tsx";
import type { DayPeriod } from "./period.ts";
import { RECEIPT_TEXTS } from "./receipt-texts.ts";

interface Properties {
  readonly language: keyof Text;
  readonly staff: Staff;
  readonly school: School;
  readonly period: DayPeriod;
  readonly rows: readonly { readonly programme: Programme; readonly receipts: Receipts }[];
}

const yuan = (fen: number) => (fen / 100).toFixed(2);

/** What a school's programmes took and gave back in a period. */
export function ReceiptsPage({ language, staff, school, period, rows }: Properties) {
  const say = (key: keyof typeof RECEIPT_TEXTS) => RECEIPT_TEXTS[key][language];
  const path = `/desk/schools/${school.id}/receipts`;
  const asked = `from=${period.first}&to=${period.last}`;
  const sum = (of: "payments" | "paidFen" | "refunds" | "refundedFen") =>
    rows.reduce((total, { receipts }) => total + receipts[of], 0);
  return (
    <DeskLayout language={language} title={say("title")} path={`${path}?${asked}`} staff={staff}>
      <p>
        <a href={`/desk/schools/${school.id}`}>{school.name}</a>
      </p>
      <h1>{say("title")}</h1>
      <form class="fields card" method="get" action={path}>
        <label>
          {say("from")}
          <input type="date" name="from" value={period.first} required />
        </label>
        <label>
          {say("to")}
          <input type="date" name="to" value={period.last} required />
        </label>
        <button type="submit">{say("show")}</button>
      </form>
      {sum("payments") + sum("refunds") === 0 && <p class="quiet">{say("nothing")}</p>}
      <section class="scroll" tabindex={0} aria-label={say("title")}>
        <table class="figures">
          <thead>
            <tr>
              {(["programme", "payments", "paid", "refunds", "refunded", "net"] as const).map((name) => (
                <th scope="col">{say(name)}</th>
              ))}
              <th scope="col">{say("download")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ programme, receipts }) => (
              <tr>
                <th scope="row">
                  <a href={`/desk/programmes/${programme.id}`}>
                    {programme.year} {programme.category}
                  </a>
                </th>
                <td>{receipts.payments}</td>
                <td>{yuan(receipts.paidFen)}</td>
                <td>{receipts.refunds}</td>
                <td>{yuan(receipts.refundedFen)}</td>
                <td>{yuan(receipts.paidFen - receipts.refundedFen)}</td>
                <td>
                  <a
                    href={`/desk/programmes/${programme.id}/receipts.csv?${asked}`}
                    download=""
                    aria-label={`CSV ${say("download")} ${programme.year} ${programme.category}`}
                  >
                    CSV
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{say("sum")}</th>
              <td>{sum("payments")}</td>
              <td>{yuan(sum("paidFen"))}</td>
              <td>{sum("refunds")}</td>
              <td>{yuan(sum("refundedFen"))}</td>
              <td>{yuan(sum("paidFen") - sum("refundedFen"))}</td>
              <td />
            </tr>
          </tfoot>
        </table>
      </section>
      <p class="quiet">{say("basis")}</p>
    </DeskLayout>
  );
}
