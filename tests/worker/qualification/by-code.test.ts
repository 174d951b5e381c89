import { describe, expect, test } from "vitest";
import { lastFourMatches } from "../../../durable-objects/student-record.ts";
import { pack, unpack } from "../../../local/acquisition-codes/binary.ts";
import { jpegEncoder } from "../../../wasm/jpeg/encoder.ts";
import { CODE_ATTEMPTS, claimByCode } from "../../../worker/qualification/claim-by-code.ts";
import { httpCodes } from "../../../worker/qualification/codes/http.ts";
import { readPictureTexts } from "../../../worker/qualification/codes/read-picture.ts";
import { readCode } from "../../../worker/qualification/read-code.ts";
import { clearAttempts, takeAttempt } from "../../../worker/roster/attempts.ts";
import { importList } from "../../../worker/roster/import/import-list.ts";
import type { Programme } from "../../../worker/roster/programmes.ts";
import { collage, drawQr } from "../qr/draw.ts";
import { testKeys } from "../roster/keys.ts";
import { listRow, newProgramme } from "../roster/stage.ts";
import { codeOf, codes, db, newAccount, now, recordOf, settings } from "./stage.ts";

describe("by acquisition code", () => {
  test("a small code in a screenshot of five screens is found", async () => {
    const content = await codeOf(recordOf(await newProgramme(db, { qualification: "code" })));
    const code = { picture: drawQr(content, { scale: 4 }), x: 500, y: 8800 };
    const long = collage(1080, 11_700, [245, 245, 245], [code]);
    const jpeg = (await jpegEncoder())(long, { quality: 80, subsampling: "4:2:0" });
    expect(await readPictureTexts(jpeg, "image/jpeg")).toEqual({ ok: true, texts: [content] });
  });

  test("a screenshot leads to the graduate whose record the code holds", async () => {
    const keys = await testKeys();
    const programme = await newProgramme(db, { qualification: "code" });
    const account = newAccount();
    const record = recordOf(programme);
    const screen = collage(
      1080,
      1600,
      [245, 245, 245],
      [
        { picture: drawQr(await codeOf(record), { scale: 8 }), x: 200, y: 300 },
        { picture: drawQr("https://example.com/share", { scale: 5 }), x: 50, y: 1300 },
      ],
    );
    const jpeg = (await jpegEncoder())(screen, { quality: 60, subsampling: "4:2:0" });
    const texts = await readPictureTexts(jpeg, "image/jpeg");
    if (!texts.ok) throw new Error(texts.refusal.code);
    expect(texts.texts).toHaveLength(2);
    const read = await readCode({ db, keys, codes, now }, programme, account, texts.texts);
    expect(read).toEqual({
      ok: true,
      value: {
        collectionCode: "6260181590830166",
        school: programme.school,
        category: "普通本科",
        level: "本科",
        year: 2027,
      },
    });
    const claim = await claimByCode({ db, keys, now }, programme, account, " １75x ");
    if (!claim.ok) throw new Error(claim.refusal.code);
    expect(claim.value.record).toMatchObject({ name: "周*", studentNumber: record.studentNumber });
    expect(lastFourMatches(claim.value.record, claim.value.lastFour)).toBe(true);
    const listed = await importList(
      db,
      keys,
      programme,
      [listRow({ studentNumber: record.studentNumber })],
      1,
    );
    expect(listed.added).toBe(1);
    const row = await db
      .prepare("SELECT id FROM student_records WHERE programme_id = ?")
      .bind(programme.id)
      .first("id");
    expect(claim.value.graduateId).toBe(row);
  });

  test("what is no code, an old one, another enrolment's and two at once are told apart", async () => {
    const keys = await testKeys();
    const programme = await newProgramme(db, { qualification: "code" });
    const record = recordOf(programme);
    const good = await codeOf(record);
    const read = async (...texts: string[]) => {
      const outcome = await readCode({ db, keys, codes, now }, programme, newAccount(), texts);
      return outcome.ok ? outcome.value?.collectionCode : outcome.refusal.code;
    };
    expect(await read()).toBe("codeUnreadable");
    expect(await read("https://example.com/a", "BIZCARD:N:A;;")).toBe("notACollectionCode");
    expect(await read("6901234567892")).toBe("notACollectionCode");
    expect(await read("wxp://f2f0abc", good)).toBe("6260181590830166");
    expect(await read(good, good)).toBe("6260181590830166");
    expect(await read(await codeOf(record, now - 1000))).toBe("codeExpired");
    expect(await read(await codeOf({ ...record, year: 2025 }))).toBe("codeOfAnotherProgramme");
    expect(await read(await codeOf({ ...record, school: "别的大学" }))).toBe("codeOfAnotherProgramme");
    expect(await read(good, await codeOf({ ...record, collectionCode: "1111" }))).toBe("severalCodes");
    const byIdentity = await newProgramme(db, { qualification: "identity" });
    expect(await readCode({ db, keys, codes, now }, byIdentity, newAccount(), [good])).toMatchObject({
      refusal: { code: "wrongMethod" },
    });
  });

  test("a forged code is refused in the same words as wrong digits, and costs a try", async () => {
    const keys = await testKeys();
    const programme = await newProgramme(db, { qualification: "code" });
    const account = newAccount();
    const forged = `${(await codeOf(recordOf(programme))).slice(0, -6)}AAAAAA`;
    expect(await readCode({ db, keys, codes, now }, programme, account, [forged])).toEqual({
      ok: true,
      value: null,
    });
    const verdicts: string[] = [];
    for (let i = 0; i < 6; i++) {
      const claim = await claimByCode({ db, keys, now }, programme, account, "0000");
      verdicts.push(claim.ok ? "ok" : claim.refusal.code);
    }
    expect(verdicts).toEqual([...Array(5).fill("proofMismatch"), "proofCooling"]);
    expect(await readCode({ db, keys, codes, now }, programme, account, [forged])).toMatchObject({
      refusal: { code: "proofCooling", details: { until: now + 3_600_000 } },
    });
    const later = await claimByCode({ db, keys, now: now + 3_600_000 }, programme, account, "0000");
    expect(later).toMatchObject({ refusal: { code: "codeMissing" } });
  });

  test("fifty tries at once are five", async () => {
    const account = newAccount();
    const rule = { limit: 5, coolingMs: 60_000 };
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => takeAttempt(db, account, CODE_ATTEMPTS, rule, now)),
    );
    expect(answers.filter(({ ok }) => ok).length).toBeLessThanOrEqual(5);
    expect(answers.filter(({ ok }) => ok).length).toBeGreaterThan(0);
    await clearAttempts(db, account, CODE_ATTEMPTS);
    expect((await takeAttempt(db, account, CODE_ATTEMPTS, rule, now)).ok).toBe(true);
  });

  test("the last four need their form, and a code must have been read", async () => {
    const keys = await testKeys();
    const programme = await newProgramme(db, { qualification: "code" });
    const claim = (typed: string) => claimByCode({ db, keys, now }, programme, newAccount(), typed);
    for (const typed of ["", "123", "12345", "12 X!", "周杰伦伦"]) {
      expect(await claim(typed)).toMatchObject({ refusal: { code: "lastFourForm" } });
    }
    expect(await claim("1234")).toMatchObject({ refusal: { code: "codeMissing" } });
  });

  test.each<[string, () => Promise<Response>, string]>([
    ["does not answer in time", () => new Promise(() => {}), "codesUnavailable"],
    ["cannot be reached", () => Promise.reject(new Error("no route")), "codesUnavailable"],
    ["answers nonsense", async () => new Response("<html>"), "codesUnavailable"],
    ["answers half a record", async () => Response.json({ school: "x" }), "codesUnavailable"],
    ["is broken", async () => new Response(null, { status: 500 }), "codesUnavailable"],
    ["does not know us", async () => new Response(null, { status: 401 }), "codesUnavailable"],
    ["redirects", async () => new Response(null, { status: 302 }), "codesUnavailable"],
    ["knows no such code", async () => new Response(null, { status: 404 }), "proofMismatch"],
    ["says it is old", async () => new Response(null, { status: 410 }), "codeExpired"],
    ["says it is none", async () => new Response(null, { status: 422 }), "notACollectionCode"],
  ])("a decoder that %s is a clear refusal", async (_, answer, code) => {
    const send = (request: Request) =>
      Promise.race([
        answer(),
        new Promise<Response>((_, reject) =>
          request.signal.addEventListener("abort", () => reject(request.signal.reason)),
        ),
      ]);
    const outcome = await httpCodes({ ...settings, timeoutMs: 50 }, send).decode("XZC1.abcdefgh");
    expect(outcome).toMatchObject({ ok: false, refusal: { code } });
  });

  test("what a code holds comes out as it went in, and nothing else does", () => {
    const record = {
      ...recordOf({ school: "某大学", category: "专科", year: 2026 } as Programme),
      major: "护理",
    };
    const packed = pack({ record, expiresAt: 1_800_000_000_000 });
    expect(unpack(packed)).toEqual({ record, expiresAt: 1_800_000_000_000 });
    for (let length = 0; length < packed.length; length++)
      expect(unpack(packed.slice(0, length))).toBeUndefined();
  });
});
