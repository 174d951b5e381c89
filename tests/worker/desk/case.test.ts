import { beforeAll, describe, expect, test } from "vitest";
import { runPurge } from "../../../worker/effects/files.ts";
import { auditEntries } from "../../../worker/roster/audit.ts";
import type { Programme } from "../../../worker/roster/programmes.ts";
import { type As, deskEnv, freeProgramme, get, listedGraduate, post } from "./stage.ts";

let programme: Programme;
let other: Programme;
beforeAll(async () => {
  programme = await freeProgramme();
  other = await freeProgramme();
});

const key = () => ({ key: crypto.randomUUID(), confirmed: "yes" });

describe("lookup", () => {
  test("finds a graduate by student number, says so, and keeps whom it showed in the audit log", async () => {
    const { graduateId, row } = await listedGraduate(programme);
    const page = await (await post("support", "/desk/lookup", { q: row.studentNumber })).text();
    expect(page).toContain(`/desk/graduates/${graduateId}`);
    expect(page).toContain("学号");
    const log = await auditEntries(deskEnv.DB, { by: "subject", kind: "search", id: "" });
    expect(log.some(({ details }) => String(details.ids).includes(graduateId))).toBe(true);
  });

  test("never shows a school another school's graduates", async () => {
    const { graduateId, row } = await listedGraduate(programme);
    const page = await (
      await post(`school:${other.schoolId}`, "/desk/lookup", { q: row.studentNumber })
    ).text();
    expect(page).not.toContain(graduateId);
    const own = await (
      await post(`school:${programme.schoolId}`, "/desk/lookup", { q: row.studentNumber })
    ).text();
    expect(own).toContain(graduateId);
  });
});

describe("the case page", () => {
  test("shows an unclaimed record, and the number only after a reason that the audit log keeps", async () => {
    const { graduateId, row } = await listedGraduate(programme);
    const page = await (await get("support", `/desk/graduates/${graduateId}`)).text();
    expect(page).toContain(row.name);
    expect(page).not.toContain(row.documentNumber);
    expect((await post("support", `/desk/graduates/${graduateId}/document`)).status).toBe(422);
    const shown = await post("support", `/desk/graduates/${graduateId}/document`, { reason: "核对证件" });
    expect(await shown.text()).toContain(row.documentNumber);
    const log = await auditEntries(deskEnv.DB, { by: "subject", kind: "graduate", id: graduateId });
    expect(log[0]).toMatchObject({ action: "revealDocument", reason: "核对证件", role: "support" });
  });

  test("recalls a photo from review once, and explains why a second time is refused", async () => {
    const { graduateId, submitted, object } = await listedGraduate(programme).then((g) => ({
      ...g,
      submitted: () => g.submitted(),
    }));
    await submitted();
    const path = `/desk/graduates/${graduateId}/actions/recall`;
    expect((await post("support", path, { ...key(), reason: "" })).status).toBe(422);
    expect((await post("support", path, { key: crypto.randomUUID(), reason: "换照片" })).status).toBe(422);
    expect((await post("support", path, { ...key(), reason: "换照片" })).status).toBe(200);
    expect((await object().view()).collection.photo.status).toBe("standardized");
    const again = await post("support", path, { ...key(), reason: "换照片" });
    expect(again.status).toBe(409);
    expect(await again.text()).toContain("照片不在审核中");
  });

  test("corrects a record with the school's word, and a note stays sealed in the database", async () => {
    const graduate = await listedGraduate(programme);
    await graduate.claimed();
    const fields = {
      name: "周更正",
      studentNumber: graduate.row.studentNumber,
      level: "本科",
      college: "",
      major: "",
      className: "",
    };
    const answer = await post("support", `/desk/graduates/${graduate.graduateId}/record`, {
      ...key(),
      ...fields,
      reason: "院校来函",
    });
    expect(answer.status).toBe(200);
    expect((await graduate.object().record())?.name).toBe("周更正");
    await post("support", `/desk/graduates/${graduate.graduateId}/notes`, { text: "已电话确认" });
    expect(await (await get("support", `/desk/graduates/${graduate.graduateId}`)).text()).toContain(
      "已电话确认",
    );
    const stored = await deskEnv.DB.prepare(
      "SELECT text_sealed AS sealed FROM case_notes WHERE graduate_id = ?1",
    )
      .bind(graduate.graduateId)
      .first<{ sealed: string }>();
    expect(stored?.sealed).not.toContain("电话");
  });

  test("a form of another site does nothing", async () => {
    const graduate = await listedGraduate(programme);
    const path = `/desk/graduates/${graduate.graduateId}/notes`;
    for (const headers of [{ "sec-fetch-site": "cross-site" }, { origin: "https://elsewhere.example" }, {}]) {
      expect((await post("support", path, { text: "x" }, headers as Record<string, string>)).status).toBe(
        403,
      );
    }
  });
});

test.each<[As, number]>([
  ["support", 200],
  ["reviewer", 403],
  ["admin", 200],
])("%s opening a case gets %i", async (as, status) => {
  const { graduateId } = await listedGraduate(programme);
  expect((await get(as, `/desk/graduates/${graduateId}`)).status).toBe(status);
});

test("a school opens its own cases and finds nobody else's, not even their photos", async () => {
  const graduate = await listedGraduate(programme);
  const sha256 = await graduate.submitted();
  const { graduateId } = graduate;
  const own: As = `school:${programme.schoolId}`;
  const foreign: As = `school:${other.schoolId}`;
  const photo = `/desk/photos/${graduateId}/standard/${sha256}`;
  expect((await get(own, photo)).status).toBe(200);
  expect((await get(own, `/desk/graduates/${graduateId}`)).status).toBe(200);
  expect((await get(foreign, `/desk/graduates/${graduateId}`)).status).toBe(404);
  expect((await get(foreign, photo)).status).toBe(404);
  expect((await get("reviewer", photo)).status).toBe(200);
  expect((await get("reviewer", `/desk/photos/${graduateId}/standard/zz`)).status).toBe(404);
});

test("when a graduate's retention ends, what staff wrote goes too", async () => {
  const { graduateId } = await listedGraduate(programme);
  await post("support", `/desk/graduates/${graduateId}/notes`, { text: "已电话确认" });
  await runPurge(deskEnv, graduateId, "photos");
  const left = await deskEnv.DB.prepare("SELECT COUNT(*) AS n FROM case_notes WHERE graduate_id = ?1")
    .bind(graduateId)
    .first("n");
  expect(left).toBe(0);
});
