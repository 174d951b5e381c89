import type { Catalogue } from "./catalogue.ts";
import { app } from "./en/app.ts";
import { collection } from "./en/collection.ts";
import { entry } from "./en/entry.ts";
import { help } from "./en/help.ts";
import { payment } from "./en/payment.ts";
import { photo } from "./en/photo.ts";
import { qualification } from "./en/qualification.ts";
import { review } from "./en/review.ts";

/** The English catalogue, a file a part of the way. */
export const en: Catalogue = {
  ...app,
  ...entry,
  ...qualification,
  ...collection,
  ...payment,
  ...photo,
  ...review,
  ...help,
};
