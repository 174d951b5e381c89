import { describe, expect, it } from "vitest";
import { templatesToAccept } from "../../../worker/wechat/messages/to-accept.ts";

const template = (id: string) => ({ templateId: id, page: "pages/index/index", fields: {} });
const messages = {
  state: "formal",
  templates: {
    approved: template("verdict"),
    rejected: template("verdict"),
    checksFailed: template("checks"),
    paid: template("paid"),
    refunded: template("refunded"),
  },
} as const;

describe("the templates to ask for at a tap", () => {
  it("name a template once that two messages share, and leave out what has none", () => {
    const kinds = ["approved", "rejected", "checksFailed", "reminder"] as const;
    expect(templatesToAccept({ messages }, kinds)).toEqual(["verdict", "checks"]);
  });

  it("are three at most", () => {
    const kinds = ["paid", "approved", "checksFailed", "refunded"] as const;
    expect(templatesToAccept({ messages }, kinds)).toEqual(["paid", "verdict", "checks"]);
  });
});
