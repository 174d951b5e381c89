import { sha256 } from "./sha256.ts";

/** Where the pictures of a graduate lie; docs/storage.md describes every key. */
export const photoKeys = {
  original: (graduateId: string, hash: string) => `shots/${graduateId}/${hash}`,
  standard: (graduateId: string, hash: string) => `standards/${graduateId}/${hash}.jpg`,
  report: (graduateId: string, hash: string) => `reports/${graduateId}/${hash}.json`,
  /** The report on a shot that gave no standard photo; the last try's. */
  failure: (graduateId: string, shotId: string) => `failures/${graduateId}/${shotId}.json`,
  size: (graduateId: string, hash: string, spec: string) => `sizes/${graduateId}/${hash}/${spec}.jpg`,
  sheet: (graduateId: string, hash: string, spec: string, paper: string) =>
    `sheets/${graduateId}/${hash}/${spec}/${paper}.jpg`,
} as const;

const folders = ["shots", "standards", "reports", "failures", "sizes", "sheets"] as const;

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Keeps bytes under a key that names their content, once: what is there already stays. The store checks the SHA-256,
 * so that bytes changed on the way are refused (the promise rejects), not kept.
 */
export async function putOnce(
  bucket: R2Bucket,
  key: string,
  bytes: Bytes,
  contentType: string,
): Promise<void> {
  await putFileOnce(bucket, key, bytes, await sha256(bytes), contentType);
}

/** The same for a file as its form holds it, whose SHA-256 is known: no copy is made. */
export async function putFileOnce(
  bucket: R2Bucket,
  key: string,
  file: Bytes | Blob,
  sha256: string,
  contentType: string,
): Promise<void> {
  const onlyIf = new Headers({ "if-none-match": "*" });
  await bucket.put(key, file, { sha256, onlyIf, httpMetadata: { contentType } });
}

/** Keeps bytes in place of what was there. */
export async function putLatest(
  bucket: R2Bucket,
  key: string,
  bytes: Bytes,
  contentType: string,
): Promise<void> {
  await bucket.put(key, bytes, { sha256: await sha256(bytes), httpMetadata: { contentType } });
}

/** The bytes under a key; null when there are none. */
export async function getBytes(bucket: R2Bucket, key: string): Promise<Bytes | null> {
  return (await openBytes(bucket, key))?.() ?? null;
}

/** Reads the bytes under a key when called, once, and holds none of them; null when there are none. */
export async function openBytes(bucket: R2Bucket, key: string): Promise<(() => Promise<Bytes>) | null> {
  const object = await bucket.get(key);
  return object && (async () => new Uint8Array(await object.arrayBuffer()));
}

/** Deletes every picture and report of a graduate; answers how many. Safe to repeat. */
export async function deletePhotos(bucket: R2Bucket, graduateId: string): Promise<number> {
  let deleted = 0;
  for (const folder of folders) {
    for (;;) {
      const { objects } = await bucket.list({ prefix: `${folder}/${graduateId}/` });
      if (objects.length === 0) break;
      await bucket.delete(objects.map(({ key }) => key));
      deleted += objects.length;
    }
  }
  return deleted;
}
