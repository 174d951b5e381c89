/** What a drawn person looks like; everything left out is as the standard wants it. */
export interface Drawn {
  readonly who?: "man" | "woman";
  readonly wall?: "plain" | "busy" | "blue";
  readonly clothes?: "suit" | "sleeveless" | "blue";
  readonly light?: "even" | "half" | "behind" | "dim";
  readonly hair?: "neat" | "over-face";
  readonly mouth?: "closed" | "open";
  readonly on?: "nothing" | "glasses" | "tinted" | "ornaments";
  readonly face?: "bare" | "made-up" | "filtered";
  /** Degrees of the head. */
  readonly tilt?: number;
  /** Of the person in the picture; 1 fills it down to the chest. */
  readonly size?: number;
  /** An arm holds the phone. */
  readonly selfie?: boolean;
}

export const INK = "#2a2220";
export const SKIN = "#f3cda9";
export const SKIN_SHADE = "#e2b088";
/** The outline of the face, and the half of it that lies away from a window. */
export const FACE = "M39 58C39 83 49 95 60 95S81 83 81 58C81 40 72 34 60 34S39 40 39 58z";
export const HALF_FACE = "M60 34C72 34 81 40 81 58C81 83 71 95 60 95z";
