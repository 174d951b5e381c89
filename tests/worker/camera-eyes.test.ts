import { beforeAll, describe, expect, it } from "vitest";
import type { Picture } from "../../wasm/picture.ts";
import { buildPyramid, type Pyramid } from "../../wasm/tensors/pyramid.ts";
import { sampleRegion } from "../../wasm/tensors/sample.ts";
import { openEyes } from "../../web/app/camera/eyes/watch.ts";
import { judge } from "../../web/app/camera/guide/judge.ts";
import type { Sight } from "../../web/app/camera/guide/sight.ts";
import { targetFor } from "../../web/app/camera/guide/target.ts";
import { SPECS } from "../../worker/photo/spec/specs.ts";
import { portraitPicture } from "./portrait.ts";

const [spec] = SPECS as [(typeof SPECS)[number]];
/** Side of the frames that are looked at, px. */
const SIDE = 480;
const FRAME = { width: SIDE, height: SIDE };
const TARGET = targetFor(spec, { frame: FRAME, enlargement: 3, zoomed: false });
/** Head and shoulders of the portrait, px of it. */
const IN_PLACE = { x: 226, y: 145, side: 320, angle: 0 };

let portrait: Pyramid;

beforeAll(() => {
  portrait = buildPyramid(portraitPicture());
});

/** A frame of the camera: a square of the portrait, and how much of its light arrives at a column (0 to 1). */
function frameOf(look: Partial<typeof IN_PLACE> = {}, light: (x: number) => number = () => 1): Picture {
  const { x, y, side, angle } = { ...IN_PLACE, ...look };
  const rgb = sampleRegion(portrait, { centreX: x, centreY: y, side, angle }, SIDE, {
    scale: 255,
    offset: 0,
  });
  const data = new Uint8ClampedArray(SIDE * SIDE * 4).fill(255);
  for (let pixel = 0; pixel < SIDE * SIDE; pixel++) {
    for (let c = 0; c < 3; c++) data[4 * pixel + c] = light(pixel % SIDE) * (rgb[3 * pixel + c] as number);
  }
  return { ...FRAME, data };
}

/** Two frames, the one in the left half of the other. */
function sideBySide(left: Picture, right: Picture): Picture {
  const data = right.data.slice();
  for (let y = 0; y < SIDE; y++) {
    data.set(left.data.subarray(4 * y * SIDE, 4 * (y * SIDE + SIDE / 2)), 4 * y * SIDE);
  }
  return { ...FRAME, data };
}

const hintsOf = (sight: Sight) =>
  judge({ sight, target: TARGET, level: null, front: false }, null).map(({ hint }) => hint);
const look = async (frame: Picture) => hintsOf(await openEyes(spec)(frame, 0));

describe("The eyes of the guided camera", () => {
  it("are content with a portrait in its place", async () => {
    expect(await look(frameOf())).toEqual([]);
  });

  it("measure in the frame what the server measures in the photo", async () => {
    const { face } = await openEyes(spec)(frameOf(), 0);
    // The portrait's own report: 92.7 px wide, roll 3.2, yaw -1.2, pitch 3.9 degrees, L* 87.
    expect(face?.width).toBeCloseTo((92.7 * SIDE) / IN_PLACE.side, -1);
    expect(face?.readings.roll?.measured).toBeCloseTo(3.2, 0);
    expect(Math.abs((face?.readings.yaw?.measured ?? 99) + 1.2)).toBeLessThan(1.5);
    expect(Math.abs((face?.readings.pitch?.measured ?? 99) - 3.9)).toBeLessThan(2);
    expect(Math.abs((face?.readings.exposure?.measured ?? 0) - 87)).toBeLessThan(3);
  });

  it("see someone far away, and call them closer", async () => {
    expect((await look(frameOf({ side: 1100, y: 256, x: 256 })))[0]).toBe("closer");
  });

  it("see a head that leans", async () => {
    expect(await look(frameOf({ angle: -0.3 }))).toContain("headLevel");
  });

  it("see too little light, and light from one side", async () => {
    expect(await look(frameOf({}, () => 0.16))).toContain("moreLight");
    expect(await look(frameOf({}, (x) => (x < SIDE / 2 ? 0.3 : 1)))).toContain("evenLight");
  });

  it("see a second person", async () => {
    const left = frameOf({ x: IN_PLACE.x + 80 });
    expect(await look(sideBySide(left, frameOf({ x: IN_PLACE.x - 80 })))).toEqual(["several"]);
  });

  it("see nobody where nobody is, and say when it is the dark", async () => {
    const wall = { ...FRAME, data: new Uint8ClampedArray(SIDE * SIDE * 4).fill(200) };
    expect(await look(wall)).toEqual(["noFace"]);
    const night = { ...FRAME, data: new Uint8ClampedArray(SIDE * SIDE * 4).fill(8) };
    expect(await look(night)).toEqual(["tooDark"]);
  });

  it("follow a face, tell how fast it moves, and notice when it is gone", async () => {
    const eyes = openEyes(spec);
    expect((await eyes(frameOf(), 0)).face?.speed).toBeNull();
    expect((await eyes(frameOf(), 200)).face?.speed).toBeLessThan(0.05);
    const moved = await eyes(frameOf({ x: IN_PLACE.x + 30 }), 400);
    // 30 of 92.7 px in 0.2 s.
    expect(moved.face?.speed).toBeCloseTo(1.6, 0);
    expect(hintsOf(moved)).toContain("still");
    expect(
      hintsOf(
        await eyes(
          frameOf({}, () => 0),
          600,
        ),
      ),
    ).toEqual(["tooDark"]);
  });
});
