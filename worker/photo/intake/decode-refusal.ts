import type { DecodeResult } from "../../../wasm/codecs/decoder.ts";
import type { PhotoInfo } from "./info.ts";
import { refuseTooManyPixels } from "./inspect.ts";
import { type IntakeRefusal, refuse } from "./refusal.ts";

/** What the sender is told when a photo passed its inspection and the decoder then gave up on it. */
export function refuseUndecodable(
  code: Extract<DecodeResult, { ok: false }>["code"],
  info: PhotoInfo,
): IntakeRefusal {
  switch (code) {
    case "truncated":
      return refuse("truncated");
    case "unsupported":
      return refuse("unsupported_variant");
    case "corrupt":
      return refuse("decode_failed");
    case "out_of_memory":
    case "too_many_pixels": {
      const { uprightWidth: width, uprightHeight: height } = info;
      // Half the pixels: what a picture needs beyond its cap depends on its content.
      return refuseTooManyPixels(width, height, (width * height) / 2);
    }
  }
}
