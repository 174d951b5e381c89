import type { app } from "./zh/app.ts";
import type { collection } from "./zh/collection.ts";
import type { entry } from "./zh/entry.ts";
import type { help } from "./zh/help.ts";
import type { payment } from "./zh/payment.ts";
import type { photo } from "./zh/photo.ts";
import type { qualification } from "./zh/qualification.ts";
import type { review } from "./zh/review.ts";
import type { zh } from "./zh.ts";

type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };

/** What every other language has to say: the same keys as the Chinese catalogue, none missing and none more. */
export type Catalogue = Shape<typeof zh>;

interface Parts {
  app: typeof app;
  collection: typeof collection;
  entry: typeof entry;
  help: typeof help;
  payment: typeof payment;
  photo: typeof photo;
  qualification: typeof qualification;
  review: typeof review;
}

/** One file of a catalogue. */
export type Part<Name extends keyof Parts> = Shape<Parts[Name]>;
