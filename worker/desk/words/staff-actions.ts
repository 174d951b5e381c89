import { isStaffAction, type StaffAction } from "../../staff/permission.ts";
import type { Text } from "../../text.ts";
import { COMMAND_WORDS } from "./commands.ts";

/** What staff may do, as the audit log says it. */
const ACTION_WORDS: Readonly<Record<StaffAction, Text>> = {
  openDesk: { zh: "打开工作台", en: "Opened the desk" },
  tryPhoto: { zh: "照片试做", en: "Tried a photo" },
  lookup: { zh: "客服查询", en: "Looked up" },
  viewCase: { zh: "查看个案", en: "Case" },
  viewPhoto: { zh: "查看照片", en: "Photo" },
  viewIdentityCard: { zh: "查看证件照片", en: "Picture of a document" },
  compareIdentity: { zh: "审核时比对证件照片", en: "Compared a document" },
  revealDocument: { zh: "查看完整证件号码", en: "Full document number" },
  release: { zh: "解除账户关联", en: "Release of the claim" },
  unlockAttempts: { zh: "解锁次数限制", en: "Unlocking of attempts" },
  correctRecord: { zh: "更正学籍信息", en: "Correction of the record" },
  recall: { zh: "从审核中退回", en: "Recall from review" },
  reopen: { zh: "重新开放", en: "Reopening" },
  requestRefund: { zh: "退款", en: "Refund" },
  queryPayment: { zh: "查询支付结果", en: "Question about a payment" },
  sendLink: { zh: "发送办理链接", en: "Link sent" },
  resendMessage: { zh: "重发消息", en: "Message sent again" },
  reproject: { zh: "刷新查询数据", en: "Projected again" },
  close: { zh: "关闭采集", en: "Closing" },
  purge: { zh: "清除数据", en: "Purging" },
  reviewCentral: { zh: "集中审核", en: "Central review" },
  reviewSchool: { zh: "院校审核", en: "School review" },
  answerService: { zh: "客服咨询", en: "Questions" },
  viewSchool: { zh: "院校", en: "School" },
  editPolicy: { zh: "项目设置", en: "Settings" },
  importList: { zh: "导入名单", en: "List" },
  decideRequests: { zh: "处理加入申请", en: "Request to be added" },
  revealRequested: { zh: "查看申请人证件号码", en: "Number of a request" },
  viewProgress: { zh: "采集进度", en: "Progress" },
  sendReminders: { zh: "提醒", en: "Reminders" },
  viewReceipts: { zh: "收款与退款", en: "Receipts" },
  exportPhotos: { zh: "导出照片", en: "Export" },
  deliver: { zh: "标记为已上网", en: "Delivery" },
  addSchool: { zh: "新增院校", en: "New school" },
  viewOperations: { zh: "运行状况", en: "Operations" },
  settleOperations: { zh: "处理运行事项", en: "Operations settled" },
  manageStaff: { zh: "人员与权限", en: "Staff" },
  readAudit: { zh: "审计日志", en: "Audit log" },
};

/** What else the audit log holds: the outcome of a search, and verdicts. */
const OUTCOMES: Readonly<Record<string, Text>> = {
  lookupAnswered: { zh: "查询结果", en: "Found" },
  approve: COMMAND_WORDS.approve,
  reject: COMMAND_WORDS.reject,
};

/** An action of the audit log in words; what has none is shown as its code. */
export function actionWord(code: string, language: keyof Text): string {
  const word = isStaffAction(code) ? ACTION_WORDS[code] : OUTCOMES[code];
  return word?.[language] ?? code;
}
