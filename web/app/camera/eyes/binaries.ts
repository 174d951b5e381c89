import { gunzipSync } from "fflate";

/** A binary part of the eyes as the build lays it out: gzipped, named by its content. */
export interface BinaryFile {
  readonly name: string;
  readonly url: string;
  /** Of the gzipped file. */
  readonly bytes: number;
}

const loaded = new Map<string, ArrayBuffer | WebAssembly.Module>();

/**
 * Brings all parts; WebAssembly comes out compiled, as workerd hands it to the same code.
 *
 * @param onProgress Share of all bytes, 0 to 1.
 */
export async function loadBinaries(
  files: readonly BinaryFile[],
  onProgress: (done: number) => void,
): Promise<void> {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let arrived = 0;
  await Promise.all(
    files.map(async ({ name, url }) => {
      const bytes = gunzipSync(
        await download(url, (more) => {
          arrived += more;
          onProgress(Math.min(1, arrived / total));
        }),
      );
      const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
      loaded.set(name, name.endsWith(".wasm") ? await WebAssembly.compile(buffer) : buffer);
    }),
  );
}

/**
 * A part that was brought before: what `import` of a .bin or .wasm file answers in this bundle.
 *
 * @public Imported by what scripts/vite-binaries.ts writes.
 */
export function binary(name: string): ArrayBuffer | WebAssembly.Module {
  const found = loaded.get(name);
  if (found === undefined) throw new Error(`${name} was not loaded before it was imported.`);
  return found;
}

async function download(url: string, onMore: (bytes: number) => void): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok || response.body === null) throw new Error(`${url} answered ${response.status}.`);
  const parts: Uint8Array[] = [];
  const reader = response.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value);
    onMore(next.value.length);
  }
  return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
}
