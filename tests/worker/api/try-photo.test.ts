import { describe, expect, test } from "vitest";
import { decodePhoto } from "../../../wasm/codecs/decode.ts";
import { inspectJpeg } from "../../../worker/photo/compose/jpeg-inspect.ts";
import type { PhotoReport } from "../../../worker/photo/report.ts";
import { photos } from "../../../worker/routes/photos.ts";
import { portraitFile } from "../portrait.ts";
import { testEnv } from "../test-env.ts";

type Fields = Readonly<Record<string, string | File>>;

/** The isolate's first photo loads three models, on a busy machine too, ms. */
const MODELS_LOAD = 60_000;

/** Sends a form to `POST /api/photos/try`, the door alone. */
async function tryPhoto(fields: Fields, env: Env = testEnv): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return photos.request("/try", { method: "POST", body, headers: { "accept-language": "en" } }, env);
}

async function bytesOf(part: ReturnType<FormData["get"]>): Promise<Uint8Array> {
  if (!(part instanceof File)) throw new Error("no such part");
  return new Uint8Array(await part.arrayBuffer());
}

async function reportOf(answer: FormData): Promise<PhotoReport> {
  return JSON.parse(new TextDecoder().decode(await bytesOf(answer.get("report")))) as PhotoReport;
}

describe("trying a photo over HTTP", () => {
  test(
    "answers the report, the standard photo, and the sheet and matte that were asked for",
    async () => {
      const response = await tryPhoto({
        photo: portraitFile(),
        spec: "moe-white",
        layout: "6寸",
        matte: "1",
      });
      expect(response.status).toBe(200);
      const answer = await response.formData();
      const report = await reportOf(answer);
      expect(report).toMatchObject({ outcome: "produced", original: { width: 512, height: 512 } });
      const photo = await bytesOf(answer.get("photo"));
      const file = inspectJpeg(photo);
      expect(file).toMatchObject({ width: 480, height: 640, jfif: { unit: "dpi", x: 300, y: 300 } });
      expect(photo.length).toBe(report.result?.bytes);
      const decoded = decodePhoto(photo, { format: "jpeg" });
      expect(decoded.ok && [...decoded.picture.data.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
      expect(inspectJpeg(await bytesOf(answer.get("sheet")))).toMatchObject({ width: 1205, height: 1795 });
      const matte = decodePhoto(await bytesOf(answer.get("matte")), { format: "png" });
      expect(matte.ok && [matte.fullWidth, matte.fullHeight]).toEqual([512, 512]);
    },
    MODELS_LOAD,
  );

  test("answers a refused photo with its reason and without any picture", async () => {
    const notes = new File(["no picture at all"], "notes.jpg");
    const response = await tryPhoto({ photo: notes, layout: "A4", matte: "1" });
    expect(response.status).toBe(200);
    const answer = await response.formData();
    expect([...answer.keys()]).toEqual(["report"]);
    expect(await reportOf(answer)).toMatchObject({
      outcome: "refused",
      refusal: { code: "not_a_picture", message: { zh: expect.any(String), en: expect.any(String) } },
    });
  });

  test.each<[string, Fields]>([
    ["form_incomplete", {}],
    ["form_incomplete", { photo: "words" }],
    ["form_incomplete", { photo: new File(["x"], "a.jpg"), matte: "yes" }],
    ["spec_unknown", { photo: new File(["x"], "a.jpg"), spec: "moe-pink" }],
    ["paper_unknown", { photo: new File(["x"], "a.jpg"), layout: "7寸" }],
  ])("refuses a request that it cannot follow as %s", async (code, fields) => {
    const response = await tryPhoto(fields);
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toMatch(/^application\/problem\+json/);
    expect(await response.json()).toMatchObject({ code });
  });

  test("is for staff in production, and for anybody on a local run", async () => {
    const production: Env = Object.create(testEnv, {
      ENVIRONMENT: { value: "production", enumerable: true },
      ACCESS_TEAM: { value: "https://team.cloudflareaccess.com", enumerable: true },
      ACCESS_AUDIENCE: { value: "tag", enumerable: true },
    });
    const refused = await tryPhoto({ photo: portraitFile() }, production);
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ code: "staff_only" });
    expect((await tryPhoto({})).status).toBe(400);
  });
});
