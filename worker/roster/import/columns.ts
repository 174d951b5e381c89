import type { Text } from "../../text.ts";

/** The fields of a list, in the order of the form. */
export const LIST_FIELDS = [
  "studentNumber",
  "name",
  "documentType",
  "documentNumber",
  "level",
  "college",
  "major",
  "className",
  "examNumber",
] as const;
export type ListField = (typeof LIST_FIELDS)[number];

/** Which column (from 0) holds which field; a field without one is empty in every row. */
export type ColumnMapping = Partial<Readonly<Record<ListField, number>>>;

/** Without these nobody can be found or matched. */
export const REQUIRED_FIELDS: readonly ListField[] = ["studentNumber", "name", "documentNumber"];

export const FIELD_NAMES: Readonly<Record<ListField, Text>> = {
  studentNumber: { zh: "学号", en: "Student number" },
  name: { zh: "姓名", en: "Name" },
  documentType: { zh: "证件类型", en: "Document type" },
  documentNumber: { zh: "证件号码", en: "Document number" },
  level: { zh: "层次", en: "Level" },
  college: { zh: "学院", en: "College" },
  major: { zh: "专业", en: "Major" },
  className: { zh: "班级", en: "Class" },
  examNumber: { zh: "考生号", en: "Exam number" },
};

/** What schools call the columns, compared without spaces and case. */
const HEADERS: Readonly<Record<ListField, readonly string[]>> = {
  studentNumber: ["学号", "学生学号", "学籍号", "studentnumber", "studentno", "studentid"],
  name: ["姓名", "学生姓名", "name", "fullname"],
  documentType: ["证件类型", "身份证件类型", "证件类别", "documenttype", "idtype"],
  documentNumber: [
    "证件号码",
    "身份证号",
    "身份证号码",
    "身份证件号",
    "证件号",
    "documentnumber",
    "idnumber",
  ],
  level: ["层次", "培养层次", "学历层次", "level", "degree"],
  college: ["学院", "院系", "系所", "分院", "所属学院", "college", "faculty", "department"],
  major: ["专业", "专业名称", "major", "programme"],
  className: ["班级", "班级名称", "行政班", "class", "classname"],
  examNumber: ["考生号", "准考证号", "examnumber", "examno"],
};

const plain = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_*:：()（）-]/g, "");

/** Guesses the mapping from a header row; what has no known name is left open. */
export function guessColumns(header: readonly string[]): ColumnMapping {
  const names = header.map(plain);
  const found = LIST_FIELDS.map(
    (field) => [field, names.findIndex((name) => HEADERS[field].includes(name))] as const,
  );
  return Object.fromEntries(found.filter(([, column]) => column >= 0));
}

/** Whether a row names columns: no row of a person has two of the names. */
export function namesColumns(cells: readonly string[]): boolean {
  return Object.keys(guessColumns(cells)).length >= 2;
}
