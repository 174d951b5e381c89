import { expect, test } from "vitest";
import { Person, well } from "./client.ts";
import { jpegSize, walk } from "./flow.ts";
import { codeFor, invent, openProgramme } from "./stage.ts";

// One graduate from the first tap to the saved photo; what each screen shows is checked on the way.
test("a graduate with an acquisition code gets from login to delivery, with a rejection and a free retake", async () => {
  const programme = await openProgramme({ qualification: "code" });
  const someone = invent();
  const lastFour = someone.documentNumber.slice(-4);

  // 登录
  expect((await new Person().call("GET", "/api/session")).body).toEqual({ account: null });
  const person = await new Person().login();
  const me = well(await person.call("GET", "/api/session"));
  expect(me.account.phoneMasked).toBe("****8000");
  const nothingYet = well(await person.call("GET", "/api/collections"));
  expect(nothingYet).toMatchObject({
    collections: [],
    notice: { zh: expect.stringContaining("尚未获取采集资格") },
  });

  // 获取采集资格
  const typed = encodeURIComponent(programme.school.slice(0, 4));
  const { schools } = well(await person.call("GET", `/api/schools?q=${typed}`));
  expect(schools).toContainEqual(expect.objectContaining({ id: programme.schoolId, exact: false }));
  const offered = well(await person.call("GET", `/api/schools/${programme.schoolId}/programmes`));
  expect(offered.programmes).toEqual([
    expect.objectContaining({
      id: programme.id,
      category: "普通本科",
      qualification: "code",
      window: expect.objectContaining({ state: "open" }),
    }),
  ]);
  const privacy = well(await person.call("GET", "/api/documents/privacy"));
  expect(privacy.title).toBe("用户隐私协议");
  const consent = { document: "privacy", version: privacy.version };
  expect((await person.call("POST", "/api/consents", { json: consent })).status).toBe(204);
  const [given] = well(await person.call("GET", "/api/consents")).consents;
  expect(given).toMatchObject({ document: "privacy", language: "zh", withdrawnAt: null });

  // 识别图像采集码, 核验学籍信息
  const content = await codeFor(programme, someone);
  const read = well(await person.call("POST", `/api/programmes/${programme.id}/code`, { json: { content } }));
  expect(read.code).toMatchObject({ school: programme.school, category: "普通本科", year: 2027 });
  expect(JSON.stringify(read)).not.toContain(lastFour);
  const pending = well(await person.call("GET", "/api/qualification"));
  expect(pending.code.programmeId).toBe(programme.id);
  const wrong = await person.call("POST", "/api/qualification/proof", { json: { lastFour: "0000" } });
  expect([wrong.status, wrong.body.code]).toEqual([422, "proofMismatch"]);
  const proved = await person.call("POST", "/api/qualification/proof", { json: { lastFour } });
  const { collectionId } = well(proved);
  expect(well(await person.call("GET", "/api/qualification")).code).toBeNull();

  // 采集列表, 采集详情
  const { collections } = well(await person.call("GET", "/api/collections"));
  expect(collections).toEqual([expect.objectContaining({ id: collectionId, step: "confirmRecord" })]);
  const way = walk(person, collectionId);
  const detail = await way.show();
  expect(detail.record).toMatchObject({
    name: "周*",
    documentNumber: `*****${lastFour}`,
    studentNumber: someone.studentNumber,
    school: programme.school,
    category: "普通本科",
    level: "本科",
    year: 2027,
  });
  expect(detail.actions.openOrder).toMatchObject({ allowed: false, code: "recordNotConfirmed" });
  well(await person.call("POST", `${way.base}/confirmation`));

  // 服务内容, 立即支付
  const { services } = well(await person.call("GET", `${way.base}/services`));
  expect(services).toEqual([expect.objectContaining({ id: "collection", priceFen: 3000, required: true })]);
  expect((await way.show()).step).toBe("pay");
  const order = await way.pay();
  const receipt = well(await person.call("GET", `${way.base}/orders/${order.number}`));
  expect(receipt).toMatchObject({
    status: "paid",
    amountFen: 3000,
    transactionId: expect.stringMatching(/^4200/),
  });
  expect((await way.show()).step).toBe("shoot");

  // 拍照, 照片标准化
  const made = await way.shoot();
  expect(made.photo).toBe("standardized");
  expect(made.report).toMatchObject({ outcome: "produced", result: { width: 480, height: 640 } });
  const shown = await way.show();
  expect(shown).toMatchObject({
    step: "submit",
    shots: { used: 1 },
    standard: { shotId: made.report.shotId },
  });
  const photo = await person.call("GET", `${way.base}/photo`);
  expect(photo.headers.get("cache-control")).toContain("no-store");
  expect(jpegSize(photo.bytes)).toEqual({ width: 480, height: 640 });
  const original = await person.call("GET", `${way.base}/shots/${made.report.shotId}/photo`);
  expect(original.headers.get("content-type")).toBe("image/png");
  expect(original.bytes.length).toBe(made.report.original.bytes);

  // 提交, 审核中
  await way.submit();
  const waiting = await way.show();
  expect(waiting.step).toBe("waitForReview");
  expect(waiting.review.dueAt).toBeGreaterThan(waiting.review.submittedAt + 86_400_000);
  expect((await person.call("GET", `${way.base}/downloads`)).body.code).toBe("downloadNotYet");

  // 审核未通过, and another try without paying
  await way.decide("reject", ["hair"], "左耳被头发遮住");
  const rejected = await way.show();
  expect(rejected).toMatchObject({ step: "retake", payment: "paid" });
  expect(rejected.verdicts[0]).toMatchObject({ approved: false, note: "左耳被头发遮住" });
  expect(rejected.verdicts[0].reasons[0].text.zh).toBe("头发遮挡眉毛、额头或耳朵");
  expect(rejected.verdicts[0].reasons[0].checks).toContain("ears.visible");
  expect(rejected.actions.shoot.allowed).toBe(true);
  await way.shoot();
  await way.submit();

  // 通过, 上网
  await way.decide("approve");
  const approved = await way.show();
  expect(approved.step).toBe("waitForDelivery");
  expect(approved.verdicts.map((one: { approved: boolean }) => one.approved)).toEqual([true, false]);
  const { standard, sizes, sheets } = well(await person.call("GET", `${way.base}/downloads`));
  expect(standard).toMatchObject({ width: 480, height: 640 });
  expect(sizes.length).toBeGreaterThan(0);
  const [sheet] = sheets;
  const drawn = await person.call("GET", sheet.path);
  expect(jpegSize(drawn.bytes)).toEqual({ width: 1051, height: 1500 });
  const oneInch = sheets.find(
    (one: { paper: string; size: string | null }) => one.paper === "6寸" && one.size === "print-25x35",
  );
  expect(oneInch.copies).toBeGreaterThanOrEqual(12);
  const drawnSmall = await person.call("GET", oneInch.path);
  expect(jpegSize(drawnSmall.bytes)).toEqual({ width: 1205, height: 1795 });
  const unknown = await person.call("GET", `${way.base}/sheets/${encodeURIComponent("6寸")}?size=print-1x1`);
  expect(unknown.body.code).toBe("notFound");
  for (const [file, bytes] of [
    [`sheet:${sheet.paper}`, drawn.bytes],
    ["sheet:6寸:print-25x35", drawnSmall.bytes],
  ] as const) {
    const ask = { purpose: "save", file };
    const { req } = well(await person.call("POST", `${way.base}/shell-requests`, { json: ask }));
    expect((await person.shell("GET", `/api/shell/save/${req}`)).bytes).toEqual(bytes);
  }
  await way.deliver();
  expect(await way.show()).toMatchObject({ step: "done", photo: "delivered" });
  const late = await person.call("POST", `${way.base}/submission`, {
    json: { standardSha256: rejected.standard?.sha256 ?? "0".repeat(64) },
  });
  expect(late.body.code).toBe("photoDelivered");

  const { entries } = well(await person.call("GET", `${way.base}/history`));
  const kinds = entries.map(({ kind }: { kind: string }) => kind);
  expect(kinds.slice(0, 4)).toEqual(["Claimed", "RecordConfirmed", "OrderOpened", "PaymentReceived"]);
  expect(kinds.slice(-4)).toEqual(["Standardized", "Submitted", "Approved", "Delivered"]);
  expect(entries.at(-1).by).toBe("staff");
}, 60_000);
