declare module "virtual:eyes" {
  /** The binary parts of the eyes; the build fills this in (vite.config.ts). */
  export const FILES: readonly import("./binaries.ts").BinaryFile[];
}
