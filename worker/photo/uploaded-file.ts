import type { UploadedPhoto } from "./standardize.ts";

/** A photo as a form brings it: read when it is needed, and let go of then, so that it is held once. */
export function uploadedFile(file: File): UploadedPhoto {
  const held = [file];
  return {
    declaredType: file.name,
    async read() {
      const taken = held.pop();
      if (taken === undefined) throw new Error("A file is read once");
      return new Uint8Array(await taken.arrayBuffer());
    },
  };
}
