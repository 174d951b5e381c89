import { app } from "./zh/app.ts";
import { collection } from "./zh/collection.ts";
import { entry } from "./zh/entry.ts";
import { help } from "./zh/help.ts";
import { payment } from "./zh/payment.ts";
import { photo } from "./zh/photo.ts";
import { qualification } from "./zh/qualification.ts";
import { review } from "./zh/review.ts";

/** The Chinese catalogue; every other language has to match it, a file a part of the way. */
export const zh = {
  ...app,
  ...entry,
  ...qualification,
  ...collection,
  ...payment,
  ...photo,
  ...review,
  ...help,
};
