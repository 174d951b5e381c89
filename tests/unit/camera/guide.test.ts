import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { count, HOLD } from "../../../web/app/camera/guide/countdown.ts";
import { cardFrame, withMargin } from "../../../web/app/camera/guide/cut.ts";
import { faultOf } from "../../../web/app/camera/guide/fault.ts";
import { levelOf } from "../../../web/app/camera/guide/level.ts";
import { type Saying, SILENT, settle } from "../../../web/app/camera/guide/steady.ts";

const RADIANS = Math.PI / 180;

describe("The level", () => {
  test("is read from the sensor's angles however the phone is held", () => {
    const angles = fc.tuple(
      fc.double({ min: -179, max: 179, noNaN: true }),
      fc.double({ min: -80, max: 80, noNaN: true }),
    );
    fc.assert(
      fc.property(angles, ([roll, tilt]) => {
        // Where up lies for a phone that leans and tilts so, and the angles by which the sensor says it.
        const [x, y, z] = [
          -Math.sin(roll * RADIANS) * Math.cos(tilt * RADIANS),
          Math.cos(roll * RADIANS) * Math.cos(tilt * RADIANS),
          Math.sin(tilt * RADIANS),
        ];
        const flat = Math.asin(y);
        const beta = z >= 0 ? flat : Math.PI - flat;
        const gamma = Math.asin(Math.max(-1, Math.min(1, -x / Math.cos(beta))));
        const level = levelOf(beta / RADIANS, gamma / RADIANS, 0);
        expect(level.tilt).toBeCloseTo(tilt, 3);
        expect(Math.cos((level.roll - roll) * RADIANS)).toBeCloseTo(1, 6);
      }),
    );
  });

  test("is straight for an upright phone, and for one that is held across with its screen turned", () => {
    expect(levelOf(90, 0, 0).roll).toBeCloseTo(0);
    expect(levelOf(90, 0, 0).tilt).toBeCloseTo(0);
    // Turned a quarter to the left: the screen's own turn is 90.
    expect(Math.abs(levelOf(0, -90, 90).roll)).toBeCloseTo(0);
  });

  test("leans clockwise as the phone does", () => {
    // The upper edge goes to the right of who looks at the screen, so that the right edge points down.
    expect(levelOf(80, 90, 0).roll).toBeGreaterThan(0);
  });
});

const sayings = fc.constantFrom<Saying>("closer", "faceFront", "good", "moreLight");
const looks = fc.array(fc.record({ wanted: sayings, wait: fc.integer({ min: 20, max: 900 }) }), {
  minLength: 1,
  maxLength: 60,
});

describe("What is shown", () => {
  test("never changes faster than it can be read", () => {
    fc.assert(
      fc.property(looks, (steps) => {
        let [now, state] = [0, SILENT];
        for (const { wanted, wait } of steps) {
          now += wait;
          const before = state;
          state = settle(before, wanted, now);
          if (before.shown === null || state.shown === before.shown) continue;
          expect(now - before.since).toBeGreaterThanOrEqual(before.shown === "good" ? 300 : 1400);
        }
      }),
    );
  });

  test("is in the end what has been asked for all the while", () => {
    fc.assert(
      fc.property(looks, sayings, (steps, last) => {
        let [now, state] = [0, SILENT];
        for (const { wanted, wait } of [...steps, ...Array(30).fill({ wanted: last, wait: 100 })]) {
          now += wait;
          state = settle(state, wanted, now);
        }
        expect(state.shown).toBe(last);
      }),
    );
  });

  test("does not follow a single odd frame", () => {
    let state = settle(SILENT, "closer", 0);
    state = settle(state, "good", 5000);
    expect(settle(state, "closer", 5100).shown).toBe("closer");
  });
});

describe("The countdown", () => {
  const mostlyGood = fc.integer({ min: 0, max: 11 }).map((one) => one > 0);

  test("releases only after all was well for its whole time, and once", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(mostlyGood, fc.integer({ min: 1, max: 400 })), { maxLength: 80 }),
        (frames) => {
          let [now, wellSince] = [0, -1];
          let since: number | null = null;
          for (const [good, wait] of frames) {
            now += wait;
            wellSince = good ? (wellSince < 0 ? now : wellSince) : -1;
            const { goodSince, release, done } = count(since, good, now);
            expect(release).toBe(good && now - wellSince >= HOLD);
            expect(done).toBeLessThanOrEqual(1);
            since = goodSince;
            if (release) wellSince = -1;
          }
        },
      ),
    );
  });
});

describe("What is cut out for a card", () => {
  test("has the card's shape and more, and lies in the picture", () => {
    const side = fc.integer({ min: 240, max: 4096 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const frame = cardFrame({ width, height });
        expect(frame.width / frame.height).toBeCloseTo(85.6 / 54, 6);
        const cut = withMargin(frame, { width, height });
        expect(cut.x).toBeGreaterThanOrEqual(0);
        expect(cut.y).toBeGreaterThanOrEqual(0);
        expect(cut.x + cut.width).toBeLessThanOrEqual(width);
        expect(cut.y + cut.height).toBeLessThanOrEqual(height);
        expect(cut.width).toBeGreaterThan(frame.width);
        expect(cut.height).toBeGreaterThan(frame.height);
      }),
    );
  });
});

test("a browser's refusal becomes a reason that the person can do something about", () => {
  expect(faultOf(new DOMException("", "NotAllowedError"))).toBe("denied");
  expect(faultOf(new DOMException("", "NotFoundError"))).toBe("absent");
  expect(faultOf(new DOMException("", "NotReadableError"))).toBe("busy");
  expect(faultOf(new TypeError())).toBe("failed");
  expect(faultOf(undefined)).toBe("failed");
});
