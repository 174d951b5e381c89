import type { ProgrammePolicyInput } from "../../worker/roster/policy/policy.ts";

/** A school that exists nowhere, and what it is also called. */
export interface DemoSchool {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** A programme to try something with. */
export interface DemoProgramme {
  readonly school: string;
  readonly category: string;
  readonly level: string;
  readonly year: number;
  /** People on its list, or with a code. */
  readonly people: number;
  /** The window, in days before and after the day of seeding. */
  readonly days: readonly [opens: number, closes: number];
  readonly policy: Omit<ProgrammePolicyInput, "window">;
}

export const demoSchools: readonly DemoSchool[] = [
  { name: "江澜大学", aliases: ["江大", "JLU-Demo"] },
  { name: "江澜大学城市学院", aliases: ["江澜城院"] },
  { name: "明湖师范学院", aliases: ["明湖师院"] },
  { name: "青屿开放大学", aliases: ["青屿电大"] },
  { name: "海岳理工大学", aliases: ["海岳理工"] },
];

const collecting = {
  id: "collection",
  name: { zh: "图像采集与标准化", en: "Photo collection and standardization" },
  description: {
    zh: "含采集、标准化、审核与上网，一次付款，可多次拍摄直至满意。",
    en: "Collection, standardization, review and delivery: pay once, shoot until you are satisfied.",
  },
  priceFen: 3000,
  required: true,
};

const prints = {
  id: "prints",
  name: { zh: "冲印邮寄", en: "Prints by post" },
  description: {
    zh: "审核通过后冲印一版 6 寸排版照，寄到学校。",
    en: "One 6-inch sheet printed after approval and sent to the school.",
  },
  priceFen: 500,
  required: false,
};

const base: Omit<ProgrammePolicyInput, "window" | "qualification" | "exportName"> = {
  photoSpec: "moe-blue",
  services: [collecting, prints],
  contact: {
    phone: "400-000-0000",
    hours: "09:00-20:00",
    school: { zh: "教务处学籍科（行政楼 203）", en: "Registrar's office, room 203" },
  },
  privacyPolicy: { id: "privacy", version: "2026-09-01" },
};

export const demoProgrammes: readonly DemoProgramme[] = [
  {
    school: "江澜大学",
    category: "普通本科",
    level: "本科",
    year: 2027,
    people: 12,
    days: [30, 180],
    policy: { ...base, qualification: "code", capture: "camera-or-album", exportName: "{student_no}.jpg" },
  },
  {
    school: "江澜大学",
    category: "硕士研究生",
    level: "硕士",
    year: 2027,
    people: 4,
    days: [30, 180],
    policy: {
      ...base,
      qualification: "code",
      review: { stages: ["school", "central"], workingDays: 2 },
      exportName: "{college}/{student_no}.jpg",
    },
  },
  {
    school: "明湖师范学院",
    category: "普通本科",
    level: "本科",
    year: 2027,
    people: 12,
    days: [30, 180],
    policy: { ...base, qualification: "identity", exportName: "{college}/{class}/{id_number}.jpg" },
  },
  {
    school: "青屿开放大学",
    category: "开放教育",
    level: "专科",
    year: 2027,
    people: 6,
    days: [30, 180],
    policy: {
      ...base,
      qualification: "code",
      capture: "camera-or-album",
      services: [{ ...collecting, priceFen: 0 }],
      exportName: "{student_no}.jpg",
    },
  },
  {
    school: "海岳理工大学",
    category: "普通本科",
    level: "本科",
    year: 2026,
    people: 2,
    days: [200, -20],
    policy: { ...base, qualification: "identity", exportName: "{student_no}.jpg" },
  },
  {
    school: "海岳理工大学",
    category: "高职专科",
    level: "专科",
    year: 2028,
    people: 2,
    days: [-30, 200],
    policy: { ...base, qualification: "code", exportName: "{student_no}.jpg" },
  },
];
