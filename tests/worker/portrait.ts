import { decodePhoto } from "../../wasm/codecs/decode.ts";
import type { Picture } from "../../wasm/picture.ts";

const [url = ""] = Object.values(
  import.meta.glob<string>("../fixtures/astronaut.png", { query: "?inline", import: "default", eager: true }),
);
const bytes = Uint8Array.from(atob(url.slice(url.indexOf(",") + 1)), (letter) => letter.charCodeAt(0));

/** The portrait that may be committed, as a phone would send it. */
export function portraitFile(): File {
  return new File([bytes], "photo.png", { type: "image/png" });
}

/** The portrait, 512x512: Eileen Collins in an orange suit, a flag and a shuttle behind her; public domain. */
export function portraitPicture(): Picture {
  const decoded = decodePhoto(bytes, { format: "png" });
  if (!decoded.ok) throw new Error(decoded.code);
  return decoded.picture;
}
