import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { forgetExportLines } from "../../../worker/roster/export/lines.ts";
import { programmeById } from "../../../worker/roster/programmes.ts";
import { type As, deskEnv, finished, freeProgramme, get, listedGraduate, post } from "./stage.ts";

describe("an export", () => {
  async function approved(template = "{college}/{student_no}.jpg") {
    const programme = await freeProgramme({
      review: { stages: ["school"], workingDays: 2 },
      exportName: template,
    });
    const as: As = `school:${programme.schoolId}`;
    const graduates = [await listedGraduate(programme), await listedGraduate(programme)];
    for (const graduate of graduates) {
      await graduate.submitted();
      await graduate.perform({
        type: "approve",
        by: { kind: "staff", staffId: "s" },
        submission: 1,
        stage: "school",
      });
    }
    return { programme, as, graduates, path: `/desk/programmes/${programme.id}/exports` };
  }

  test("is named by the template, holds every photo with its hash, and is the same a second time", async () => {
    const { programme, as, graduates, path } = await approved();
    const dry = await (await get(as, path)).text();
    expect(dry).toContain(`文学院/${graduates[0]?.row.studentNumber}.jpg`);
    expect((await post(as, path)).status).toBe(303);
    const [, zip = ""] = /href="([^"]+photos\.zip[^"]*)"/.exec(await (await get(as, path)).text()) ?? [];
    const bytes = new Uint8Array(await (await get(as, zip)).arrayBuffer());
    const files = unzipSync(bytes);
    const manifest = strFromU8(files["manifest.csv"] ?? new Uint8Array());
    for (const { row, object } of graduates) {
      const { collection } = await object().view();
      expect(files[`文学院/${row.studentNumber}.jpg`]?.length).toBeGreaterThan(0);
      expect(manifest).toContain(collection.photo.standard?.sha256);
    }
    // The local header of the first photo holds day and hour as a clock shows them: China's.
    const clock = new DataView(bytes.buffer).getUint32(10, true);
    const decided = await deskEnv.DB.prepare(
      "SELECT max(decided_at) AS at FROM graduates WHERE programme_id = ?1",
    )
      .bind(programme.id)
      .first<number>("at");
    const inChina = new Date((decided ?? 0) + 8 * 3_600_000);
    expect([(clock >>> 16) & 31, (clock >>> 11) & 31]).toEqual([inChina.getUTCDate(), inChina.getUTCHours()]);
    // A correction after the export does not reach into it.
    await deskEnv.DB.prepare(
      "UPDATE graduates SET college = '改名学院', decided_at = 1 WHERE programme_id = ?1",
    )
      .bind(programme.id)
      .run();
    expect(new Uint8Array(await (await get(as, zip)).arrayBuffer())).toEqual(bytes);
    expect((await get(as, zip.replace("part=1", "part=2"))).status).toBe(404);
    const deliver = zip.replace(/photos\.zip.*/, "deliver");
    expect((await post(as, deliver)).status).toBe(422);
    const task = (await post(as, deliver, { confirmed: "yes" })).headers.get("location") ?? "";
    expect(await finished(as, task)).toContain("已上网 2");
    expect((await graduates[0]?.object().view())?.collection.photo.status).toBe("delivered");
    expect((await get("reviewer", zip)).status).toBe(403);
    expect((await get("school:elsewhere", zip)).status).toBe(404);
    await forgetExportLines(deskEnv.DB, graduates[0]?.graduateId ?? "");
    const later = unzipSync(new Uint8Array(await (await get(as, zip)).arrayBuffer()));
    expect(Object.keys(later)).toEqual([`文学院/${graduates[1]?.row.studentNumber}.jpg`, "manifest.csv"]);
    expect(strFromU8(later["manifest.csv"] ?? new Uint8Array())).not.toContain(
      graduates[0]?.row.studentNumber,
    );
  });

  test("leaves out the photo of a closed collection, which could not be marked as delivered", async () => {
    const { as, graduates, path } = await approved();
    const [open, closed] = graduates;
    await closed?.perform({ type: "close", by: { kind: "staff", staffId: "s" }, note: "本人放弃" });
    const dry = await (await get(as, path)).text();
    expect(dry).toContain("<strong>1</strong> 待导出的照片");
    expect((await post(as, path)).status).toBe(303);
    const page = await (await get(as, path)).text();
    expect(page).toContain("还没有标记为已上网： 1");
    const [, zip = ""] = /href="([^"]+photos\.zip[^"]*)"/.exec(page) ?? [];
    const files = unzipSync(new Uint8Array(await (await get(as, zip)).arrayBuffer()));
    expect(Object.keys(files)).toEqual([`文学院/${open?.row.studentNumber}.jpg`, "manifest.csv"]);
  });

  test("with names that collide, or a field that someone lacks, is not made", async () => {
    const { as, path } = await approved("{exam_no}.jpg");
    const page = await (await get(as, path)).text();
    expect(page).toContain("exam_no × 2");
    expect(await (await get(as, `${path}/problems.csv`)).text()).toContain("缺少字段 {exam_no}");
    expect((await post(as, path)).status).toBe(422);
  });
});

