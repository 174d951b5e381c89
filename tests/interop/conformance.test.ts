import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Finding, judgePhoto } from "../../bench/conformance/judge-photo.ts";
import { readPhoto } from "../../bench/conformance/read-photo.ts";
import { STANDARDS } from "../../bench/conformance/standard.ts";
import { readReport, runPhotoCommand } from "../../bench/shared/photo-command.ts";
import { root } from "../../bench/shared/root.ts";

describe("a photo from the command line", () => {
  const out = mkdtempSync(join(tmpdir(), "conformance-"));
  afterAll(() => rmSync(out, { recursive: true }));

  for (const [spec, standard] of Object.entries(STANDARDS).slice(0, 2)) {
    describe(`by the spec ${spec}`, () => {
      let findings: Finding[] = [];

      beforeAll(async () => {
        const portrait = join(root, "tests", "fixtures", "astronaut.png");
        runPhotoCommand([portrait], join(out, spec), ["--spec", spec, "--json"]);
        findings = judgePhoto(await readPhoto(join(out, spec, "astronaut.jpg"), standard), standard);
      }, 120_000);

      it("meets every row of the standard by another reader's measure", () => {
        expect(findings.filter(({ ok }) => !ok)).toEqual([]);
        expect(findings.length).toBeGreaterThan(15);
      });

      it("has its eyes and hair where the report says, within a few pixels", () => {
        const lines = readReport(join(out, spec), "astronaut")?.lines;
        const measured = (row: string) => Number(findings.find((one) => one.row === row)?.value);
        expect(Math.abs(measured("eye line") - (lines?.eyeLine ?? Number.NaN))).toBeLessThan(8);
        expect(Math.abs(measured("hair top") - (lines?.hairTop ?? Number.NaN))).toBeLessThan(8);
      });
    });
  }
});
