/** V8's own, when the runtime was started with `--expose-gc`. */
declare const gc: (() => void) | undefined;

/** Arrays at least this large are worth a collection, bytes. */
const LARGE = 200_000;

const scope = globalThis as unknown as Record<string, new (...operands: unknown[]) => { byteLength: number }>;

/**
 * From now on collects after every large typed array that is allocated, so that V8's trace of collections holds what
 * is alive at each. Slow: for measuring memory alone. Does nothing without `--expose-gc`.
 */
export function collectOften(): void {
  if (typeof gc !== "function") return;
  const collect = gc;
  for (const name of ["Uint8Array", "Uint8ClampedArray", "Int32Array", "Float32Array", "Float64Array"]) {
    const plain = scope[name];
    if (!plain) continue;
    scope[name] = new Proxy(plain, {
      construct(target, operands, as) {
        const made = Reflect.construct(target, operands, as) as { byteLength: number };
        const isView = operands[0] instanceof ArrayBuffer;
        if (isView || made.byteLength < LARGE) return made;
        collect();
        // A buffer found dead by one collection is given back by the next.
        collect();
        return made;
      },
    });
  }
}
