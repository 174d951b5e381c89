import { describeRoute } from "hono-openapi";
import { type ProblemStatus, problemBody } from "../../http/problem.ts";
import { describeCode } from "../../http/refusals.ts";
import { staffOnlyText } from "../../http/staff.ts";
import { PAPERS } from "../../photo/layout/papers.ts";
import { DEFAULT_SPEC_ID, SPECS } from "../../photo/spec/specs.ts";
import type { Text } from "../../text.ts";

/** What the trial refuses before it looks at the photo. */
export const tryRefusals = {
  form_incomplete: {
    zh: "请以 multipart/form-data 上传照片，字段名为 photo。",
    en: "Send the photo as multipart/form-data, in the field photo.",
  },
  spec_unknown: { zh: "没有这个照片规格。", en: "There is no such photo standard." },
  paper_unknown: { zh: "没有这种相纸。", en: "There is no such paper." },
} as const satisfies Record<string, Text>;

function refusals(status: ProblemStatus, texts: Readonly<Record<string, Text>>) {
  const entries = Object.entries(texts).map(
    ([code, text]) => [code, { summary: text.en, value: problemBody(status, code, text) }] as const,
  );
  const schema = { $ref: "#/components/schemas/Problem" };
  return {
    description: Object.keys(texts).join(", "),
    content: { "application/problem+json": { schema, examples: Object.fromEntries(entries) } },
  };
}

const binary = { type: "string", format: "binary" } as const;

/** Describes `POST /api/photos/try` for `/api/openapi.json`. */
export const describeTry = describeRoute({
  tags: ["photos"],
  summary: "Makes a standard photo of any photo and keeps nothing: for staff, and for anyone on a local run",
  security: [{ staff: [] }],
  requestBody: {
    required: true,
    content: {
      "multipart/form-data": {
        schema: {
          type: "object",
          required: ["photo"],
          properties: {
            photo: binary,
            spec: { type: "string", enum: SPECS.map(({ id }) => id), default: DEFAULT_SPEC_ID },
            layout: { type: "string", enum: PAPERS.map(({ id }) => id) },
            matte: { type: "string", enum: ["1"] },
          },
        },
      },
    },
  },
  responses: {
    200: {
      description: "`report` always; `photo` when one was made; `sheet` and `matte` when asked for",
      content: {
        "multipart/form-data": {
          schema: {
            type: "object",
            required: ["report"],
            properties: { report: binary, photo: binary, sheet: binary, matte: binary },
          },
        },
      },
    },
    400: refusals(400, tryRefusals),
    403: refusals(403, { staff_only: staffOnlyText }),
    429: refusals(429, { tooOften: describeCode("tooOften").text }),
    500: refusals(500, { internal: describeCode("internal").text }),
  },
});
