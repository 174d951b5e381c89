import { kilobytes } from "./file-size.ts";
import { MINISTRY_BANDS, scaledBands } from "./geometry-bands.ts";
import type { PhotoSpec, Rgb, Source } from "./spec.ts";

const LIGHT_BLUE: Rgb = { r: 100, g: 197, b: 255 };
const WHITE: Rgb = { r: 255, g: 255, b: 255 };
const LIGHT_GREY: Rgb = { r: 240, g: 240, b: 240 };
const MINISTRY_BACKGROUNDS = [LIGHT_BLUE, WHITE, LIGHT_GREY];
const SKY_BLUE: Rgb = { r: 0x00, g: 0xa3, b: 0xe6 };
const STEEL_BLUE: Rgb = { r: 51, g: 143, b: 178 };

const MINISTRY_TEXT = "教育部学生中心 教毕指〔2017〕99号, as republished (original not found)";
const MINISTRY_SOURCES: readonly Source[] = [
  { states: "480x640 px, 300 dpi, 24 bit, JPEG quality >= 60", from: MINISTRY_TEXT, confidence: "B" },
  { states: "generally 20 KB to 40 KB after compression", from: MINISTRY_TEXT, confidence: "B" },
  {
    states: "hair top 50-110, eye line 200-300, between the cheeks 180-300 px",
    from: MINISTRY_TEXT,
    confidence: "B",
  },
  {
    states: "light blue 100,197,255 or white or light grey 240,240,240",
    from: MINISTRY_TEXT,
    confidence: "B",
  },
  { states: "taken within the year before graduation", from: MINISTRY_TEXT, confidence: "B" },
  { states: "yaw and pitch within 5, roll within 8 degrees", from: "ISO/IEC 19794-5", confidence: "A" },
  {
    states: "centring tolerance, quality cap and aims in the middle of each band",
    from: "ours",
    confidence: "I",
  },
];

const COLLECTOR: Source = {
  states: "this variant",
  from: "notices of collecting companies",
  confidence: "B",
};
const REGION: Source = { states: "the narrowing for this region", from: "regional notices", confidence: "B" };
const PRINT: Source = {
  states: "size on paper at 300 dpi; bands scaled from the ministry's, file size ours",
  from: "customary print sizes",
  confidence: "I",
};

const MINISTRY: PhotoSpec = {
  id: "moe-blue",
  version: 1,
  name: { zh: "学历照片 浅蓝底", en: "Graduation photo, light blue" },
  width: 480,
  height: 640,
  dpi: 300,
  millimetres: { width: 40.64, height: 54.19 },
  background: LIGHT_BLUE,
  allowedBackgrounds: MINISTRY_BACKGROUNDS,
  geometry: MINISTRY_BANDS,
  fileSize: kilobytes(20, 40),
  quality: { min: 60, max: 97 },
  pose: { yaw: 5, pitch: 5, roll: 8 },
  maxAgeMonths: 12,
  sources: MINISTRY_SOURCES,
};

type Variation = Pick<PhotoSpec, "id" | "name"> & Partial<PhotoSpec>;

/** The ministry's standard with what differs; a variation on the background allows no other. */
function vary(differs: Variation, source?: Source): PhotoSpec {
  const sources = source === undefined ? MINISTRY_SOURCES : [source, ...MINISTRY_SOURCES];
  return { ...MINISTRY, sources, ...differs };
}

/** A size for paper or a degree certificate: scaled bands and a file that no upload system bounds. */
function sized(
  id: string,
  name: PhotoSpec["name"],
  [width, height]: readonly [number, number],
  [mmWidth, mmHeight]: readonly [number, number],
  differs: Partial<PhotoSpec> = {},
): PhotoSpec {
  return {
    ...MINISTRY,
    id,
    name,
    width,
    height,
    millimetres: { width: mmWidth, height: mmHeight },
    geometry: scaledBands(width, height),
    fileSize: kilobytes(0, 500, 100),
    quality: { min: 60, max: 95 },
    sources: [PRINT],
    ...differs,
  };
}

const DEGREE_OLD_SOURCE: Source = {
  states: "150x210 px, at most 10 KB, plain blue",
  from: "浙江大学继续教育学院 2009-10-10, citing 教育部学位中心〔2009〕34号",
  confidence: "A",
};
const DEGREE_SOURCE: Source = {
  states: "390x567 px (33x48 mm), about 40 KB, plain blue; bands scaled from the ministry's",
  from: "a graduate school's notice and several republications",
  confidence: "B",
};

