/** V8's own, when the runtime was started with `--expose-gc`. */
declare const gc: (() => void) | undefined;

/** Arrays at least this large are worth a collection, bytes. */
const LARGE = 200_000;
/** So is every so many calls from WebAssembly: a codec's memory is largest while it hands out rows. */
const CALLS = 700;

const scope = globalThis as unknown as Record<string, new (...operands: unknown[]) => { byteLength: number }>;

/**
 * From now on collects after every large typed array that is allocated, every file that is read and every so many calls
 * from WebAssembly, so that V8's trace of collections holds what is alive at each. Slow: for measuring memory alone.
 * Does nothing without `--expose-gc`.
 */
export function collectOften(): void {
  if (typeof gc !== "function") return;
  const once = gc;
  const collect = () => {
    once();
    // A buffer found dead by one collection is given back by the next.
    once();
  };
  collectAtArrays(collect);
  collectAtFiles(collect);
  collectAtCalls(collect);
}

function collectAtArrays(collect: () => void): void {
  for (const name of ["Uint8Array", "Uint8ClampedArray", "Int32Array", "Float32Array", "Float64Array"]) {
    const plain = scope[name];
    if (!plain) continue;
    scope[name] = new Proxy(plain, {
      construct(target, operands, as) {
        const made = Reflect.construct(target, operands, as) as { byteLength: number };
        const isView = operands[0] instanceof ArrayBuffer;
        if (isView || made.byteLength < LARGE) return made;
        collect();
        return made;
      },
    });
  }
}

/** A file that was read is dead at once, but its bytes are given back only when the isolate has been left. */
function collectAtFiles(collect: () => void): void {
  const read = Blob.prototype.arrayBuffer;
  Blob.prototype.arrayBuffer = async function (this: Blob) {
    const bytes = await read.call(this);
    for (let i = 0; i < 2; i++) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      collect();
    }
    return bytes;
  };
}

function collectAtCalls(collect: () => void): void {
  let calls = 0;
  const counted = (_: string, value: unknown) =>
    typeof value !== "function"
      ? value
      : (...operands: unknown[]) => {
          if (++calls % CALLS === 0) collect();
          return value(...operands);
        };
  const Plain = WebAssembly.Instance;
  WebAssembly.Instance = new Proxy(Plain, {
    construct(target, [module, imports]: [WebAssembly.Module, Record<string, Record<string, unknown>>], as) {
      const wrapped = Object.entries(imports).map(([name, members]) => [
        name,
        Object.fromEntries(Object.entries(members).map(([key, value]) => [key, counted(key, value)])),
      ]);
      return Reflect.construct(target, [module, Object.fromEntries(wrapped)], as) as object;
    },
  });
}
