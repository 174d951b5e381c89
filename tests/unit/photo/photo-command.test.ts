import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readArguments } from "../../../scripts/photo/arguments.ts";
import { listPhotos } from "../../../scripts/photo/files.ts";

describe("the command line of npm run photo", () => {
  test("names what is missing or unknown before anything is started", () => {
    const wrong = (...argv: string[]) => {
      const read = readArguments(argv);
      return "wrong" in read ? read.wrong : "understood";
    };
    expect(wrong("--out", "o")).toBe("No photo was given.");
    expect(wrong("a.jpg")).toBe("--out is missing.");
    expect(wrong("a.jpg", "--out", "o", "--spec", "moe-pink")).toMatch(
      /no photo standard moe-pink.*moe-blue/,
    );
    expect(wrong("a.jpg", "--out", "o", "--layout", "7寸")).toMatch(/no paper 7寸.*6寸/);
    expect(wrong("a.jpg", "--out", "o", "--colour")).toMatch(/--colour/);
    expect(wrong("a.jpg", "--out", "o", "--spec", "moe-white", "--layout", "A4", "--matte", "--json")).toBe(
      "understood",
    );
  });
});

describe("the files of npm run photo", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "photo-command-"));
    for (const name of ["one", "two", "empty"]) mkdirSync(join(folder, name));
    for (const name of ["one/a.jpg", "one/a.png", "one/b.jpg", "one/.hidden", "two/b.jpg", "two/b.jpg.png"]) {
      writeFileSync(join(folder, name), "");
    }
    symlinkSync(join(folder, "gone.jpg"), join(folder, "two", "c.jpg"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const list = (inputs: readonly string[], out = "out") => {
    const listed = listPhotos(
      inputs.map((input) => join(folder, input)),
      join(folder, out),
    );
    return listed.ok ? listed.photos.map(({ name }) => name) : listed.wrong;
  };

  test("are those named and those directly in folders, each once and under a name of its own", () => {
    expect(list(["one"])).toEqual(["a.jpg", "a.png", "b"]);
    expect(list(["one", "one/b.jpg"])).toEqual(["a.jpg", "a.png", "b"]);
    expect(list(["one/b.jpg", "two"])).toEqual(["b.jpg", "b.jpg-2", "b.jpg-3"]);
  });

  test("are told to be missing, unreadable or none", () => {
    expect(list(["three"])).toMatch(/three does not exist\.$/);
    expect(list(["empty"])).toMatch(/^There is no file in/);
    chmodSync(join(folder, "empty"), 0);
    // The administrator of a machine may read everything.
    expect(list(["empty"])).toMatch(process.getuid?.() === 0 ? /There is no file/ : /cannot be read\.$/);
    chmodSync(join(folder, "empty"), 0o700);
  });

  test("never lie where their results go, which may have their names", () => {
    expect(list(["one"], "one")).toMatch(/lies in --out/);
    expect(list(["one/a.png"], "one/../one")).toMatch(/a\.png lies in --out/);
    expect(list(["one/b.jpg"], "two")).toEqual(["b"]);
    expect(list(["one"], "one/out")).toEqual(["a.jpg", "a.png", "b"]);
  });
});
