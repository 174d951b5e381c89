import { describe, expect, test } from "vitest";
import { withoutFont } from "../../scripts/unused-font.ts";
import { findSection, writeNumber } from "../../scripts/wasm-sections.ts";

const AT = 1000;
/** Two tables, which end at byte 64. */
const FONT = {
  name: "a font",
  at: AT,
  bytes: 64,
};

function font(): Uint8Array {
  const view = new DataView(new ArrayBuffer(FONT.bytes));
  view.setUint32(0, 0x10000);
  view.setUint16(4, 2);
  view.setUint32(12 + 8, 44);
  view.setUint32(12 + 12, 8);
  view.setUint32(28 + 8, 52);
  view.setUint32(28 + 12, 12);
  return new Uint8Array(view.buffer).map((byte, at) => (at < 44 ? byte : 77));
}

/** A module with segments of data at addresses, and nothing else. */
function moduleWith(...segments: readonly (readonly [address: number, bytes: Uint8Array])[]): Uint8Array {
  const written = segments.flatMap(([address, bytes]) => [
    0,
    0x41,
    ...writeNumber(address),
    0x0b,
    ...writeNumber(bytes.length),
    ...bytes,
  ]);
  const body = [...writeNumber(segments.length), ...written];
  return Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 11, ...writeNumber(body.length), ...body]);
}

const word = (value: number) => new Uint8Array(Uint32Array.of(value).buffer);
const FAR = [word(5), word(7)] as const;

describe("a font in a module's data", () => {
  const module = moduleWith([800, FAR[0]], [AT, font()], [1100, FAR[1]]);

  test("becomes zeros, and nothing else changes", () => {
    const blank = withoutFont(module, " (func (i32.const 999) (i32.load offset=1064))", FONT);
    expect(blank).toEqual(moduleWith([800, FAR[0]], [AT, new Uint8Array(64)], [1100, FAR[1]]));
    expect(findSection(blank, 11)?.end).toBe(module.length);
  });

  test("may begin and end within a segment", () => {
    const around = Uint8Array.from([1, 1, 1, 1, ...font(), 2, 2, 2, 2]);
    const blank = Uint8Array.from([1, 1, 1, 1, ...new Uint8Array(64), 2, 2, 2, 2]);
    expect(withoutFont(moduleWith([AT - 4, around]), "", FONT)).toEqual(moduleWith([AT - 4, blank]));
  });

  test.each([
    { by: "a constant in the code that stays", text: ` (func (i32.const ${AT}))`, data: 0, says: "code" },
    {
      by: "a load's offset into its directory",
      text: ` (i32.load offset=${AT + 43})`,
      data: 0,
      says: "code",
    },
    { by: "a word of the data", text: "", data: AT, says: "data" },
  ])("is refused when it is reached by $by", ({ text, data, says }) => {
    const used = moduleWith([AT, font()], [1200, word(data)]);
    expect(() => withoutFont(used, text, FONT)).toThrow(`used by ${says}`);
  });

  test("is not taken for reached by where its own segment lies", () => {
    expect(() => withoutFont(module, ` (data $0 (i32.const ${AT}) "...")`, FONT)).not.toThrow();
  });

  test("is refused where something else lies", () => {
    expect(() => withoutFont(module, "", { ...FONT, bytes: 60 })).toThrow("does not lie");
    expect(() => withoutFont(moduleWith([AT, new Uint8Array(64)]), "", FONT)).toThrow("does not lie");
  });
});