/** Every photo standard the product knows, the default first. Hold it against the documents in `sources`. */
export const SPECS: readonly PhotoSpec[] = [
  MINISTRY,
  vary({ id: "moe-white", name: { zh: "学历照片 白底", en: "Graduation photo, white" }, background: WHITE }),
  vary({
    id: "moe-grey",
    name: { zh: "学历照片 浅灰底", en: "Graduation photo, light grey" },
    background: LIGHT_GREY,
  }),
  vary(
    {
      id: "tianjin",
      name: { zh: "天津 学历照片 浅蓝底", en: "Tianjin graduation photo, light blue only" },
      allowedBackgrounds: [LIGHT_BLUE],
    },
    REGION,
  ),
  vary(
    {
      id: "xinjiang",
      name: { zh: "新疆 学历照片 白底", en: "Xinjiang graduation photo, white only" },
      background: WHITE,
      allowedBackgrounds: [WHITE],
      maxAgeMonths: 6,
    },
    REGION,
  ),
  vary(
    {
      id: "collector-00a3e6",
      name: { zh: "学历照片 蓝底 #00A3E6", en: "Graduation photo, blue #00A3E6" },
      background: SKY_BLUE,
      allowedBackgrounds: [SKY_BLUE],
    },
    COLLECTOR,
  ),
  vary(
    {
      id: "collector-338fb2",
      name: { zh: "学历照片 蓝底 51,143,178", en: "Graduation photo, blue 51,143,178" },
      background: STEEL_BLUE,
      allowedBackgrounds: [STEEL_BLUE],
    },
    COLLECTOR,
  ),
  vary(
    {
      // At least 30 KB is asked for; the ministry's 40 KB still bounds it, so one file satisfies both.
      id: "collector-30kb",
      name: { zh: "学历照片 不小于 30 KB", en: "Graduation photo, at least 30 KB" },
      fileSize: kilobytes(30, 40),
    },
    COLLECTOR,
  ),
  vary(
    {
      id: "collector-30-900kb",
      name: { zh: "学历照片 30–900 KB", en: "Graduation photo, 30 to 900 KB" },
      fileSize: kilobytes(30, 900, 90),
    },
    COLLECTOR,
  ),
  vary(
    {
      // "About 150 KB" has no edges: 100 to 200 KB is our reading, and the quality cap is lifted to reach it.
      id: "collector-150kb",
      name: { zh: "学历照片 约 150 KB", en: "Graduation photo, about 150 KB" },
      fileSize: kilobytes(100, 200, 150),
      quality: { min: 60, max: 100 },
    },
    COLLECTOR,
  ),
  sized("degree", { zh: "学位照片 33×48 mm", en: "Degree photo 33x48 mm" }, [390, 567], [33, 48], {
    fileSize: kilobytes(20, 40),
    quality: { min: 60, max: 97 },
    sources: [DEGREE_SOURCE],
  }),
  sized(
    "degree-old",
    { zh: "旧版学位照片 150×210", en: "Old degree photo 150x210 px" },
    [150, 210],
    [12.7, 17.78],
    {
      fileSize: kilobytes(0, 10, 9),
      quality: { min: 60, max: 97 },
      sources: [DEGREE_OLD_SOURCE],
    },
  ),
  sized("print-22x32", { zh: "小一寸 22×32 mm", en: "Small one-inch 22x32 mm" }, [260, 378], [22, 32]),
  sized("print-25x35", { zh: "一寸 25×35 mm", en: "One-inch 25x35 mm" }, [295, 413], [25, 35]),
  sized("print-35x45", { zh: "小二寸 35×45 mm", en: "Small two-inch 35x45 mm" }, [413, 531], [35, 45]),
  sized("print-35x49", { zh: "二寸 35×49 mm", en: "Two-inch 35x49 mm" }, [413, 579], [35, 49]),
  sized("print-35x53", { zh: "大二寸 35×53 mm", en: "Large two-inch 35x53 mm" }, [413, 626], [35, 53]),
];

/** The spec a programme has when it names none. */
export const DEFAULT_SPEC_ID = MINISTRY.id;

/** The spec with this id; undefined when there is none. */
export function getSpec(id: string): PhotoSpec | undefined {
  return SPECS.find((spec) => spec.id === id);
}

/** The same spec on another of its allowed backgrounds; undefined when the spec does not allow that colour. */
export function withBackground(spec: PhotoSpec, { r, g, b }: Rgb): PhotoSpec | undefined {
  const allowed = spec.allowedBackgrounds.find(
    (colour) => colour.r === r && colour.g === g && colour.b === b,
  );
  return allowed === undefined ? undefined : { ...spec, background: allowed };
}
