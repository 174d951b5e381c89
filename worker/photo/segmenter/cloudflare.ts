import { dropIslands } from "../../../wasm/matting/islands.ts";
import type { Matte, Picture } from "../../../wasm/picture.ts";
import { type PngAlpha, readPngAlpha } from "./png-alpha.ts";
import type { Segmented, Segmenter, SegmentRefusal } from "./segmenter.ts";

/** The part of the Images binding that is used. */
export type ImagesInput = Pick<ImagesBinding, "input">;

/** A matte nowhere less opaque than this (of 255) separates nothing. */
const OPAQUE = 250;

/**
 * The segmenter behind the Images binding: `segment: "foreground"`, answered as a PNG with alpha.
 *
 * The picture is sent upright, as it is worked on, so that the answer's pixels are the picture's own. The local
 * binding ignores `segment` without a word and answers an ordinary picture; so an answer without alpha, or opaque
 * throughout, is refused rather than taken for a person who fills the frame. Nothing of the service's error text
 * goes further: it may quote its input.
 *
 * @param images The Images binding.
 * @param encode Encodes an upright picture as a file that Images takes (JPEG).
 */
export function cloudflareSegmenter(
  images: ImagesInput,
  encode: (picture: Picture) => Promise<Uint8Array>,
): Segmenter {
  return {
    engine: "cloudflare",
    version: "images-segment-1",
    async segment(pyramid, face): Promise<Segmented> {
      const picture = pyramid[0] as Picture;
      const answer = await ask(images, await encode(picture));
      if (answer === null) return refused("segmenter_unavailable");
      const read = await readPngAlpha(answer);
      if (!read.ok) return refused(reasonFor(read));
      if (read.width !== picture.width || read.height !== picture.height) {
        return refused("segmenter_answer_unreadable");
      }
      const matte: Matte = { width: read.width, height: read.height, alpha: read.alpha };
      if (matte.alpha.every((value) => value >= OPAQUE)) return refused("segmenter_answer_opaque");
      const middle =
        Math.round(face.box.y + face.box.height / 2) * matte.width +
        Math.round(face.box.x + face.box.width / 2);
      if ((matte.alpha[middle] ?? 0) < 128) return refused("segmenter_found_nobody");
      dropIslands(matte, face.box);
      return { ok: true, matte };
    },
  };
}

async function ask(images: ImagesInput, file: Uint8Array): Promise<Uint8Array | null> {
  try {
    const result = await images
      .input(new Blob([file as Uint8Array<ArrayBuffer>]).stream())
      .transform({ segment: "foreground" })
      .output({ format: "image/png" });
    return new Uint8Array(await result.response().arrayBuffer());
  } catch {
    // Images throws ImagesError for refusals and outages alike; the sender can only try again in either case.
    return null;
  }
}

function reasonFor(read: Extract<PngAlpha, { ok: false }>): SegmentRefusal["code"] {
  return read.reason === "no_alpha" ? "segmenter_answer_opaque" : "segmenter_answer_unreadable";
}

function refused(code: SegmentRefusal["code"]): Segmented {
  return { ok: false, refusal: { code, message: MESSAGES[code] } };
}

const MESSAGES: Readonly<Record<SegmentRefusal["code"], SegmentRefusal["message"]>> = {
  segmenter_unavailable: {
    zh: "抠图服务暂时不可用，请稍后再试。",
    en: "The service that cuts the person out is not available now. Try again later.",
  },
  segmenter_answer_unreadable: {
    zh: "抠图服务返回的结果无法读取，请稍后再试；如多次出现，请联系客服。",
    en: "The answer of the service that cuts the person out cannot be read. Try again later; if it happens again, contact customer service.",
  },
  segmenter_answer_opaque: {
    zh: "抠图服务没有返回透明通道，背景未能分离，请联系客服。",
    en: "The service that cuts the person out answered without transparency: the background was not removed. Contact customer service.",
  },
  segmenter_found_nobody: {
    zh: "未能把人像与背景分开。请换一处背景简单、与头发和衣服颜色有区别的地方重拍。",
    en: "The person could not be told from the background. Take the photo again where the background is plain and differs in colour from hair and clothes.",
  },
};
