import type { TaskKind } from "../../roster/tasks.ts";
import type { Text } from "../../text.ts";

/** What long work is called, running and done. */
export const TASK_NAMES: Readonly<Record<TaskKind, { readonly running: Text; readonly done: Text }>> = {
  check: {
    running: { zh: "正在检查名单", en: "Checking the list" },
    done: { zh: "检查完成", en: "Checked" },
  },
  import: {
    running: { zh: "正在导入名单", en: "Importing the list" },
    done: { zh: "导入完成", en: "Imported" },
  },
  deliver: {
    running: { zh: "正在标记为已上网", en: "Marking as delivered" },
    done: { zh: "标记完成", en: "Marked as delivered" },
  },
  remind: {
    running: { zh: "正在发送提醒", en: "Sending reminders" },
    done: { zh: "提醒已发出", en: "Reminders are on their way" },
  },
};

/** What the counts of a task are called. */
export const COUNT_NAMES: Readonly<Record<string, Text>> = {
  added: { zh: "新增", en: "added" },
  changed: { zh: "更新", en: "changed" },
  same: { zh: "无变化", en: "unchanged" },
  held: { zh: "已开始采集、需客服更正", en: "already collecting: customer service corrects them" },
  good: { zh: "可以导入", en: "can be imported" },
  repeated: { zh: "学号重复", en: "repeat a student number" },
  bad: { zh: "有问题、不导入", en: "with faults, left out" },
  delivered: { zh: "已上网", en: "delivered" },
  reminded: { zh: "已提醒", en: "reminded" },
  capped: { zh: "一天内已提醒过", en: "reminded within the last day" },
  notDue: { zh: "已无需提醒", en: "needed none any more" },
  refused: { zh: "未能标记（照片已变动）", en: "refused (the photo has changed)" },
};

export const TASK_TEXTS = {
  leave: {
    zh: "可以离开此页，处理会继续进行。",
    en: "You may leave this page; the work goes on.",
  },
  still: { zh: "停止自动刷新", en: "Stop refreshing" },
  follow: { zh: "自动刷新", en: "Refresh by itself" },
  refresh: { zh: "刷新", en: "Refresh" },
  failed: {
    zh: "处理多次失败，已经停下。已完成的部分有效，可以从中断处继续。",
    en: "This failed several times and has stopped. What is done counts; it can go on from there.",
  },
  resume: { zh: "从中断处继续", en: "Go on" },
  look: { zh: "需要查看的毕业生", en: "Graduates to look at" },
  by: { zh: "操作人", en: "By" },
  running: { zh: "进行中", en: "running" },
  done: { zh: "完成", en: "done" },
  stopped: { zh: "已停止", en: "stopped" },
} as const satisfies Record<string, Text>;
