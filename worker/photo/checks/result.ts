import type { Rule } from "./rule.ts";

/** What was measured in the finished photo, in its own pixels; y downward. */
export interface ResultMeasurements {
  readonly hairTop: number;
  readonly eyeLine: number;
  readonly faceWidth: number;
  /** Middle of the face minus the vertical centre line. */
  readonly centreOffset: number;
  /** Widest strip of plain background beside a shoulder that the picture's side cuts. */
  readonly sideCut: number;
  /** Largest difference, levels of 255, between the median of the decoded background and the spec's colour. */
  readonly backgroundError: number;
  readonly bytes: number;
  /** IJG quality factor. */
  readonly quality: number;
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
}

/** A rule with one band and no room for judgement. */
function strict(min: number | undefined, max: number | undefined) {
  const band = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  return { pass: band, warn: band };
}

/**
 * A place in the photo to a tenth of a pixel: the grid of whole pixels on which a crop is carried out may put a line that
 * was planned at the very edge of a band a few thousandths beyond it, which nobody can measure.
 */
function tenth(place: number): number {
  return Math.round(10 * place) / 10;
}

/** A strip beside a shoulder narrower than this, px, is within the error of the cut's own measurement. */
const NARROW_STRIP = 2;

/** The median of the background may differ by this much a channel after decoding: JPEG rounds. */
const BACKGROUND_ERROR = 2;

const OURS = {
  zh: "这是系统处理的问题，请联系客服。",
  en: "This is a fault of our processing: please contact customer service.",
};

/** Rules about the finished photo. */
export const RESULT_RULES: readonly Rule<ResultMeasurements>[] = [
  {
    id: "frame.hair-top",
    title: { zh: "头顶距离顶部", en: "Top of the hair" },
    unit: "px",
    value: ({ hairTop }) => tenth(hairTop),
    limits: ({ geometry }) => strict(geometry.hairTop.min, geometry.hairTop.max),
    advice: {
      zh: "头顶位置不合适：请在头顶上方留出空白、拍到胸口位置，发型不要过高。",
      en: "The head does not fit the frame: leave room above the hair, show the chest, and wear the hair lower.",
    },
  },
  {
    id: "frame.eye-line",
    title: { zh: "眼睛中心距离顶部", en: "Eye line" },
    unit: "px",
    value: ({ eyeLine }) => tenth(eyeLine),
    limits: ({ geometry }) => strict(geometry.eyeLine.min, geometry.eyeLine.max),
    advice: {
      zh: "眼睛位置不合适：请平视镜头，在头顶上方留出空白、拍到胸口位置。",
      en: "The eyes lie too high or too low: look level into the camera, with room above the hair and down to the chest.",
    },
  },
  {
    id: "frame.face-width",
    title: { zh: "脸部宽度", en: "Width of the face" },
    unit: "px",
    value: ({ faceWidth }) => tenth(faceWidth),
    limits: ({ geometry }) => strict(geometry.faceWidth.min, geometry.faceWidth.max),
    advice: {
      zh: "脸部宽度不合适：请正对镜头，保持约一米距离，拍到胸口位置。",
      en: "The face is too wide or too narrow: face the camera from about a metre, down to the chest.",
    },
  },
  {
    id: "frame.centre",
    title: { zh: "人像居中", en: "Centred" },
    unit: "px",
    value: ({ centreOffset }) => centreOffset,
    limits: ({ geometry }) => strict(-geometry.centreOffset, geometry.centreOffset),
    advice: {
      zh: "人没有居中：请让人站在画面正中，左右留出一样的空白。",
      en: "The person is not in the middle: leave the same room on the left and on the right.",
    },
  },
  {
    id: "frame.shoulders",
    title: { zh: "双肩完整", en: "Both shoulders in the picture" },
    unit: "px",
    value: ({ sideCut }) => sideCut,
    limits: () => ({ pass: { max: NARROW_STRIP }, warn: {} }),
    advice: {
      zh: "肩膀被照片边缘切断，旁边露出底色：请横向留出更多空间，让双肩都在画面里。",
      en: "The picture's edge cuts a shoulder, and background shows beside it: leave more room at both sides.",
    },
  },
  {
    id: "background.colour",
    title: { zh: "背景颜色", en: "Background colour" },
    unit: "",
    value: ({ backgroundError }) => backgroundError,
    limits: () => strict(undefined, BACKGROUND_ERROR),
    advice: OURS,
  },
  {
    id: "file.size",
    title: { zh: "文件大小", en: "File size" },
    unit: "byte",
    value: ({ bytes }) => bytes,
    limits: ({ fileSize }) => strict(fileSize.min, fileSize.max),
    advice: OURS,
  },
  {
    id: "file.quality",
    title: { zh: "压缩品质因子", en: "JPEG quality factor" },
    unit: "",
    value: ({ quality }) => quality,
    limits: (spec) => strict(spec.quality.min, undefined),
    advice: OURS,
  },
  {
    id: "file.width",
    title: { zh: "照片宽度", en: "Width of the photo" },
    unit: "px",
    value: ({ width }) => width,
    limits: (spec) => strict(spec.width, spec.width),
    advice: OURS,
  },
  {
    id: "file.height",
    title: { zh: "照片高度", en: "Height of the photo" },
    unit: "px",
    value: ({ height }) => height,
    limits: (spec) => strict(spec.height, spec.height),
    advice: OURS,
  },
  {
    id: "file.density",
    title: { zh: "分辨率", en: "Density" },
    unit: "dpi",
    value: ({ dpi }) => dpi,
    limits: (spec) => strict(spec.dpi, spec.dpi),
    advice: OURS,
  },
];
