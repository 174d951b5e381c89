import { expect, test, vi } from "vitest";
import { renderStateMachine, writtenStateMachine } from "../../../scripts/state-diagram.ts";
import { dimensions, explore } from "../../../scripts/state-explorer.ts";

// A busy machine must not fail them: nothing here is about time.
vi.setConfig({ testTimeout: 120_000 });

test("the document of the state machine is what the machine does", () => {
  // When this fails the machine has changed: run `npm run docs:state` and read what changed.
  expect(writtenStateMachine()).toBe(renderStateMachine());
});

test("the document's exploration reaches every payment and photo status", () => {
  const reached = explore().map(({ after }) => dimensions(after));
  expect(new Set(reached.map(({ payment }) => payment)).size).toBe(6);
  expect(new Set(reached.map(({ photo }) => photo)).size).toBe(8);
});
