import type { PhotoReport } from "../../photo/report.ts";
import type { Text } from "../../text.ts";

const TEXTS = {
  title: { zh: "检测报告", en: "Report" },
  original: { zh: "原图", en: "Original" },
  result: { zh: "标准照", en: "Standard photo" },
  spec: { zh: "规格", en: "Spec" },
  made: { zh: "制作", en: "Made by" },
  scale: { zh: "缩放", en: "Scale" },
} as const satisfies Record<string, Text>;

interface Properties {
  readonly report: PhotoReport;
  readonly language: keyof Text;
}

const kb = (bytes: number) => `${Math.round(bytes / 1024)} KB`;

/** Where a photo comes from and how it was made, folded away under its checks. */
export function ReportFacts({ report, language }: Properties) {
  const { original, result, provenance } = report;
  const { spec, pipeline, matte, scale } = provenance;
  const engine = matte === null ? "" : ` · ${matte.engine} ${matte.version}`;
  const rows: readonly (readonly [Text, string])[] = [
    [
      TEXTS.original,
      `${original.width ?? "?"}×${original.height ?? "?"} · ${kb(original.bytes)} · ${original.sha256.slice(0, 16)}`,
    ],
    ...(result
      ? ([
          [
            TEXTS.result,
            `${result.width}×${result.height} · ${result.dpi} dpi · ${kb(result.bytes)} · Q${result.quality} · ${result.sha256.slice(0, 16)}`,
          ],
        ] as const)
      : []),
    [TEXTS.spec, `${spec.id} v${spec.version}`],
    [TEXTS.made, `${pipeline}${engine}`],
    [TEXTS.scale, scale === null ? "—" : scale.toFixed(3)],
  ];
  return (
    <details>
      <summary>{TEXTS.title[language]}</summary>
      <dl class="facts">
        {rows.map(([name, text]) => (
          <>
            <dt>{name[language]}</dt>
            <dd>{text}</dd>
          </>
        ))}
      </dl>
    </details>
  );
}
