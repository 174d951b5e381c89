import type { Hono } from "hono";
import { sandboxApp } from "./app.ts";
import { loadKeys, type SandboxKeys } from "./keys.ts";
import { type Delivery, deliverDue } from "./notifications.ts";
import { prepareTables, readValue, type Sql } from "./tables.ts";

/** What the sandbox needs of the outside; tests give their own clock and network. */
export interface SandboxSurroundings {
  readonly sql: Sql;
  /** Address of the application, for the played shell. */
  readonly appUrl: string;
  readonly now: () => number;
  /** Sends a notification, or a call of the played shell, to the application. */
  readonly send: (request: Request) => Promise<Response>;
  /** Asks to be woken at an instant (ms) to deliver. */
  readonly wake: (at: number) => void | Promise<void>;
}

/** What every part of the sandbox works with. `now` runs ahead of the real clock by what was set. */
export interface Scene extends SandboxSurroundings {
  readonly keys: SandboxKeys;
}

/** WeChat, played: both of its servers, the user with the phone, and the mischief. */
export class Sandbox {
  readonly #surroundings: SandboxSurroundings;
  #scene: Promise<Scene> | undefined;
  #app: Hono | undefined;

  constructor(surroundings: SandboxSurroundings) {
    this.#surroundings = surroundings;
  }

  /** The scene, with tables and keys made at first use. */
  scene(): Promise<Scene> {
    this.#scene ??= this.#prepare();
    return this.#scene;
  }

  async fetch(request: Request): Promise<Response> {
    this.#app ??= sandboxApp(await this.scene());
    return this.#app.fetch(request);
  }

  /** Sends what is due, and answers how the application took it. */
  async deliverDue(): Promise<readonly Delivery[]> {
    return deliverDue(await this.scene());
  }

  async #prepare(): Promise<Scene> {
    const outside = this.#surroundings;
    prepareTables(outside.sql);
    const now = () => outside.now() + Number(readValue(outside.sql, "clockAheadMs") ?? 0);
    const keys = await loadKeys(outside.sql, now());
    // The alarm runs on the real clock.
    const wake = (at: number) => outside.wake(at - (now() - outside.now()));
    return { ...outside, now, wake, keys };
  }
}
