import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { messageFault } from "../../../local/wechat-sandbox/api/message-check.ts";
import { fieldValue } from "../../../worker/wechat/messages/field.ts";
import { messageData } from "../../../worker/wechat/messages/message.ts";
import { messageKinds, messageSources } from "../../../worker/wechat/messages/settings.ts";
import { refusals } from "../../../worker/wechat/refusals.ts";

describe("a field of a message", () => {
  it("of any text is one WeChat accepts in a thing, a phrase and a character string", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 60 });
    fc.assert(
      fc.property(
        text,
        fc.constantFrom("thing" as const, "phrase" as const, "character_string" as const),
        (value, type) => {
          const data = { [`${type}1`]: { value: fieldValue(type, value) } };
          return typeof messageFault({ touser: "o", template_id: "T".repeat(43), data }) === "object";
        },
      ),
    );
  });

  it("is cut by code point, never through a character", () => {
    const cut = fieldValue("thing", "𠮷".repeat(21));
    expect(Array.from(cut)).toHaveLength(20);
    expect(cut).toBe(`${"𠮷".repeat(19)}…`);
    expect(fieldValue("thing", "𠮷".repeat(20))).toBe("𠮷".repeat(20));
    expect(fieldValue("phrase", "照片未通过审核")).toBe("照片未通过");
  });

  it("shows no phone or document number even if one was written into a note", () => {
    expect(fieldValue("thing", "电话13800138000")).toBe("电话…");
    expect(fieldValue("thing", "证件53010219900101123X")).toBe("证件…");
    expect(fieldValue("thing", "2026届")).toBe("2026届");
  });
});

describe("every kind of message", () => {
  const facts = {
    school: "云南大学",
    at: Date.UTC(2026, 5, 1, 2),
    service: "基础版",
    amountFen: 4990,
    until: Date.UTC(2026, 5, 30),
    note: "闭眼",
  };
  const fields = {
    thing1: "school",
    phrase2: "status",
    time3: "time",
    amount4: "amount",
    thing5: "note",
    thing6: "title",
    time7: "until",
    thing8: "service",
  } as const;

  it.each(messageKinds)("(%s) fills every source within WeChat's rules", (kind) => {
    const data = messageData(kind, { templateId: "T".repeat(43), page: "pages/index/index", fields }, facts);
    expect(typeof messageFault({ touser: "o", template_id: "T".repeat(43), data })).toBe("object");
    expect(data.thing5?.value).toBe("闭眼");
    expect(data.time3?.value).toBe("2026年6月1日 10:00");
    expect(new Set(Object.values(fields)).size).toBe(messageSources.length);
  });
});

describe("every refusal", () => {
  it.each(Object.entries(refusals))(
    "(%s) has words for the graduate and for staff, in both languages",
    (_, entry) => {
      for (const text of [entry.text, entry.staff]) {
        expect(text.zh).toMatch(/\p{Script=Han}/u);
        expect(text.en).toMatch(/^[\x20-\x7e]+$/);
      }
    },
  );
});
