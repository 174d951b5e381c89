import type { ListFault } from "../../roster/import/refusal.ts";
import type { Text } from "../../text.ts";

/** Why a file, or what was chosen for it, is not taken. */
export const FILE_FAULTS: Readonly<Record<ListFault | "columns" | "sameColumn", Text>> = {
  notWorkbook: {
    zh: "这个 XLSX 文件无法读取，请用表格软件另存为 XLSX 或 CSV 后重试。",
    en: "This XLSX file cannot be read. Save it again as XLSX or CSV.",
  },
  tooLarge: {
    zh: "文件太大，请拆分后分批导入。",
    en: "The file is too large. Split it and import the parts.",
  },
  openQuote: {
    zh: "CSV 文件里有引号没有成对，后面的内容无法分列。请检查引号，或另存为 XLSX 后重试。",
    en: "A quotation mark in the CSV is never closed, so what follows cannot be told apart. Save it as XLSX instead.",
  },
  empty: { zh: "文件里没有数据行。", en: "There are no rows in the file." },
  tooManyRows: { zh: "名单超过 10 万行，请拆分后分批导入。", en: "More than 100,000 rows. Split the list." },
  columns: {
    zh: "学号、姓名、证件号码必须指定对应的列。",
    en: "Student number, name and document number each need a column.",
  },
  sameColumn: {
    zh: "同一列不能对应两项内容，请修改后重新检查。",
    en: "One column cannot hold two fields. Change the columns and check again.",
  },
};
