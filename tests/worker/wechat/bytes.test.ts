import { expect, test } from "vitest";
import { strictTextOf, textOf, utf8 } from "../../../worker/wechat/bytes.ts";

// The decoders are shared by all texts of an isolate: none may leave anything to the next.
test("a text that breaks off in a character leaves nothing to the next one", () => {
  const broken = utf8("学照").subarray(0, 4);
  expect(textOf(broken)).toBe("学\ufffd");
  expect(textOf(utf8("照"))).toBe("照");
  expect(() => strictTextOf(broken)).toThrow();
  expect(strictTextOf(utf8("\ufeff照"))).toBe("\ufeff照");
});
