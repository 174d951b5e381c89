/** Width and height in px. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A limit of the standard and what was measured against it. */
export interface Reading {
  readonly measured: number;
  readonly min?: number;
  readonly max?: number;
}

/** What the eyes behind the viewfinder read besides size and place. */
export type ReadingId =
  | "roll"
  | "yaw"
  | "pitch"
  | "eyes"
  | "gaze"
  | "glasses"
  | "mouth"
  | "exposure"
  | "burnt"
  | "sides";

/** The one portrait-sized face of a frame; px of that frame. */
export interface FaceSight {
  /** Between the cheeks. */
  readonly width: number;
  /** x of the face's middle. */
  readonly centre: number;
  /** y of the line through the eyes. */
  readonly eyeLine: number;
  /** How much the nearer parts of the head are enlarged; 0 for an ordinary portrait, more from too near. */
  readonly closeness: number;
  /** How fast the face moves in the frame, face widths a second; null in the first frame it is seen. */
  readonly speed: number | null;
  readonly readings: Readonly<Partial<Record<ReadingId, Reading>>>;
}

/** What was seen in one frame of the camera. */
export interface Sight {
  readonly frame: Size;
  /** Mean level of the frame, 0 to 255. */
  readonly brightness: number;
  /** Portrait-sized faces. */
  readonly faces: number;
  /** Null when there is none, or not just one. */
  readonly face: FaceSight | null;
}
