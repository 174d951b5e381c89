import type { zh } from "./zh.ts";

type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };

/** What every other language has to say: the same keys as the Chinese catalogue, none missing and none more. */
export type Catalogue = Shape<typeof zh>;
