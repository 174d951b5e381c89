import type { PhotoReport } from "../../worker/photo/report.ts";
import type { PhotoSpec } from "../../worker/photo/spec/spec.ts";

/** What the page says of a spec: enough to draw its bands and offer its background. */
export type SpecForScript = Pick<PhotoSpec, "id" | "width" | "height" | "background" | "geometry">;

const SVG = "http://www.w3.org/2000/svg";

/** Shows the standard photo with the allowed bands and the measured lines over it. */
export function drawLines(
  into: HTMLElement,
  url: string,
  { lines }: PhotoReport,
  spec: SpecForScript,
  texts: Record<string, string>,
): void {
  const svg = overlay(spec.width, spec.height);
  const { hairTop, eyeLine, faceWidth } = spec.geometry;
  svg.append(
    shape("rect", {
      class: "band",
      x: 0,
      y: hairTop.min,
      width: spec.width,
      height: hairTop.max - hairTop.min,
    }),
    shape("rect", {
      class: "band",
      x: 0,
      y: eyeLine.min,
      width: spec.width,
      height: eyeLine.max - eyeLine.min,
    }),
  );
  if (lines) {
    const across = (y: number) => shape("line", { x1: 0, x2: spec.width, y1: y, y2: y });
    const down = (x: number, from: number, to: number) => shape("line", { x1: x, x2: x, y1: from, y2: to });
    const middle = spec.width / 2;
    svg.append(
      across(lines.hairTop),
      across(lines.eyeLine),
      down(lines.cheekLeft, lines.eyeLine - 40, lines.chin),
      down(lines.cheekRight, lines.eyeLine - 40, lines.chin),
      shape("line", { x1: middle, x2: middle, y1: 0, y2: spec.height, "stroke-dasharray": "6 6" }),
      label(
        6,
        lines.hairTop - 6,
        `${texts.hairTop} ${lines.hairTop.toFixed(0)} (${hairTop.min}–${hairTop.max})`,
      ),
      label(
        6,
        lines.eyeLine - 6,
        `${texts.eyeLine} ${lines.eyeLine.toFixed(0)} (${eyeLine.min}–${eyeLine.max})`,
      ),
      label(
        6,
        lines.chin + 18,
        `${texts.cheeks} ${(lines.cheekRight - lines.cheekLeft).toFixed(0)} (${faceWidth.min}–${faceWidth.max})`,
      ),
      label(
        middle + 6,
        spec.height - 8,
        `${texts.centre} ${signed(lines.faceCentre - middle)} (±${spec.geometry.centreOffset})`,
      ),
    );
  }
  stacked(into, url, spec.width, svg);
}

/** Shows the original, upright, with the crop that became the standard photo. */
export async function drawOriginal(into: HTMLElement, photo: File, report: PhotoReport): Promise<void> {
  const { crop } = report.provenance;
  const { width, height } = report.original;
  const svg = overlay(width ?? 1, height ?? 1);
  if (crop && width) {
    const stroke = Math.max(1, width / 300);
    const frame = { x: crop.x, y: crop.y, width: crop.width, height: crop.height };
    svg.append(shape("rect", { ...frame, fill: "none", stroke: "#d1006c", "stroke-width": stroke }));
  }
  const url = URL.createObjectURL(photo);
  await stacked(into, url, width ?? 0, svg);
  URL.revokeObjectURL(url);
}

async function stacked(into: HTMLElement, url: string, width: number, over: SVGElement): Promise<void> {
  const stack = document.createElement("div");
  stack.className = "stack";
  const image = document.createElement("img");
  image.src = url;
  image.alt = "";
  if (width > 0) image.width = width;
  stack.append(image, over);
  into.replaceChildren(stack);
  await image.decode().catch(() => undefined);
}

function overlay(width: number, height: number): SVGElement {
  return shape("svg", { class: "overlay", viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
}

function shape(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

function label(x: number, y: number, text: string): SVGElement {
  const made = shape("text", { x, y });
  made.textContent = text;
  return made;
}

function signed(value: number): string {
  const whole = Math.round(value);
  return whole === 0 ? "0" : `${whole > 0 ? "+" : "−"}${Math.abs(whole)}`;
}
