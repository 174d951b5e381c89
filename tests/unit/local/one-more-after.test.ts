import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { oneMoreAfter } from "../../../local/start/one-more-after.ts";

test("sources saved again and again while they are bundled are bundled once more, not once for every save", async () => {
  const ends: (() => void)[] = [];
  const saved = oneMoreAfter(() => new Promise((resolve) => ends.push(resolve)));
  for (let save = 0; save < 5; save++) saved();
  expect(ends, "the first save").toHaveLength(1);
  ends[0]?.();
  await setImmediate();
  expect(ends, "the four that came meanwhile").toHaveLength(2);
  ends[1]?.();
  await setImmediate();
  expect(ends, "nothing came meanwhile").toHaveLength(2);
  saved();
  expect(ends, "a later save").toHaveLength(3);
});
