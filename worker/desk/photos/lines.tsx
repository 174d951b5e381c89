import type { ResultLines } from "../../photo/report.ts";
import type { PhotoSpec } from "../../photo/spec/spec.ts";
import type { Text } from "../../text.ts";

interface Properties {
  readonly src: string;
  readonly alt: string;
  readonly spec: Pick<PhotoSpec, "width" | "height" | "geometry">;
  readonly lines: ResultLines | null;
  readonly language: keyof Text;
}

/** The standard photo under the spec's bands and its measured lines, drawn by the server. */
export function StandardPhoto({ src, alt, spec, lines, language }: Properties) {
  const { width, height, geometry } = spec;
  const { hairTop, eyeLine, faceWidth } = geometry;
  return (
    <div class="stack">
      <img src={src} alt={alt} width={width} height={height} />
      <svg class="overlay" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <rect class="band" x={0} y={hairTop.min} width={width} height={hairTop.max - hairTop.min} />
        <rect class="band" x={0} y={eyeLine.min} width={width} height={eyeLine.max - eyeLine.min} />
        <line x1={width / 2} x2={width / 2} y1={0} y2={height} stroke-dasharray="6 6" />
        {lines && (
          <>
            <line x1={0} x2={width} y1={lines.hairTop} y2={lines.hairTop} />
            <line x1={0} x2={width} y1={lines.eyeLine} y2={lines.eyeLine} />
            <line x1={lines.cheekLeft} x2={lines.cheekLeft} y1={lines.eyeLine - 40} y2={lines.chin} />
            <line x1={lines.cheekRight} x2={lines.cheekRight} y1={lines.eyeLine - 40} y2={lines.chin} />
            <text x={6} y={lines.hairTop - 6}>
              {`${language === "zh" ? "头顶" : "hair top"} ${lines.hairTop.toFixed(0)} (${hairTop.min}–${hairTop.max})`}
            </text>
            <text x={6} y={lines.eyeLine - 6}>
              {`${language === "zh" ? "眼睛" : "eyes"} ${lines.eyeLine.toFixed(0)} (${eyeLine.min}–${eyeLine.max})`}
            </text>
            <text x={6} y={lines.chin + 18}>
              {`${language === "zh" ? "脸颊" : "cheeks"} ${(lines.cheekRight - lines.cheekLeft).toFixed(0)} (${faceWidth.min}–${faceWidth.max})`}
            </text>
          </>
        )}
      </svg>
    </div>
  );
}
