import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withInitialMemory } from "../../scripts/wasm-memory.ts";

const codecs = readFileSync(join(import.meta.dirname, "../../wasm/codecs/build/codecs.wasm"));
const nothing = () => {
  throw new Error("called");
};
const host = { fail: nothing, begin: nothing, profile: nothing, read: nothing, row: nothing };

function memoryOf(bytes: Uint8Array): WebAssembly.Memory {
  // workerd's types have no constructor here: it compiles nothing at run time.
  const module = Reflect.construct(WebAssembly.Module, [new Uint8Array(bytes)]) as WebAssembly.Module;
  return new WebAssembly.Instance(module, { host }).exports.memory as WebAssembly.Memory;
}

describe("a module's initial memory", () => {
  test("becomes the pages asked for, whatever their number needs to be written down", () => {
    // From the module's own 4 pages to the most it may have.
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 384 }), (pages) => {
        expect(memoryOf(withInitialMemory(codecs, pages)).buffer.byteLength).toBe(pages * 65536);
      }),
      { numRuns: 20, examples: [[127], [128]] },
    );
  });

  test("is all that changes", () => {
    const changed = withInitialMemory(codecs, 200);
    const back = withInitialMemory(changed, memoryOf(codecs).buffer.byteLength / 65536);
    expect(Buffer.from(back).equals(codecs)).toBe(true);
    expect(() => memoryOf(changed).grow(384 - 200)).not.toThrow();
    expect(() => memoryOf(changed).grow(385 - 200)).toThrow(RangeError);
  });

  test("is refused for what is cut off or declares none", () => {
    expect(() => withInitialMemory(codecs.subarray(0, 9), 10)).toThrow("ends within a number");
    expect(() => withInitialMemory(codecs.subarray(0, 8), 10)).toThrow("declares no memory");
  });
});
