import { describe, expect, test } from "vitest";
import { jpegEncoder } from "../../../wasm/jpeg/encoder.ts";
import {
  claimByIdentity,
  type IdentitySubmissionInput,
} from "../../../worker/qualification/claim-by-identity.ts";
import { readPictureTexts } from "../../../worker/qualification/codes/read-picture.ts";
import { openCard } from "../../../worker/qualification/identity/cards.ts";
import {
  discardSubmission,
  purgeDueIdentities,
  purgeIdentity,
} from "../../../worker/qualification/identity/purge.ts";
import { notFoundAnswer } from "../../../worker/qualification/not-found.ts";
import { consentsOf } from "../../../worker/roster/consents.ts";
import { keptSubmissions } from "../../../worker/roster/identity-submissions.ts";
import { platformMinting } from "../../../worker/roster/ids.ts";
import { importList } from "../../../worker/roster/import/import-list.ts";
import {
  decideRequest,
  requestOfAccount,
  requestRecord,
  requestsToSchool,
} from "../../../worker/roster/record-requests.ts";
import { collage } from "../qr/draw.ts";
import { testKeys } from "../roster/keys.ts";
import { listRow, newProgramme, newSchool } from "../roster/stage.ts";
import { sharedFile, testEnv } from "../test-env.ts";
import { db, newAccount, now } from "./stage.ts";

describe("by identity", () => {
  const specimen = "990101200201010019";
  const picture = async (blue: number) => {
    const card = collage(900, 600, [230, 235, blue], []);
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
    const [side, otherSide] = [await picture(240), await picture(200)];
    const account = newAccount();
    const submit = (change: Partial<IdentitySubmissionInput> = {}) =>
      claimByIdentity(tools, programme, account, {
        name: "周测试",
        documentType: "residentId",
        documentNumber: specimen,
        pictures: { portrait: side, emblem: otherSide },
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
    expect(await code({ pictures: { portrait: side, emblem: side.slice() } })).toBe("cardSidesSame");
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
