import { withMoment } from "./wording.ts";

/** Refusals of qualification, claim and student record. */
export const claimWordings = {
  notClaimed: {
    zh: "该学籍尚未关联微信账户，请先获取采集资格。",
    en: "No account holds this student record yet. Verify your qualification first.",
  },
  notHolder: {
    zh: "该学籍未关联到当前微信账户。",
    en: "This student record is not held by the current account.",
  },
  heldByAnother: {
    zh: "该学籍已被另一个微信账户关联。若非本人或家人操作，请联系客服核实后解除。",
    en: "Another WeChat account holds this student record. If it is not yours, customer service can release it after checking.",
  },
  // The same words whether the code or the digits are wrong, so that nobody learns which.
  proofMismatch: {
    zh: "图像采集码与证件号码后四位不匹配，请核对后重新输入。",
    en: "The acquisition code and the last four characters of the document number do not match. Check them and try again.",
  },
  proofCooling: withMoment("until", (until) => ({
    zh: `核验失败次数过多，请在${until.zh}之后再试，或联系客服。`,
    en: `Too many failed attempts. Try again after ${until.en}, or contact customer service.`,
  })),
  nothingToUnlock: {
    zh: "核验次数和拍摄次数均未受限，无需解锁。",
    en: "No attempts are used up, so there is nothing to unlock.",
  },
  releaseByService: {
    zh: "已付款或照片已进入审核，如需解除关联，请联系客服。",
    en: "It is paid for or already in review. Please contact customer service to release it.",
  },
  recordNotConfirmed: {
    zh: "请先核对并确认学籍信息。",
    en: "Check and confirm the student record first.",
  },
};
