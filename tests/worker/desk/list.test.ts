import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { type As, deskEnv, finished, freeProgramme, get, post, studentNumber } from "./stage.ts";

const csv = (text: string) => new File([text], "list.csv", { type: "text/csv" });
const columns = { studentNumber: "0", name: "1", documentNumber: "2", college: "3" };

async function upload(as: As, programmeId: string, file: File): Promise<string> {
  const sent = await post(as, `/desk/programmes/${programmeId}/list`, { file });
  expect(sent.status).toBe(303);
  return sent.headers.get("location") ?? "";
}

/** Checks a list by its columns, follows the task, and answers the page it leads to. */
async function dryRun(as: As, path: string, fields: Readonly<Record<string, string>> = columns) {
  const task = (await post(as, `${path}/check`, fields)).headers.get("location") ?? "";
  await finished(as, task);
  const found = (await get(as, task)).headers.get("location") ?? "";
  return { page: await (await get(as, found)).text(), path: found };
}

/** The least that a spreadsheet program writes: shared strings after the sheet, one inline, one number. */
function workbook(rows: readonly (readonly string[])[]): File {
  const strings = rows.flat();
  let next = 0;
  const cell = (column: number, row: number) =>
    `<c r="${String.fromCharCode(65 + column)}${row}" t="s"><v>${next++}</v></c>`;
  const body = rows.map(
    (cells, row) => `<row r="${row + 1}">${cells.map((_, column) => cell(column, row + 1)).join("")}</row>`,
  );
  const sheet = `<?xml version="1.0"?><worksheet><sheetData>${body.join("")}</sheetData></worksheet>`;
  const shared = `<?xml version="1.0"?><sst>${strings.map((text) => `<si><t>${text.slice(0, 1)}</t><rPh><t>kana</t></rPh><r><t>${text.slice(1)}</t></r></si>`).join("")}</sst>`;
  const zip = zipSync({
    "xl/worksheets/sheet1.xml": strToU8(sheet),
    "xl/sharedStrings.xml": strToU8(shared),
  });
  return new File([zip as Uint8Array<ArrayBuffer>], "list.xlsx");
}

