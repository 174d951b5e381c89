import type { Check, Verdict } from "./checks/check.ts";
import type { Region } from "./checks/region.ts";
import { checkResult, checkShot } from "./checks/run-checks.ts";
import type { CutPhoto } from "./cut.ts";
import type { FileFacts, Findings } from "./findings.ts";
import { locateFindings, type Places, regionOf, type Views } from "./locate.ts";
import type { PhotoMaster } from "./master.ts";
import { findPlaces } from "./measure/places.ts";
import {
  type OriginalFacts,
  type PhotoRefusal,
  type PhotoReport,
  type Provenance,
  REPORT_VERSION,
  type ResultFacts,
  type ResultLines,
} from "./report.ts";
import type { PhotoSpec, Rgb } from "./spec/spec.ts";
import type { Stopwatch } from "./stopwatch.ts";
import type { PhotoSource } from "./take-in.ts";
import type { PhotoTools } from "./tools.ts";
import { scaledBox } from "./working-scale.ts";

/** Raised with every change that can give the same original another result. */
const PIPELINE_VERSION = "3";

/** FaceMesh's chin. */
const CHIN = 152;

interface Gathered {
  readonly found: Findings;
  readonly refusal: PhotoRefusal | null;
  readonly result: FileFacts | undefined;
  readonly spec: PhotoSpec;
  readonly tools: PhotoTools;
  readonly watch: Stopwatch;
}

/** Writes the report on one photo, however far it came. */
export function writeReport({ found, refusal, result, spec, tools, watch }: Gathered): PhotoReport {
  const { file, source, master, photo } = found;
  const [places, views] = [placesOf(found), viewsOf(found, spec)];
  const checks = locateFindings(
    [
      ...(found.shot ? checkShot(found.shot, spec) : []),
      ...(found.result ? checkResult(found.result, spec) : []),
    ],
    places,
    views,
  );
  return {
    version: REPORT_VERSION,
    outcome: photo ? "produced" : "refused",
    verdict: photo ? worst(checks) : "fail",
    refusal: refusal && located(refusal, regionOf(refusal.code, places, views)),
    original: originalFacts(file, source),
    result: photo && result ? resultFacts(result, photo, spec) : null,
    lines: photo && master ? resultLines(photo, master) : null,
    measurements: { shot: found.shot ?? null, result: found.result ?? null },
    checks,
    provenance: provenance(found, spec, tools),
    timings: watch.read(),
    memory: tools.memory(),
  };
}

function worst(checks: readonly Check[]): Verdict {
  if (checks.some(({ verdict }) => verdict === "fail")) return "fail";
  return checks.some(({ verdict }) => verdict === "warn") ? "warn" : "pass";
}

function originalFacts(file: FileFacts | undefined, source: PhotoSource | undefined): OriginalFacts {
  if (file === undefined) throw new Error("A report needs the file it is about");
  const info = source?.info;
  return {
    ...file,
    format: info?.format ?? null,
    width: info?.uprightWidth ?? null,
    height: info?.uprightHeight ?? null,
    orientation: info?.orientation ?? null,
  };
}

function resultFacts(result: FileFacts, { quality }: CutPhoto, spec: PhotoSpec): ResultFacts {
  const { width, height, dpi, background } = spec;
  return { ...result, width, height, dpi, quality, background: hex(background) };
}

function hex({ r, g, b }: Rgb): string {
  return `#${[r, g, b].map((level) => level.toString(16).padStart(2, "0")).join("")}`;
}

function resultLines({ plan }: CutPhoto, { landmarks, face }: PhotoMaster): ResultLines {
  const { crop, scale, predicted } = plan;
  const faceCentre = (landmarks.faceCentre - crop.x) * scale;
  return {
    hairTop: predicted.hairTop,
    eyeLine: predicted.eyeLine,
    cheekLeft: faceCentre - predicted.faceWidth / 2,
    cheekRight: faceCentre + predicted.faceWidth / 2,
    faceCentre,
    chin: ((face.mesh[CHIN * 3 + 1] ?? Number.NaN) - crop.y) * scale,
  };
}

function provenance({ source, master, photo }: Findings, spec: PhotoSpec, tools: PhotoTools): Provenance {
  const { engine, version } = tools.segmenter;
  const shrink = (source?.shrink ?? 1) * (master?.reduced ?? 1);
  return {
    pipeline: PIPELINE_VERSION,
    spec: { id: spec.id, version: spec.version },
    matte: master ? { engine, version } : null,
    crop: photo ? scaledBox(photo.plan.crop, shrink) : null,
    scale: photo ? photo.plan.scale / shrink : null,
  };
}

/** Where the parts of the person lie in the working picture, or in the picture taken in when there is no master. */
function placesOf({ master, about }: Findings): Places {
  if (!master) return about ? { face: about, otherFace: about } : {};
  const { picture, face, landmarks, facesBehind, extent } = master;
  return findPlaces({
    picture,
    mesh: face.mesh,
    hairTop: landmarks.hairTop,
    otherFaces: facesBehind,
    cutFrom: { left: extent.leftCutFrom, right: extent.rightCutFrom },
  });
}

function viewsOf({ source, master, photo }: Findings, { width, height }: PhotoSpec): Views {
  return {
    shrink: (source?.shrink ?? 1) * (master?.reduced ?? 1),
    original: { width: source?.info.uprightWidth ?? 0, height: source?.info.uprightHeight ?? 0 },
    photo: photo ? { crop: photo.plan.crop, scale: photo.plan.scale, width, height } : null,
  };
}

function located(refusal: PhotoRefusal, region: Region | undefined): PhotoRefusal {
  return region ? { ...refusal, region } : refusal;
}
