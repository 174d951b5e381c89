import module from "../trimmed/photon.wasm";

/** Photon's `SamplingFilter.Lanczos3`. */
const LANCZOS3 = 5;
/** Bytes of a pixel: so that whole pixels can be written. */
const ALIGNMENT = 4;
/** What wasm-bindgen's start-up calls; Photon's scaling keeps no JavaScript objects, so there is nothing to prepare. */
const START = "__wbindgen_init_externref_table";

/** Photon's exports that are called here, as wasm-bindgen declares them (`photon_rs_bg.wasm.d.ts` of the package). */
interface Exports {
  readonly memory: WebAssembly.Memory;
  __wbindgen_malloc(bytes: number, alignment: number): number;
  __wbindgen_free(at: number, bytes: number, alignment: number): void;
  /** Takes the pixels over. */
  photonimage_new(pixels: number, bytes: number, width: number, height: number): number;
  photonimage_get_raw_pixels(image: number): [at: number, bytes: number];
  __wbg_photonimage_free(image: number, unused: number): void;
  resize(image: number, width: number, height: number, filter: number): number;
}

/** A size in whole pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Writes RGBA pixels, rows from the top left; they are only valid during the call. */
export type Draw = (pixels: Uint8ClampedArray) => void;

/** One instance of Photon; its memory grows to what its largest picture needs and never shrinks. */
export interface PhotonInstance {
  /** Scales what is drawn with Lanczos weights, each of the four channels for itself. */
  resize(from: Size, draw: Draw, to: Size): Uint8ClampedArray;
}

/**
 * A new instance of the trimmed module (docs/decisions/031-trimmed-modules.md).
 *
 * The package's own JavaScript makes one instance for good and has no way to let it go; this calls the same exports.
 */
export function createPhoton(): PhotonInstance {
  const host = Object.fromEntries(
    WebAssembly.Module.imports(module).map(({ name }) => [name, name === START ? () => {} : stop(name)]),
  );
  const photon = new WebAssembly.Instance(module, { "./photon_rs_bg.js": host })
    .exports as unknown as Exports;
  const view = (at: number, bytes: number) => new Uint8ClampedArray(photon.memory.buffer, at >>> 0, bytes);
  return {
    resize({ width, height }, draw, to) {
      const size = width * height * 4;
      const at = photon.__wbindgen_malloc(size, ALIGNMENT);
      draw(view(at, size));
      const image = photon.photonimage_new(at, size, width, height);
      const resized = photon.resize(image, to.width, to.height, LANCZOS3);
      const [found, bytes] = photon.photonimage_get_raw_pixels(resized);
      return view(found, bytes).slice();
    },
  };
}

/** Everything else it calls is the report of a panic. */
function stop(name: string): () => never {
  return () => {
    throw new Error(`Photon stopped at ${name}`);
  };
}
