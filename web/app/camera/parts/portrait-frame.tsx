import type { Level } from "../guide/level.ts";
import type { Size } from "../guide/sight.ts";
import type { Target } from "../guide/target.ts";

/** Degrees of lean that are drawn as level. */
const LEVEL = 1.5;

/** The frame to fill with head and shoulders, and the phone's level, drawn over the picture; frame px. */
export function PortraitFrame(props: {
  readonly frame: Size;
  readonly target: Target;
  readonly good: boolean;
  readonly level: Level | null;
}) {
  const { frame, target, good, level } = props;
  const { box, eyeLine, centre } = target;
  const face = target.faceWidth.aim;
  return (
    <svg
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      class={good ? "camera-frame good" : "camera-frame"}
      preserveAspectRatio="xMidYMin meet"
      aria-hidden="true"
    >
      <path
        class="outside"
        fill-rule="evenodd"
        d={`M0 0H${frame.width}V${frame.height}H0Z M${box.x} ${box.y}h${box.width}v${box.height}h${-box.width}z`}
      />
      <rect class="edge" x={box.x} y={box.y} width={box.width} height={box.height} rx={face * 0.06} />
      <ellipse class="figure" cx={centre} cy={eyeLine + face * 0.05} rx={face * 0.58} ry={face * 0.82} />
      <path class="figure" d={shoulders(centre, eyeLine, face, box.y + box.height)} />
      {level === null ? null : (
        <g transform={`rotate(${-level.roll} ${centre} ${eyeLine})`}>
          <line
            class={Math.abs(level.roll) <= LEVEL ? "plumb level" : "plumb"}
            x1={centre - face * 0.95}
            x2={centre + face * 0.95}
            y1={eyeLine}
            y2={eyeLine}
          />
        </g>
      )}
    </svg>
  );
}
PortraitFrame.props = ["frame", "target", "good", "level"];

/** From the neck to both lower corners of the frame, as wide as shoulders are. */
function shoulders(centre: number, eyeLine: number, face: number, bottom: number): string {
  const top = eyeLine + face * 1.02;
  const side = (sign: number) =>
    `M${centre + sign * face * 0.36} ${top - face * 0.2}V${top}Q${centre + sign * face * 0.42} ${top + face * 0.14} ${centre + sign * face * 0.8} ${top + face * 0.24}Q${centre + sign * face * 0.97} ${top + face * 0.32} ${centre + sign * face} ${bottom}`;
  return side(-1) + side(1);
}
