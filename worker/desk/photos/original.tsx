import type { PhotoReport } from "../../photo/report.ts";

interface Properties {
  readonly src: string;
  readonly alt: string;
  readonly report: PhotoReport | null;
}

/** The original as it was taken, with the crop that became the standard photo. */
export function OriginalPhoto({ src, alt, report }: Properties) {
  const { width, height } = report?.original ?? { width: null, height: null };
  const crop = report?.provenance.crop;
  return (
    <div class="stack">
      <img src={src} alt={alt} {...(width !== null && height !== null && { width, height })} />
      {crop && width !== null && height !== null && (
        <svg class="overlay" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <rect
            class="crop"
            x={crop.x}
            y={crop.y}
            width={crop.width}
            height={crop.height}
            stroke-width={Math.max(1, width / 300)}
          />
        </svg>
      )}
    </div>
  );
}