describe("a list", () => {
  test("is mapped by its header, checked without writing, imported, and the same again changes nothing", async () => {
    const { id, schoolId } = await freeProgramme();
    const as: As = `school:${schoolId}`;
    const numbers = [studentNumber(), studentNumber()];
    const text = `学号,姓名,证件号码,学院\r\n${numbers[0]},周一,990101200201010019,文学院\r\n,缺学号,990101200201010019,文学院\r\n${numbers[1]},=1+1,123,理学院\r\n${numbers[1]},李二,990101200201010019,理学院\r\n`;
    const path = await upload(as, id, csv(text));
    const form = await (await get(as, path)).text();
    expect(form).toMatch(/<select name="studentNumber"[^>]*>.*?<option value="0" selected/);
    const { page: checked, path: check } = await dryRun(as, path);
    expect(checked).toMatch(/<strong class="pass">2<\/strong>/);
    expect(checked).toMatch(/<strong class="fail">2<\/strong>/);
    expect(checked).not.toContain("990101200201010019");
    const faults = await (await get(as, `${check}/faults.csv`)).text();
    expect(faults).toContain("3,缺少学号");
    expect(faults).toContain("'=1+1");
    const count = () =>
      deskEnv.DB.prepare("SELECT COUNT(*) AS n FROM graduates WHERE programme_id = ?1").bind(id).first("n");
    expect(await count()).toBe(0);
    const task = (await post(as, `${check}/import`)).headers.get("location") ?? "";
    expect(await finished(as, task)).toContain("新增 2 · 更新 0 · 无变化 0");
    expect(await count()).toBe(2);
    expect((await post(as, `${check}/import`)).status).toBe(404);
    expect((await get(as, check)).status).toBe(404);
    expect((await get(as, path)).status).toBe(404);
    const { objects } = await deskEnv.PHOTOS.list({
      prefix: path.replace("/desk/programmes", "lists").replace("/list/", "/"),
    });
    expect(objects).toEqual([]);
    const again = await upload(as, id, csv(text));
    const { page: same, path: recheck } = await dryRun(as, again);
    expect(same).toMatch(/将新增<\/dt><dd>0/);
    const second = (await post(as, `${recheck}/import`)).headers.get("location") ?? "";
    expect(await finished(as, second)).toContain("无变化 2");
    expect((await get("school:elsewhere", second)).status).toBe(404);
  });

  test("comes from a workbook as well, and in the encoding that Excel writes in China", async () => {
    const { id, schoolId } = await freeProgramme();
    const as: As = `school:${schoolId}`;
    const rows = [
      ["学号", "姓名", "身份证号", "院系"],
      [studentNumber(), "周簿", "990101200201010019", "文学院"],
    ];
    const path = await upload(as, id, workbook(rows));
    const { page: checked } = await dryRun(as, path);
    expect(checked).toMatch(/<strong class="pass">1<\/strong>/);
    // 学号,姓名,证件号码 and 周 in GB 18030.
    const gb = [
      0xd1, 0xa7, 0xba, 0xc5, 0x2c, 0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xd6, 0xa4, 0xbc, 0xfe, 0xba, 0xc5, 0xc2,
      0xeb, 0x0a,
    ];
    const line = [
      ...new TextEncoder().encode(`${studentNumber()},`),
      0xd6,
      0xdc,
      ...new TextEncoder().encode(",990101200201010019\n"),
    ];
    const gbPath = await upload(as, id, new File([new Uint8Array([...gb, ...line])], "gb.csv"));
    expect(await (await get(as, gbPath)).text()).toContain("证件号码");
    // As other systems write Unicode: the larger half of each character first.
    const big = Uint8Array.from(
      [...`\u{feff}学号,姓名,证件号码\n${studentNumber()},周大,990101200201010019\n`].flatMap((letter) => [
        letter.charCodeAt(0) >> 8,
        letter.charCodeAt(0) & 0xff,
      ]),
    );
    const bigPath = await upload(as, id, new File([big], "big.csv"));
    expect((await dryRun(as, bigPath)).page).toMatch(/<strong class="pass">1<\/strong>/);
  });

  test("with a title above its columns is mapped by them, and columns without a name can be chosen by their place", async () => {
    const { id, schoolId } = await freeProgramme();
    const as: As = `school:${schoolId}`;
    const titled = await upload(
      as,
      id,
      csv(`江澜大学2026届毕业生名单\n学号,姓名,证件号码\n${studentNumber()},周一,990101200201010019\n`),
    );
    expect(await (await get(as, titled)).text()).toMatch(
      /<select name="documentNumber"[^>]*>.*?<option value="2" selected/,
    );
    const bare = await upload(as, id, csv(`名单\n${studentNumber()},周二,990101200201010019\n`));
    expect(await (await get(as, bare)).text()).toContain('<option value="2">第 3 列</option>');
    expect((await dryRun(as, bare)).page).toMatch(/<strong class="pass">1<\/strong>/);
  });

  test.each([
    ["an empty file", csv("")],
    [
      "an archive that is no workbook",
      new File([zipSync({ "a.txt": strToU8("x") }) as Uint8Array<ArrayBuffer>], "a.xlsx"),
    ],
    [
      "half an archive",
      new File(
        [
          (zipSync({ "xl/worksheets/sheet1.xml": strToU8("<worksheet>") }) as Uint8Array<ArrayBuffer>).slice(
            0,
            30,
          ),
        ],
        "b.xlsx",
      ),
    ],
  ])("that is %s is refused in words", async (_, file) => {
    const { id, schoolId } = await freeProgramme();
    const sent = await post(`school:${schoolId}`, `/desk/programmes/${id}/list`, { file });
    expect(sent.status).toBe(422);
    expect(await sent.text()).toContain('data-refusal="form"');
  });
});
