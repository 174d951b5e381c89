/** What standardizing does, in this order; a refused photo ends within one of them. */
export const stages = ["read", "face", "matte", "compose", "encode"] as const;

export type Stage = (typeof stages)[number];

/** Hears of each stage as it begins. It is waited for: on one thread, word gets out only while nothing is computed. */
export type StageListener = (stage: Stage) => Promise<void>;
