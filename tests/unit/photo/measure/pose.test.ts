import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitPose } from "../../../../wasm/face/pose.ts";
import { posedMesh } from "./face.ts";

describe("The pose of a mesh", () => {
  it("is read back from any turn of the mean face", () => {
    const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
    fc.assert(
      fc.property(degrees(60), degrees(40), degrees(170), (yaw, pitch, roll) => {
        const pose = fitPose(posedMesh(yaw, pitch, roll));
        expect(Math.abs(pose.yaw - yaw)).toBeLessThan(1.5);
        expect(Math.abs(pose.pitch - pitch)).toBeLessThan(2.5);
        expect(Math.abs(pose.roll - roll)).toBeLessThan(2);
      }),
    );
  });

  it("is frontal and unmoved for the mean face, whatever its size", () => {
    fc.assert(
      fc.property(fc.double({ min: 40, max: 1500, noNaN: true }), (unit) => {
        const pose = fitPose(posedMesh(0, 0, 0, unit));
        expect(Math.abs(pose.yaw)).toBeLessThan(0.5);
        expect(Math.abs(pose.roll)).toBeLessThan(0.5);
        expect(Math.abs(pose.unit / unit - 1)).toBeLessThan(0.02);
        expect(pose.misfit).toBeLessThan(0.01);
      }),
    );
  });

  it("tells a camera at arm's length from one a few metres away", () => {
    const near = posedMesh(0, 0, 0);
    const far = posedMesh(0, 0, 0);
    const distance = 200 * 3;
    for (let i = 0; i < near.length; i += 3) {
      const enlarge = distance / (distance + (near[i + 2] as number));
      near[i] = 240 + ((near[i] as number) - 240) * enlarge;
      near[i + 1] = 270 + ((near[i + 1] as number) - 270) * enlarge;
    }
    expect(fitPose(near).closeness - fitPose(far).closeness).toBeGreaterThan(0.15);
  });
});
