import { describe, expect, test } from "vitest";
import { lastFourMatches } from "../../../durable-objects/student-record.ts";
import { codesApp, LOCAL_TOKEN } from "../../../local/acquisition-codes/app.ts";
import { pack, unpack } from "../../../local/acquisition-codes/binary.ts";
import { sealCode } from "../../../local/acquisition-codes/sealed.ts";
import { jpegEncoder } from "../../../wasm/jpeg/encoder.ts";
import { chooseProgramme } from "../../../worker/qualification/choose-programme.ts";
import { CODE_ATTEMPTS, claimByCode } from "../../../worker/qualification/claim-by-code.ts";
import {
  claimByIdentity,
  type IdentitySubmissionInput,
} from "../../../worker/qualification/claim-by-identity.ts";
import type { CodeRecord } from "../../../worker/qualification/codes/codes.ts";
import { httpCodes } from "../../../worker/qualification/codes/http.ts";
import { readPictureTexts } from "../../../worker/qualification/codes/read-picture.ts";
import { openCard } from "../../../worker/qualification/identity/cards.ts";
import {
  discardSubmission,
  purgeDueIdentities,
  purgeIdentity,
} from "../../../worker/qualification/identity/purge.ts";
import { notFoundAnswer } from "../../../worker/qualification/not-found.ts";
import { readCode } from "../../../worker/qualification/read-code.ts";
import { clearAttempts, takeAttempt } from "../../../worker/roster/attempts.ts";
import { consentsOf } from "../../../worker/roster/consents.ts";
import { keptSubmissions } from "../../../worker/roster/identity-submissions.ts";
import { platformMinting } from "../../../worker/roster/ids.ts";
import { importList } from "../../../worker/roster/list-import.ts";
import type { Programme } from "../../../worker/roster/programmes.ts";
import {
  decideRequest,
  requestOfAccount,
  requestRecord,
  requestsToSchool,
} from "../../../worker/roster/record-requests.ts";
import { saveSchool, searchSchools } from "../../../worker/roster/schools.ts";
import { collage, drawQr } from "../qr/draw.ts";
import { testKeys } from "../roster/keys.ts";
import { listRow, newProgramme, newSchool, term } from "../roster/stage.ts";
import { sharedFile, testEnv } from "../test-env.ts";

const db = testEnv.DB;
const now = term.opensAt + 86_400_000;
const local = codesApp(() => now);
const settings = { base: "http://codes.test", token: LOCAL_TOKEN, timeoutMs: 1000 };
const codes = httpCodes(settings, async (request) => local.fetch(request));
let accounts = 0;
const newAccount = () => `account-${++accounts}-${crypto.randomUUID()}`;

const recordOf = (programme: Programme, change: Partial<CodeRecord> = {}): CodeRecord => ({
  collectionCode: "6260181590830166",
  school: programme.school,
  category: programme.category,
  level: "本科",
  year: programme.year,
  studentNumber: `S${crypto.randomUUID().slice(0, 8)}`,
  name: "周*",
  documentLastFour: "175X",
  major: null,
  ...change,
});
const codeOf = (record: CodeRecord, expiresAt = 0) => sealCode({ record, expiresAt });

describe("a school is found and a programme chosen", () => {
  test("as someone types: by part of the name, alias, pinyin and initials; and confirmed by the full name only", async () => {
    const unique = crypto.randomUUID().slice(0, 6).replace(/\d/g, "q");
    const school = await saveSchool(
      db,
      { name: `临江${unique}师范大学`, aliases: [`临${unique}师大`] },
      platformMinting,
    );
    const finds = async (typed: string) => (await searchSchools(db, typed, 50)).map(({ id }) => id);
    for (const typed of [
      `临江${unique}`,
      `${unique}师范`,
      `临${unique}师`,
      `linjiang${unique}shifan`,
      `lj${unique[0]}sfdx`,
    ]) {
      expect(await finds(typed), typed).toContain(school.id);
    }
    expect(await finds("")).toEqual([]);
    expect(await finds("%")).toEqual([]);
    const programme = await newProgramme(db, {}, school);
    const choose = (name: string, category: string) => chooseProgramme(db, { school: name, category }, now);
    expect(await choose(` 临江${unique}师范 大学`, "普通 本科")).toMatchObject({
      ok: true,
      value: { id: programme.id },
    });
    expect(await choose(`临${unique}师大`, "普通本科")).toMatchObject({
      refusal: { code: "schoolNotExact" },
    });
    expect(await choose(`临江${unique}师范大学`, "研究生")).toMatchObject({
      refusal: { code: "categoryNotOffered" },
    });
  });

  test("an alias that is taken away finds nothing any more", async () => {
    const name = `云溪${crypto.randomUUID()}学院`;
    await saveSchool(db, { name, aliases: ["老云溪名"] }, platformMinting);
    await saveSchool(db, { name, aliases: [] }, platformMinting);
    expect(await searchSchools(db, "老云溪名")).toEqual([]);
  });
});

