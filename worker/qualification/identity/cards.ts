import { inspectPhoto } from "../../photo/intake/inspect.ts";
import { DEFAULT_LIMITS, type IntakeLimits } from "../../photo/intake/limits.ts";
import type { Keys } from "../../roster/secrets/keys.ts";
import { openBytes, sealBytes } from "../../roster/secrets/seal.ts";
import type { DocumentType } from "../document/document.ts";
import { done, type Outcome, refuse } from "../refusal.ts";
import { samePicture } from "./same-picture.ts";

/** Side of an identity document: the one with the portrait 人像面, or the one with the emblem 国徽面. */
export type CardSide = "portrait" | "emblem";

/** The pictures of a document as uploaded. */
export type CardPictures = Partial<Readonly<Record<CardSide, Uint8Array<ArrayBuffer>>>>;

/** 10 MB, and as wide as it takes to read the print. */
const LIMITS: IntakeLimits = { ...DEFAULT_LIMITS, maxBytes: 10 * 1024 * 1024, minFrameWidth: 300 };

/** The sides that a document has to be shown from: a passport has one page with everything. */
function sidesOf(type: DocumentType): readonly CardSide[] {
  return type === "passport" ? ["portrait"] : ["portrait", "emblem"];
}

/** Checks that every needed side is there, is a picture and is not the other one; answers those sides only. */
export function readCards(type: DocumentType, pictures: CardPictures): Outcome<CardPictures> {
  const sides: Partial<Record<CardSide, Uint8Array<ArrayBuffer>>> = {};
  for (const side of sidesOf(type)) {
    const bytes = pictures[side];
    if (bytes === undefined || bytes.length === 0) return refuse("cardPictureMissing", { side });
    if (!inspectPhoto(bytes, LIMITS).ok) return refuse("cardPictureInvalid", { side });
    sides[side] = bytes;
  }
  const { portrait, emblem } = sides;
  if (portrait && emblem && samePicture(portrait, emblem)) return refuse("cardSidesSame");
  return done(sides);
}

const prefixOf = (graduateId: string) => `identity/${graduateId}/`;
const keyOf = (graduateId: string, submissionId: string, side: CardSide) =>
  `${prefixOf(graduateId)}${submissionId}/${side}`;

/**
 * Keeps the pictures of an identity document, each sealed for its own key, so that one put in another's place does
 * not open. A key is written once; a repetition keeps what is there.
 */
export async function storeCards(
  bucket: R2Bucket,
  keys: Keys,
  graduateId: string,
  submissionId: string,
  pictures: CardPictures,
): Promise<void> {
  const sides = Object.entries(pictures) as [CardSide, Uint8Array<ArrayBuffer>][];
  await Promise.all(
    sides.map(async ([side, bytes]) => {
      const key = keyOf(graduateId, submissionId, side);
      const sealed = await sealBytes(keys, { field: "identityCard", row: key }, bytes);
      await bucket.put(key, sealed, { onlyIf: new Headers({ "if-none-match": "*" }) });
    }),
  );
}

/** One picture of a document, opened for a reviewer; null when it is purged or was never there. */
export async function openCard(
  bucket: R2Bucket,
  keys: Keys,
  graduateId: string,
  submissionId: string,
  side: CardSide,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const key = keyOf(graduateId, submissionId, side);
  const object = await bucket.get(key);
  if (object === null) return null;
  const sealed = new Uint8Array(await object.arrayBuffer());
  return (await openBytes(keys, { field: "identityCard", row: key }, sealed)) ?? null;
}

/**
 * Deletes the pictures of a graduate's documents, or of one submission only; answers how many there were. Safe to
 * repeat.
 */
export async function deleteCards(
  bucket: R2Bucket,
  graduateId: string,
  submissionId?: string,
): Promise<number> {
  const prefix = prefixOf(graduateId) + (submissionId === undefined ? "" : `${submissionId}/`);
  let deleted = 0;
  for (;;) {
    const { objects } = await bucket.list({ prefix });
    if (objects.length === 0) return deleted;
    await bucket.delete(objects.map(({ key }) => key));
    deleted += objects.length;
  }
}
