import { expect, test } from "vitest";
import { PATIENCE, see } from "./app-steps.ts";
import { at, NO_SCRIPT, PAGES, useDeskStage } from "./desk-stage.ts";

const desk = useDeskStage();

test.each(Object.keys(PAGES))(
  "the pages of %s are offered, and everything else is refused in words, also without a script",
  async (role) => {
    const { app, schoolId } = desk();
    const { page, context } = await at(app, role === "school" ? `school:${schoolId}` : role, NO_SCRIPT);
    for (const path of new Set(Object.values(PAGES).flat())) {
      const answer = await page.goto(`${app.origin}/desk/${path}`);
      const allowed = PAGES[role]?.includes(path) ?? false;
      expect([path, answer?.status()]).toEqual([path, allowed ? 200 : 403]);
      if (!allowed) await see(page, "您没有此项权限");
    }
    await context.close();
  },
  2 * PATIENCE,
);

test(
  "another school's programme and graduates do not exist for a school",
  async () => {
    const { app, programme } = desk();
    const { page, context } = await at(app, "school:s-elsewhere");
    for (const path of ["", "/list", "/exports", "/policy"]) {
      const answer = await page.goto(`${app.origin}/desk/programmes/${programme.programmeId}${path}`);
      expect(answer?.status()).toBe(404);
      await see(page, "没有找到");
    }
    await page.goto(`${app.origin}/desk/lookup`);
    await page.keyboard.type(programme.graduates[0]?.documentNumber ?? "");
    await page.keyboard.press("Enter");
    await see(page, "没有找到匹配的毕业生");
    await context.close();
  },
  PATIENCE,
);
