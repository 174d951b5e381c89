import { expect, test } from "vitest";
import { d1ProjectionSink } from "../../../worker/roster/projections.ts";
import { projection } from "../roster/projection.ts";
import { deskEnv, freeProgramme, get, keys } from "./stage.ts";

const at = (day: string) => Date.parse(`${day}+08:00`);
const order = { status: "paid", refundedFen: 0, surplus: false, openedAt: 1, refunds: [] };

test("receipts and refunds are summed up by period in yuan, and each is in the download", async () => {
  const programme = await freeProgramme();
  const number = (serial: number) => `o${serial}${programme.id}`;
  const base = { programmeId: programme.id, schoolId: programme.schoolId };
  const refund = {
    number: `r${programme.id}`,
    status: "succeeded",
    amountFen: 3050,
    endedAt: at("2026-11-03T10:00:00"),
  };
  await d1ProjectionSink(deskEnv.DB, keys).put([
    projection({
      ...base,
      graduateId: `g1${programme.id}`,
      orders: [
        {
          ...order,
          number: number(1),
          transactionId: "t1",
          amountFen: 3050,
          paidAt: at("2026-11-01T00:00:00"),
          refunds: [refund],
        },
        {
          ...order,
          number: number(2),
          transactionId: "t2",
          amountFen: 3500,
          paidAt: at("2026-11-30T23:59:59"),
        },
      ],
    }),
    projection({
      ...base,
      graduateId: `g2${programme.id}`,
      orders: [
        {
          ...order,
          number: number(3),
          transactionId: "t3",
          amountFen: 9900,
          paidAt: at("2026-12-01T00:00:00"),
        },
        { ...order, number: number(4), transactionId: null, amountFen: 9900, paidAt: null },
      ],
    }),
  ]);
  const as = `school:${programme.schoolId}` as const;
  const path = `/desk/schools/${programme.schoolId}/receipts?from=2026-11-01&to=2026-11-30`;
  const page = await (await get(as, path)).text();
  const row = new RegExp(`${programme.id}".*?</tr>`, "s").exec(page)?.[0] ?? "";
  expect([...row.matchAll(/<td>([^<]+)<\/td>/g)].map(([, cell]) => cell)).toEqual([
    "2",
    "65.50",
    "1",
    "30.50",
    "35.00",
  ]);
  const csv = await (
    await get(as, `/desk/programmes/${programme.id}/receipts.csv?from=2026-11-01&to=2026-11-30`)
  ).text();
  const lines = csv.trim().split("\r\n");
  expect(lines).toHaveLength(4);
  expect(csv).toContain(",30.50,");
  expect(csv).toContain(",-30.50,");
  expect(csv).not.toContain(number(3));

  for (const each of [path, `/desk/programmes/${programme.id}/receipts.csv`]) {
    expect((await get("school:elsewhere", each)).status).toBe(404);
    for (const other of ["support", "reviewer"] as const) expect((await get(other, each)).status).toBe(403);
  }
});

test("a spreadsheet keeps every digit of WeChat Pay's numbers in a programme's receipts", async () => {
  const { id, schoolId } = await freeProgramme();
  const transactionId = "4200002316202611017654321098";
  const refund = { number: `digits${id}-r1`, status: "succeeded", amountFen: 3050 };
  const paid = {
    ...order,
    number: `digits${id}`,
    transactionId,
    amountFen: 3050,
    paidAt: at("2026-11-02T00:00:00"),
    refunds: [{ ...refund, endedAt: at("2026-11-03T00:00:00") }],
  };
  await d1ProjectionSink(deskEnv.DB, keys).put([
    projection({ graduateId: `g3${id}`, programmeId: id, schoolId, orders: [paid] }),
  ]);
  const path = `/desk/programmes/${id}/receipts.csv?from=2026-11-01&to=2026-11-30`;
  const csv = await (await get(`school:${schoolId}`, path)).text();
  expect(csv.split(`,\`${transactionId},`)).toHaveLength(3);
});
