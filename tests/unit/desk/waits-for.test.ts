import { expect, test } from "vitest";
import { system } from "../../../durable-objects/collection/actor.ts";
import { emptyCollection } from "../../../durable-objects/collection/state.ts";
import { waitsFor } from "../../../worker/desk/words/waits-for.ts";
import { policyAt, start } from "../collection/support/policy.ts";
import { claimed, graduate, type Story, staff } from "../collection/support/story.ts";

const says = (story: Story) => waitsFor(story.state, story.now).zh;

test("each step of a collection says whose turn it is", () => {
  expect(waitsFor(emptyCollection, start).zh).toContain("获取采集资格");
  const story = claimed();
  expect(says(story)).toBe("等待毕业生付款。");
  story.open("order-1");
  expect(says(story)).toContain("等待支付，订单2026年3月2日 10:30前有效");
  story.next();
  expect(says(story)).toBe("等待毕业生拍照上传。");
  story.next();
  expect(says(story)).toBe("已上传照片，等待标准化。");
  story.next();
  expect(says(story)).toContain("正在标准化");
  story.next();
  expect(says(story)).toBe("等待毕业生确认标准照并提交审核。");
  story.next();
  expect(says(story)).toMatch(/^等待集中审核，.*前完成。$/);
  story.wait(10 * 86_400_000);
  expect(says(story)).toContain("已超时");
  story.next();
  expect(says(story)).toContain("等待院校导出");
  story.next();
  expect(says(story)).toContain("照片保存至");
});

test("what holds a graduate up is named: lost attempts, used-up shots, failed checks, a rejection, a refund", () => {
  const locked = { ...emptyCollection, proof: { failed: 0, coolingUntil: start + 1 } };
  expect(waitsFor(locked, start).zh).toContain("客服可解锁");

  const story = claimed(policyAt(start, { shotLimit: 1 })).until("standardizing");
  const leaseId = story.state.photo.lease?.id ?? "";
  const failure = { cause: "checks", checks: ["pose.roll"] } as const;
  const failed = { type: "failStandardizing", by: system, leaseId, failure } as const;
  story.do(failed);
  expect(says(story)).toContain("拍摄次数已用完");
  story.do({ type: "unlockAttempts", by: staff, noteId: "n" });
  expect(says(story)).toBe("照片未通过检测，等待毕业生重拍。");

  const second = claimed().until("inReview");
  const seen = { by: staff, submission: 1, stage: "central", noteId: null } as const;
  second.do({ type: "reject", ...seen, reasons: ["light"] });
  expect(says(second)).toContain("免费重拍");
  const orderNumber = second.state.orders[0]?.number ?? "";
  second.do({ type: "requestRefund", by: staff, orderNumber, noteId: "n" });
  expect(says(second)).toBe("等待退款到账。");
});

test("a photo that passes by itself says when, and what is closed says so", () => {
  const policy = policyAt(start, { automatic: { samplePercent: 1, seed: "few" } });
  const story = claimed(policy).until("inReview");
  expect(says(story)).toContain("自动审核通过");
  story.do({ type: "withdraw", by: graduate }).do({ type: "close", by: staff, noteId: "n" });
  expect(says(story)).toContain("已关闭");
});
