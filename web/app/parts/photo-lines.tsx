import type { Report } from "../api/types.ts";
import { t } from "../i18n/i18n.ts";

/** Where hair, eyes and cheeks were found, over the standard photo; its pixels. */
export function PhotoLines(props: {
  readonly lines: NonNullable<Report["lines"]>;
  readonly width: number;
  readonly height: number;
}) {
  const { hairTop, eyeLine, cheekLeft, cheekRight, faceCentre, chin } = props.lines;
  const { width, height } = props;
  const words = [
    { x: 8, y: hairTop - 8, text: `${t("result.hairTop")} ${hairTop.toFixed(0)}` },
    { x: 8, y: eyeLine - 8, text: `${t("result.eyeLine")} ${eyeLine.toFixed(0)}` },
    { x: 8, y: chin + 30, text: `${t("result.cheeks")} ${(cheekRight - cheekLeft).toFixed(0)}` },
    {
      x: width / 2 + 8,
      y: height - 12,
      text: `${t("result.centre")} ${Math.round(faceCentre - width / 2) + 0}`,
    },
  ];
  return (
    <svg class="overlay" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <line x1="0" x2={width} y1={hairTop} y2={hairTop} />
      <line x1="0" x2={width} y1={eyeLine} y2={eyeLine} />
      <line x1={cheekLeft} x2={cheekLeft} y1={eyeLine - 40} y2={chin} />
      <line x1={cheekRight} x2={cheekRight} y1={eyeLine - 40} y2={chin} />
      <line x1={width / 2} x2={width / 2} y1="0" y2={height} stroke-dasharray="8 8" />
      {words.map(({ x, y, text }) => (
        <text key={text} x={x} y={y}>
          {text}
        </text>
      ))}
    </svg>
  );
}
PhotoLines.props = ["lines", "width", "height"];
