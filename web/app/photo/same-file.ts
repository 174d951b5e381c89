import { samePicture } from "../../../worker/qualification/identity/same-picture.ts";

/** Whether two chosen files hold the same bytes, by the server's own rule. */
export async function sameFile(a: Blob, b: Blob): Promise<boolean> {
  if (a.size !== b.size) return false;
  const [one, other] = await Promise.all([a.arrayBuffer(), b.arrayBuffer()]);
  return samePicture(new Uint8Array(one), new Uint8Array(other));
}
