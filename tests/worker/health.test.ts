import { exports } from "cloudflare:workers";
import { expect, test } from "vitest";

test("the worker answers its health check", async () => {
  const response = await exports.default.fetch("https://xuezhao.test/health");
  expect(await response.json()).toEqual({ ok: true });
});
