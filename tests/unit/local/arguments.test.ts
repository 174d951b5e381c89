import { expect, test } from "vitest";
import { readArguments } from "../../../local/start/arguments.ts";

const read = (...argv: readonly string[]) => readArguments(argv, "usual");

test("the other ports follow the application's unless they are given", () => {
  expect(read()).toEqual({ port: 8787, wechatPort: 8790, controlPort: 8789, folder: "usual" });
  expect(read("--port", "9000", "--data", "a b")).toEqual({
    ...{ port: 9000, wechatPort: 9003, controlPort: 9002 },
    folder: "a b",
  });
  expect(read("--wechat-port", "1", "--control-port", "2")).toMatchObject({ wechatPort: 1, controlPort: 2 });
});

test.each([
  [["--port", "abc"], /whole numbers/],
  [["--port", "70000"], /whole numbers/],
  [["--port", "65534"], /whole numbers/],
  [["--port", "1.5"], /whole numbers/],
  [["--wechat-port", "8787"], /of its own/],
  [["--data", ""], /no folder/],
  [["--ports", "1"], /--ports/],
  [["somewhere"], /somewhere/],
])("a start with %j is refused in words", (argv, words) => {
  expect(read(...argv)).toMatchObject({ wrong: expect.stringMatching(words) });
});
