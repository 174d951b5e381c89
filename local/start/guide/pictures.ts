import sharp from "sharp";
import { renderSVG } from "uqr";

/** The card's size, px: 85.6 by 54 mm. */
const [WIDTH, HEIGHT] = [1070, 675] as const;

/** A code as the screenshot a student would have saved. */
export function codePicture(text: string): Promise<Buffer> {
  return png(renderSVG(text, { ecc: "M", border: 4, pixelSize: 6 }));
}

/** A card of nobody, drawn: what stands on it is bars, since a local run has nobody read it. */
export function cardPicture(side: "front" | "back"): Promise<Buffer> {
  const bar = (x: number, y: number, width: number) =>
    `<rect x="${x}" y="${y}" width="${width}" height="26" rx="6" fill="#4a5a6a"/>`;
  const front = `${bar(70, 90, 220)}${bar(70, 170, 110)}${bar(220, 170, 110)}${bar(70, 250, 330)}${bar(70, 340, 470)}${bar(70, 390, 380)}${bar(70, 560, 620)}
    <rect x="730" y="120" width="250" height="320" rx="14" fill="#cfdbe6"/><circle cx="855" cy="235" r="66" fill="#8ea2b5"/>
    <path d="M745 440c10-90 60-120 110-120s100 30 110 120z" fill="#8ea2b5"/>`;
  const back = `<circle cx="180" cy="190" r="92" fill="#c4453c"/><path d="M180 130l17 42h45l-36 27 13 44-39-26-39 26 13-44-36-27h45z" fill="#f2c94c"/>
    ${bar(340, 120, 560)}${bar(400, 200, 440)}${bar(300, 450, 480)}${bar(300, 530, 560)}`;
  return png(`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="100%" height="100%" rx="36" fill="#e9f0f2"/><path d="M0 480c260-120 480 60 1070-90v285H0z" fill="#d7e6ea"/>
    ${side === "front" ? front : back}</svg>`);
}

function png(svg: string): Promise<Buffer> {
  return sharp(Buffer.from(svg)).flatten({ background: "#ffffff" }).png().toBuffer();
}