describe("a programme", () => {
  test("shows progress and the missing, to its own school alone", async () => {
    const programme = await freeProgramme();
    const { row } = await listedGraduate(programme);
    const path = `/desk/programmes/${programme.id}`;
    const as: As = `school:${programme.schoolId}`;
    expect(await (await get(as, path)).text()).toContain("文学院");
    expect(await (await get(as, `${path}/missing.csv`)).text()).toContain(row.studentNumber);
    for (const each of [path, `${path}/missing.csv`, `${path}/list`, `${path}/exports`, `${path}/policy`]) {
      expect((await get("school:elsewhere", each)).status).toBe(404);
      expect((await get("reviewer", each)).status).toBe(403);
    }
    expect((await get("school:elsewhere", `/desk/schools/${programme.schoolId}`)).status).toBe(404);
  });

  /** What the inputs of a page with a form hold. */
  function inputsOf(html: string): Record<string, string> {
    const inputs = html.matchAll(/<input[^>]*? name="([^"]+)"[^>]*? value="([^"]*)"/g);
    return Object.fromEntries([...inputs].map(([, name = "", value = ""]) => [name, value]));
  }

  test("loses no settings of a colleague's who saved while the form was open, not even after another preview", async () => {
    const programme = await freeProgramme();
    const as: As = `school:${programme.schoolId}`;
    const path = `/desk/programmes/${programme.id}/policy`;
    const opened = inputsOf(await (await get(as, path)).text());
    const chosen = {
      qualification: "code",
      photoSpec: "moe-blue",
      capture: "camera-only",
      stages: "central",
      "service0.required": "yes",
      automatic: "",
    };
    const colleague = { ...opened, ...chosen, retentionDays: "90", do: "save" };
    expect((await post(as, path, colleague)).status).toBe(303);
    expect((await post(as, path, colleague)).status, "a second tap on the same").toBe(303);

    const mine = { ...opened, ...chosen, shots: "30" };
    let form: Record<string, string> = mine;
    for (const press of ["preview", "save", "save"]) {
      const answer = await post(as, path, { ...form, do: press });
      expect(answer.status, press).toBe(422);
      const html = await answer.text();
      expect(html).toContain(`<a href="${path}">打开最新设置</a>`);
      form = { ...mine, ...inputsOf(html) };
    }
    const { policy, policyVersion } = (await programmeById(deskEnv.DB, programme.id)) ?? programme;
    expect([policyVersion, policy.retentionDays]).toEqual([2, 90]);
  });

  test("is set up with a preview first, and a slip is named without being saved", async () => {
    const programme = await freeProgramme();
    const as: As = `school:${programme.schoolId}`;
    const path = `/desk/programmes/${programme.id}/policy`;
    const fields = inputsOf(await (await get(as, path)).text());
    const chosen = {
      qualification: "code",
      photoSpec: "moe-white",
      capture: "camera-only",
      stages: "central",
      "service0.required": "yes",
      holidays: "2027-01-18~2027-02-21",
      automatic: "",
      "notFound.zh": "请到行政楼 203 登记",
      "notFound.en": "Come to room 203",
      basedOn: "1",
    };
    const wrong = await post(as, path, { ...fields, ...chosen, exportName: "{nobody}.jpg", do: "save" });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('<a href="#field-exportName">');
    const preview = await (
      await post(as, path, { ...fields, ...chosen, "service0.price": "30.5", do: "preview" })
    ).text();
    expect(preview).toContain("¥30.50");
    expect(
      (await post(as, path, { ...fields, ...chosen, "service0.price": "30.5", do: "save" })).status,
    ).toBe(303);
    expect((await post(as, path, { ...fields, ...chosen, do: "save" })).status).toBe(422);
  });
});
