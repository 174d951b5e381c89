/** How the phone is held against the plumb line, degrees; 0 and 0 is upright with the lens level. */
export interface Level {
  /** Turn in the picture plane, positive when the phone leans clockwise. */
  readonly roll: number;
  /** Positive when the rear lens looks down. */
  readonly tilt: number;
}

const DEGREES = 180 / Math.PI;

/**
 * Reads the level from a device orientation event (W3C: intrinsic Z-X'-Y'' angles, degrees): the plumb line seen from
 * the phone, so that it also holds where `gamma` jumps because the phone stands upright.
 *
 * @param beta        Turn about the phone's x axis.
 * @param gamma       Turn about its y axis.
 * @param screenAngle How the screen is turned against the phone, `screen.orientation.angle`.
 */
export function levelOf(beta: number, gamma: number, screenAngle: number): Level {
  const [b, g] = [beta / DEGREES, gamma / DEGREES];
  const up = { x: -Math.cos(b) * Math.sin(g), y: Math.sin(b), z: Math.cos(b) * Math.cos(g) };
  const roll = Math.atan2(-up.x, up.y) * DEGREES + screenAngle;
  return {
    roll: ((((roll + 180) % 360) + 360) % 360) - 180,
    tilt: Math.asin(Math.max(-1, Math.min(1, up.z))) * DEGREES,
  };
}
