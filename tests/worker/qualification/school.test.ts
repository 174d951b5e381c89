import { describe, expect, test } from "vitest";
import { chooseProgramme } from "../../../worker/qualification/choose-programme.ts";
import { platformMinting } from "../../../worker/roster/ids.ts";
import { saveSchool, searchSchools } from "../../../worker/roster/schools.ts";
import { newProgramme } from "../roster/stage.ts";
import { db, now } from "./stage.ts";

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
