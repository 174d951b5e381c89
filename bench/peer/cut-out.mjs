/**
 * Runs the peer over pictures: node cut-out.mjs '[{ "input": "a.jpg", "matte": "a.png" }, ...]'
 *
 * For each picture one JSON line on standard output: the input, the milliseconds of `removeBackground` (decoding and
 * PNG encoding included, as its users meet it), and the resident memory in bytes. `matte`, when given, gets the
 * alpha as an 8-bit PNG at the picture's size. The first picture also pays for loading the model.
 */
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { removeBackground } from "@imgly/background-removal-node";
import sharp from "sharp";

const TYPES = { ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp" };
const CONFIG = { model: "medium", output: { format: "image/png" } };

for (const { input, matte } of JSON.parse(process.argv[2] ?? "[]")) {
  const picture = new Blob([await readFile(input)], { type: TYPES[extname(input).toLowerCase()] });
  const start = performance.now();
  const answer = await removeBackground(picture, CONFIG);
  const ms = performance.now() - start;
  if (matte !== undefined) {
    const png = Buffer.from(await answer.arrayBuffer());
    await sharp(png).extractChannel("alpha").toColourspace("b-w").png().toFile(matte);
  }
  process.stdout.write(`${JSON.stringify({ input, ms, rss: process.memoryUsage().rss })}\n`);
}