describe("by acquisition code", () => {
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

describe("by identity", () => {
  const specimen = "990101200201010019";
  const picture = async () => {
    const card = collage(900, 600, [230, 235, 240], []);
    return new Uint8Array((await jpegEncoder())(card, { quality: 80, subsampling: "4:2:0" }));
  };
  const consent = { version: "2026-09-01", textSha256: "00".repeat(32), language: "zh" } as const;
  const stage = async () => {
    const keys = await testKeys();
    const programme = await newProgramme(db);
    await importList(db, keys, programme, [listRow()], 1);
    const tools = {
      db,
      bucket: testEnv.PHOTOS,
      keys,
      minting: { ...platformMinting, now: () => now },
      specimens: true,
    };
    const side = await picture();
    const account = newAccount();
    const submit = (change: Partial<IdentitySubmissionInput> = {}) =>
      claimByIdentity(tools, programme, account, {
        name: "周测试",
        documentType: "residentId",
        documentNumber: specimen,
        pictures: { portrait: side, emblem: side },
        consent,
        ...change,
      });
    return { keys, programme, tools, submit, side, account };
  };

  test("someone on the list is matched, and the pictures are kept sealed until they are purged", async () => {
    const { submit, keys, side, tools } = await stage();
    const outcome = await submit();
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    const { graduateId, submissionId, record } = outcome.value;
    expect(record).toMatchObject({ name: "周测试", documentLastFour: "0019" });
    const { objects } = await testEnv.PHOTOS.list({ prefix: `identity/${graduateId}/` });
    expect(objects.map(({ key }) => key.split("/").at(-1)).toSorted()).toEqual(["emblem", "portrait"]);
    const stored = await testEnv.PHOTOS.get(objects[0]?.key ?? "");
    const sealed = new Uint8Array((await stored?.arrayBuffer()) ?? new ArrayBuffer());
    expect(sealed.length).toBe(side.length + 29);
    expect(sealed.subarray(13, 16)).not.toEqual(side.subarray(0, 3));
    expect(await openCard(testEnv.PHOTOS, keys, graduateId, submissionId, "portrait")).toEqual(side);
    const other = await testKeys([9]);
    expect(await openCard(testEnv.PHOTOS, other, graduateId, submissionId, "portrait")).toBeNull();
    expect(await keptSubmissions(db, graduateId)).toHaveLength(1);
    await purgeIdentity(db, tools.bucket, graduateId, now);
    await purgeIdentity(db, tools.bucket, graduateId, now);
    expect(await openCard(testEnv.PHOTOS, keys, graduateId, submissionId, "portrait")).toBeNull();
    expect(await keptSubmissions(db, graduateId)).toEqual([]);
  });

  test("a claim that the object refuses takes its own pictures along, and nobody else's", async () => {
    const { submit, keys, tools } = await stage();
    const [first, second] = [await submit(), await submit()];
    if (!first.ok || !second.ok) throw new Error("not matched");
    const { graduateId } = first.value;
    await discardSubmission(db, tools.bucket, second.value, now);
    expect((await keptSubmissions(db, graduateId)).map(({ id }) => id)).toEqual([first.value.submissionId]);
    const open = (submissionId: string) => openCard(tools.bucket, keys, graduateId, submissionId, "portrait");
    expect(await open(first.value.submissionId)).not.toBeNull();
    expect(await open(second.value.submissionId)).toBeNull();
  });

  test("pictures of an application that never ends go after ninety days", async () => {
    const { submit, keys, tools } = await stage();
    const outcome = await submit();
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    const { graduateId, submissionId } = outcome.value;
    await purgeDueIdentities(db, tools.bucket, now + 89 * 86_400_000);
    expect(await openCard(tools.bucket, keys, graduateId, submissionId, "emblem")).not.toBeNull();
    await purgeDueIdentities(db, tools.bucket, now + 90 * 86_400_000);
    expect(await openCard(tools.bucket, keys, graduateId, submissionId, "emblem")).toBeNull();
  });

  test("each fault has its own refusal, before a try is counted or a picture kept", async () => {
    const { submit, side, account } = await stage();
    const code = async (change: Partial<IdentitySubmissionInput>) => {
      const outcome = await submit(change);
      return outcome.ok ? "ok" : outcome.refusal.code;
    };
    expect(await code({ name: " " })).toBe("nameForm");
    expect(await code({ name: "周*" })).toBe("nameForm");
    expect(await code({ documentNumber: "990101200201010010" })).toBe("documentCheckDigit");
    expect(await code({ documentType: "passport" })).toBe("documentForm");
    expect(await code({ pictures: { portrait: side } })).toBe("cardPictureMissing");
    expect(await code({ pictures: { portrait: side, emblem: new Uint8Array([1, 2, 3]) } })).toBe(
      "cardPictureInvalid",
    );
    expect(await code({ consent: null })).toBe("consentMissing");
    expect(await code({ consent: { ...consent, version: "2025-01-01" } })).toBe("consentOutdated");
    expect(await consentsOf(db, account)).toEqual([]);
    expect(await code({ name: "周测是" })).toBe("recordNotFound");
    expect(await consentsOf(db, account)).toHaveLength(1);
    expect(await code({})).toBe("ok");
    expect(await consentsOf(db, account)).toHaveLength(1);
  });

  test("wrong tries are counted, and after five nothing is matched, right or wrong", async () => {
    const { submit, account } = await stage();
    const verdicts: string[] = [];
    for (let i = 0; i < 6; i++) {
      const outcome = await submit(i < 5 ? { name: "周测是" } : {});
      verdicts.push(outcome.ok ? "ok" : `${outcome.refusal.code} ${outcome.refusal.details.tries ?? ""}`);
    }
    expect(verdicts).toEqual([1, 2, 3, 4, 5].map((n) => `recordNotFound ${n}`).concat("proofCooling "));
    const { objects } = await testEnv.PHOTOS.list({ prefix: `identity/${account}` });
    expect(objects).toEqual([]);
  });

  test("someone who is not on the list asks the school, once, and hears its answer", async () => {
    const { programme, keys, account } = await stage();
    const typed = { name: "周测是", documentNumber: specimen, at: now };
    expect(notFoundAnswer(programme, typed, 1, null)).toMatchObject({
      searched: { name: "周*", number: "*****0019", school: programme.school },
      tries: 1,
      contact: { hours: "09:00-20:00" },
      mayRequest: false,
    });
    expect(notFoundAnswer(programme, typed, 2, null).mayRequest).toBe(true);
    expect(notFoundAnswer(programme, null, 2, null)).toMatchObject({ searched: null, mayRequest: true });
    const request = {
      accountId: account,
      schoolId: programme.schoolId,
      programmeId: programme.id,
      name: typed.name,
      documentNumber: specimen,
      documentType: "residentId",
      studentNumber: null,
      tries: 2,
    };
    const id = await requestRecord(db, keys, request, platformMinting);
    expect(await requestRecord(db, keys, { ...request, tries: 3 }, platformMinting)).toBe(id);
    const listed = await requestsToSchool(db, programme.schoolId, "open");
    expect(listed).toMatchObject([{ id, tries: 3, name: "周测是" }]);
    expect(JSON.stringify(listed)).not.toContain(specimen);
    const decision = { id, status: "declined", by: "desk", answer: "不在本校名单" } as const;
    const other = await newSchool(db);
    expect(await decideRequest(db, { ...decision, schoolId: other.id }, now)).toBe(false);
    expect(await decideRequest(db, { ...decision, schoolId: programme.schoolId }, now)).toBe(true);
    expect(await decideRequest(db, { ...decision, schoolId: programme.schoolId }, now)).toBe(false);
    const answered = await requestOfAccount(db, account, programme.id);
    expect(notFoundAnswer(programme, typed, 3, answered)).toMatchObject({
      request: { status: "declined", answer: "不在本校名单" },
      mayRequest: true,
    });
  });

  test("a picture that is none says what it is", async () => {
    const readme = await sharedFile("data/dev/README.md");
    const texts = await readPictureTexts(readme ?? new Uint8Array([1, 2, 3, 4]), "image/png");
    expect(texts).toMatchObject({ ok: false, refusal: { code: "not_a_picture" } });
  });
});
