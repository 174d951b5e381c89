import * as api from "../api/endpoints.ts";
import type { Collection, Report } from "../api/types.ts";
import { t } from "../i18n/i18n.ts";
import type { Region } from "../photo/where.ts";

/** The picture that a finding is about, all but its place in the shade; nothing when that picture is not there. */
export function MarkedPhoto(props: {
  readonly collection: Collection;
  readonly report: Report;
  readonly region: Region;
}) {
  const { collection, report, region } = props;
  const onPhoto = region.on === "photo";
  const { width, height } = (onPhoto ? report.result : report.original) ?? { width: null, height: null };
  const src = onPhoto
    ? report.result && api.standardPhotoUrl(collection.id, report.result.sha256)
    : api.shotUrl(collection.id, report.shotId);
  if (src === null || width === null || height === null) return null;
  // A little room around the place, so that the outline hides nothing of it.
  const room = Math.max(width, height) / 60;
  const box = {
    x: region.x - room,
    y: region.y - room,
    width: region.width + 2 * room,
    height: region.height + 2 * room,
  };
  const hole = `M${box.x} ${box.y}h${box.width}v${box.height}h${-box.width}z`;
  return (
    <div
      class="marked"
      style={{ aspectRatio: `${width} / ${height}`, maxWidth: `min(100%, ${(width / height) * 24}rem)` }}
    >
      <img src={src} alt={t(onPhoto ? "result.standard" : "result.original")} />
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <path class="shade" fill-rule="evenodd" d={`M0 0h${width}v${height}H0z${hole}`} />
        <rect {...box} rx={room} class="halo" />
        <rect {...box} rx={room} />
      </svg>
    </div>
  );
}
MarkedPhoto.props = ["collection", "report", "region"];
