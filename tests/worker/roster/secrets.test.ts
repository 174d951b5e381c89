import { expect, test } from "vitest";
import { localDataKeys } from "../../../local/demo/keys.ts";
import { readKeys } from "../../../worker/roster/secrets/keys.ts";
import { lookupHash, lookupHashes } from "../../../worker/roster/secrets/lookup-hash.ts";
import { openText, sealText } from "../../../worker/roster/secrets/seal.ts";
import { secret, testKeys } from "./keys.ts";

const place = { field: "document", row: "g1" };

test("what is sealed opens in its place only, and never looks the same twice", async () => {
  const keys = await testKeys();
  const sealed = await sealText(keys, place, "990101200201010019");
  expect(await openText(keys, place, sealed)).toBe("990101200201010019");
  expect(await openText(keys, { ...place, row: "g2" }, sealed)).toBeUndefined();
  expect(await openText(keys, { ...place, field: "phone" }, sealed)).toBeUndefined();
  expect(await sealText(keys, place, "990101200201010019")).not.toBe(sealed);
});

test("a change of any character of a sealed text is noticed", async () => {
  const keys = await testKeys();
  const sealed = await sealText(keys, place, "175X");
  for (let at = 0; at < sealed.length; at++) {
    const other = sealed[at] === "A" ? "g" : "A";
    expect(
      await openText(keys, place, sealed.slice(0, at) + other + sealed.slice(at + 1)),
      `at ${at}`,
    ).toBeUndefined();
  }
  expect(await openText(keys, place, "")).toBeUndefined();
  expect(await openText(keys, place, "not sealed!")).toBeUndefined();
});

test("earlier keys still open and find, and keys that were dropped do not", async () => {
  const before = await testKeys([1], [101]);
  const after = await testKeys([2, 1], [102, 101]);
  const sealed = await sealText(before, place, "x");
  expect(await openText(after, place, sealed)).toBe("x");
  expect(await openText(await testKeys([2]), place, sealed)).toBeUndefined();
  expect(await lookupHashes(after, "phone", "1")).toContain(await lookupHash(before, "phone", "1"));
  expect(await lookupHash(after, "phone", "1")).not.toBe(await lookupHash(after, "lastFour", "1"));
});

test("keys that are missing, short, equal in version or published are refused without being repeated", async () => {
  const good = JSON.parse(secret([1], [101])) as Record<string, unknown>;
  const faults = async (change: object, environment: "local" | "production" = "production") => {
    const read = await readKeys(JSON.stringify({ ...good, ...change }), environment);
    return read.ok ? [] : read.faults;
  };
  expect(await faults({})).toEqual([]);
  expect(await faults({ identifiers: "c2hvcnQ=" })).toEqual([
    "DATA_KEYS.identifiers: is not 32 bytes of base64",
  ]);
  expect(await faults({ seal: [] })).toEqual(["DATA_KEYS.seal: min_length"]);
  expect(await faults({ seal: [{ version: 300, key: "AAAA" }] })).toHaveLength(2);
  const twice = (JSON.parse(secret([1, 1], [101])) as { seal: unknown }).seal;
  expect(await faults({ seal: twice })).toEqual(["DATA_KEYS.seal: two keys have one version"]);
  expect((await readKeys("{", "local")).ok).toBe(false);
  expect((await readKeys(localDataKeys, "local")).ok).toBe(true);
  expect(await readKeys(localDataKeys, "production")).toEqual({
    ok: false,
    faults: ["DATA_KEYS: holds a published key, which only a local run may use"],
  });
});
