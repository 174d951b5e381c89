import type { Sight } from "../guide/sight.ts";

/** To the worker: begin, for a photo standard; or look at a frame (RGBA rows, px; `at` in ms of the page's clock). */
export type Order =
  | { readonly kind: "begin"; readonly spec: string }
  | {
      readonly kind: "look";
      readonly pixels: ArrayBuffer;
      readonly width: number;
      readonly height: number;
      readonly at: number;
    };

/** From the worker: how much has arrived (0 to 1), that it can look, what it saw, or that it never will. */
export type Answer =
  | { readonly kind: "loading"; readonly done: number }
  | { readonly kind: "ready" }
  | { readonly kind: "sight"; readonly sight: Sight }
  | { readonly kind: "failed" };
