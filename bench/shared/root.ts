import { join } from "node:path";

/** The project's folder. */
export const root = join(import.meta.dirname, "..", "..");

/** Where the benchmarks leave what they make. Not kept in git. */
export const benchOut = join(root, "out", "bench");
