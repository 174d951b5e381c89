import { parseArgs } from "node:util";
import type { LocalSettings } from "./start-local.ts";

export const USAGE = `Usage: npm start [-- options]

  --port <number>          the application's port (8787 when not given)
  --wechat-port <number>   the played WeChat's (three above the application's when not given)
  --control-port <number>  where cron jobs are run on request (two above it when not given)
  --data <folder>          where databases, objects and pictures are kept`;

/** Reads the command line of a local run; answers what is wrong with it when it cannot be followed. */
export function readArguments(
  argv: readonly string[],
  usualFolder: string,
): LocalSettings | { readonly wrong: string } {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        port: { type: "string", default: "8787" },
        "wechat-port": { type: "string" },
        "control-port": { type: "string" },
        data: { type: "string", default: usualFolder },
      },
    });
    const port = Number(values.port);
    const wechatPort = Number(values["wechat-port"] ?? port + 3);
    const controlPort = Number(values["control-port"] ?? port + 2);
    const ports = [port, wechatPort, controlPort];
    if (!ports.every((each) => Number.isInteger(each) && each >= 1 && each <= 65_535))
      return { wrong: "Ports are whole numbers from 1 to 65535." };
    if (new Set(ports).size < ports.length)
      return { wrong: `Each needs a port of its own: ${ports.join(", ")}.` };
    if (values.data === "") return { wrong: "--data names no folder." };
    return { port, wechatPort, controlPort, folder: values.data };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}
