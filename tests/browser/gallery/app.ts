/**
 * Walks both ways and pictures every screen of the app into dist/gallery/app: in Chinese and light, in English and
 * dark, on a small phone, and with text at 200 %. `npm run gallery` lays them out (gallery.ts).
 */
import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { newPhone, openAppStage } from "../app-stage.ts";
import { makeCameraPicture, playedCamera } from "../camera-picture.ts";
import { picturesOfTheEnd } from "./after.ts";
import { picturesOfTheBeginning } from "./beginning.ts";
import { pictureOfTheLock, picturesOfTheCode } from "./code.ts";
import { picturesOfTheIdentity } from "./identity.ts";
import { Album } from "./looks.ts";
import { picturesOfThePhoto } from "./photo.ts";

const film = await makeCameraPicture();
const stage = await openAppStage(playedCamera(film));
const phone = await newPhone(stage);
const walk = { stage, ...phone, album: new Album(phone.page) };
try {
  await picturesOfTheBeginning(walk);
  await picturesOfTheIdentity(walk);
  await picturesOfTheCode(walk);
  await picturesOfThePhoto(walk);
  await picturesOfTheEnd(walk);
  await pictureOfTheLock(walk);
} finally {
  await stage.close();
  rmSync(dirname(film), { recursive: true });
}
console.log(`${walk.album.screens} screens of the app`);
process.exit(0);
