import type * as v from "valibot";
import type { CollectionSchema, CollectionSummarySchema, DoneSchema, OrderSchema } from "./collection.ts";
import type { ReportSchema } from "./photo.ts";
import type { ProgrammeSchema } from "./schools.ts";

const opensAt = 1_788_000_000_000;
const closesAt = 1_798_000_000_000;
const window = {
  state: "open",
  opensAt,
  closesAt,
  text: { zh: "采集进行中。", en: "Collection is open." },
} as const;
const contact = {
  phone: "400-000-0000",
  hours: "09:00-20:00",
  openNow: true,
  school: { zh: "学生处，行政楼 101", en: "Student affairs, room 101" },
};
const name = { zh: "图像采集", en: "Photo collection" };

/** Answers as the documentation shows them; everything in them is invented. */
export const exampleProgramme: v.InferInput<typeof ProgrammeSchema> = {
  id: "pAAAAAAAAAAAAAAAAAAAAAA",
  schoolId: "sAAAAAAAAAAAAAAAAAAAAAA",
  school: "示例大学",
  category: "普通高等教育",
  year: 2027,
  qualification: "code",
  capture: "camera-only",
  window,
  contact,
  privacyPolicy: { id: "privacy", version: "2026-09-01" },
  texts: {},
};

export const exampleSummary: v.InferInput<typeof CollectionSummarySchema> = {
  id: "gAAAAAAAAAAAAAAAAAAAAAA",
  version: 7,
  school: "示例大学",
  category: "普通高等教育",
  level: "本科",
  year: 2027,
  payment: "paid",
  photo: "standardized",
  step: "submit",
  stepText: { zh: "待提交", en: "To be submitted" },
  purgedAt: null,
  window,
};

export const exampleOrder: v.InferInput<typeof OrderSchema> = {
  number: "0123456789abcdef0123456789abcdef",
  services: [{ id: "collection", name }],
  amountFen: 3000,
  status: "paid",
  openedAt: opensAt,
  expiresAt: opensAt + 1_800_000,
  paidAt: opensAt + 60_000,
  transactionId: "4200000000202609010000000000",
  refundedFen: 0,
  refunds: [],
};

export const exampleDone: v.InferInput<typeof DoneSchema> = {
  version: 8,
  payment: "paid",
  photo: "inReview",
};

const sha256 = "0".repeat(64);
const no = {
  allowed: false,
  code: "notInReview",
  text: { zh: "照片不在审核中。", en: "The photo is not in review." },
};

export const exampleCollection: v.InferInput<typeof CollectionSchema> = {
  ...exampleSummary,
  record: {
    name: "周*",
    documentType: "residentId",
    documentNumber: "*****175X",
    studentNumber: "20230001",
    collectionCode: null,
    school: "示例大学",
    category: "普通高等教育",
    level: "本科",
    year: 2027,
    college: "文学院",
    major: "汉语言文学",
  },
  recordConfirmedAt: opensAt,
  capture: "camera-only",
  spec: {
    id: "moe-blue",
    name: { zh: "学历照片", en: "Graduation photo" },
    width: 480,
    height: 640,
    millimetres: { width: 41, height: 54 },
    background: "#438edb",
  },
  order: null,
  orders: [exampleOrder],
  shots: { used: 1, limit: 60, current: { id: "0".repeat(32), at: opensAt, source: "camera" } },
  standardizing: null,
  failure: null,
  standard: { sha256, shotId: "0".repeat(32), doubts: [] },
  review: null,
  verdicts: [],
  deliveredAt: null,
  actions: {
    confirmRecord: { allowed: true },
    release: no,
    openOrder: no,
    cancelOrder: no,
    requestRefund: { allowed: true },
    shoot: { allowed: true },
    standardize: { allowed: true },
    submit: { allowed: true },
    withdraw: no,
    download: no,
  },
  contact,
};

export const exampleReport: v.InferInput<typeof ReportSchema> = {
  shotId: "0".repeat(32),
  outcome: "produced",
  verdict: "pass",
  refusal: null,
  original: { bytes: 2_345_678, format: "jpeg", width: 3024, height: 4032 },
  result: { sha256, bytes: 34_567, width: 480, height: 640, dpi: 300, quality: 82, background: "#438edb" },
  lines: { hairTop: 30, eyeLine: 250, cheekLeft: 120, cheekRight: 360, faceCentre: 240, chin: 430 },
  checks: [
    {
      id: "pose.roll",
      title: { zh: "头部端正", en: "Head level" },
      verdict: "pass",
      measured: 1.2,
      limit: { min: -8, max: 8 },
      unit: "°",
      advice: { zh: "请把头摆正。", en: "Hold the head level." },
    },
  ],
  spec: { id: "moe-blue", version: 1 },
};
