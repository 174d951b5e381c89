import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { PORTRAIT } from "./app-steps.ts";

/** The size of the played camera, px; upright, as a phone is held. */
const SIZE = { width: 720, height: 960 };
/** Chromium plays MJPEG files at this speed, in a circle. */
const FRAMES_A_SECOND = 30;
/** How long someone stands too far away before coming to the right place, and how long they stay there (s). */
const FAR = 2;
const NEAR = 8;

/** What Chromium needs to play the camera of a phone from a file. */
export function playedCamera(file: string): string[] {
  return ["--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${file}`];
}

/** Someone who stands too far away, then comes near: a file for `playedCamera`. */
export async function makeCameraPicture(): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), "camera-")), "camera.mjpeg");
  const [far, near] = await Promise.all([farAway(), inPlace()]);
  const frames = (picture: Buffer, seconds: number) =>
    Array.from({ length: seconds * FRAMES_A_SECOND }, () => picture);
  writeFileSync(file, Buffer.concat([...frames(far, FAR), ...frames(near, NEAR)]));
  return file;
}

/** The whole picture in the middle of a grey wall: the face is 0.09 of the width. */
async function farAway(): Promise<Buffer> {
  const small = await sharp(PORTRAIT).resize(360).toBuffer();
  return sharp({ create: { ...SIZE, channels: 3, background: "#c8c8c8" } })
    .composite([{ input: small }])
    .jpeg({ quality: 80 })
    .toBuffer();
}

/** Head and shoulders: the face is 0.31 of the width and in the middle. */
async function inPlace(): Promise<Buffer> {
  const part = { left: 76, top: 0, width: 300, height: 340 };
  const cut = await sharp(PORTRAIT).extract(part).extend({ top: 60, extendWith: "copy" }).toBuffer();
  return sharp(cut).resize(SIZE.width, SIZE.height, { kernel: "lanczos3" }).jpeg({ quality: 75 }).toBuffer();
}
