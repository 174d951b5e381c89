import type { Text } from "../../text.ts";

export const REMINDER_TEXTS = {
  who: { zh: "提醒谁", en: "Whom to remind" },
  college: { zh: "学院", en: "College" },
  className: { zh: "班级", en: "Class" },
  photo: { zh: "状态", en: "State" },
  all: { zh: "全部", en: "All" },
  show: { zh: "查看人数", en: "Show how many" },
  reached: { zh: "将收到提醒", en: "will be reminded" },
  declined: {
    zh: "其中上次提醒被微信拒收（未订阅）",
    en: "of them WeChat refused the last one (not subscribed)",
  },
  capped: { zh: "一天内已提醒过，本次跳过", en: "were reminded within the last day and are passed over" },
  unclaimed: {
    zh: "尚未登录采集，没有微信账户可提醒",
    en: "have never claimed, so there is no account to write to",
  },
  notTheirs: { zh: "正在审核或处理，无需提醒", en: "are in review or being processed and need none" },
  message: {
    zh: "毕业生收到的微信订阅消息：毕业证件照采集 · 尚未完成 · 您的采集还未完成，请继续。",
    en: "They get the WeChat message “Graduation photo · not finished · please continue”.",
  },
  cap: {
    zh: "每人每天最多提醒一次，包括系统的自动提醒；每次订阅只能收到一条消息。",
    en: "Nobody is reminded more than once a day, the automatic reminders included; WeChat delivers one message a subscription.",
  },
  send: { zh: "发送提醒", en: "Send reminders" },
  nobody: { zh: "没有可以提醒的毕业生。", en: "There is nobody to remind." },
  reachOthers: {
    zh: "尚未登录的毕业生请通过辅导员或班级群联系，可下载名单。",
    en: "Reach those who never claimed through their teachers; their list can be downloaded.",
  },
  before: { zh: "历次提醒", en: "Reminders so far" },
} as const satisfies Record<string, Text>;
