import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterClosing, afterPurge } from "../durable-objects/collection/permission.ts";
import { type RefusalCode, refusal, refusalCodes } from "../durable-objects/collection/refusal.ts";
import { dimensions, explore, moment, type Try } from "./state-explorer.ts";

const target = fileURLToPath(new URL("../docs/state-machine.md", import.meta.url).href);

type Dimension = "payment" | "photo";

const order: Record<Dimension, readonly string[]> = {
  payment: ["unpaid", "pending", "paid", "waived", "refunding", "refunded"],
  photo: ["none", "shot", "standardizing", "standardized", "inReview", "rejected", "approved", "delivered"],
};

/** Every change of one dimension, with the commands that cause it. */
function diagram(tries: readonly Try[], dimension: Dimension): string {
  const edges = new Map<string, Set<string>>();
  for (const { label, before, after } of tries) {
    const from = dimensions(before)[dimension];
    const to = dimensions(after)[dimension];
    if (from === to) continue;
    const edge = `${from} --> ${to}`;
    edges.set(edge, (edges.get(edge) ?? new Set()).add(label));
  }
  const first = order[dimension][0] ?? "";
  const rank = (edge: string) => edge.split(" --> ").map((state) => order[dimension].indexOf(state));
  const sorted = [...edges].sort(([a], [b]) => {
    const [fromA = 0, toA = 0] = rank(a);
    const [fromB = 0, toB = 0] = rank(b);
    return fromA - fromB || toA - toB;
  });
  const lines = sorted.map(([edge, labels]) => `  ${edge}: ${[...labels].sort().join(", ")}`);
  const last = dimension === "photo" ? ["  delivered --> [*]"] : [];
  return ["```mermaid", "stateDiagram-v2", `  [*] --> ${first}`, ...lines, ...last, "```"].join("\n");
}

/** What came of a try, in a table's cell. */
function outcome({ decision, before, after }: Try, dimension: Dimension): string {
  if (!decision.ok) return `\`${decision.refusal.code}\``;
  if (decision.events.length === 0) return "already so";
  const to = dimensions(after)[dimension];
  return to === dimensions(before)[dimension] ? "done" : `→ ${to}`;
}

/** One row a command, one column a status; several outcomes where other facts decide. */
function table(tries: readonly Try[], dimension: Dimension, rows: readonly string[]): string {
  const columns = order[dimension];
  const cells = rows.map((label) =>
    columns.map((column) => {
      const here = tries.filter((t) => t.label === label && dimensions(t.before)[dimension] === column);
      const outcomes = new Set(here.map((t) => outcome(t, dimension)));
      return [...outcomes].sort().join("<br>") || "–";
    }),
  );
  return [
    `| command | ${columns.join(" | ")} |`,
    `| --- |${" --- |".repeat(columns.length)}`,
    ...rows.map((label, n) => `| ${label} | ${cells[n]?.join(" | ")} |`),
  ].join("\n");
}

function refusalTable(): string {
  const details = { opensAt: moment, closesAt: moment, until: moment, expiresAt: moment, dueAt: moment };
  const row = (code: RefusalCode) => {
    const { text } = refusal(code, details);
    return `| \`${code}\` | ${text.zh} | ${text.en} |`;
  };
  return ["| code | 中文 | English |", "| --- | --- | --- |", ...refusalCodes.map(row)].join("\n");
}

const labels = {
  claim: ["claim", "claim (another account)", "confirmRecord", "release (graduate)", "release (staff)"],
  money: [
    "openOrder",
    "openOrder (price 0)",
    "expireOrder",
    "expireOrder (timer)",
    "recordPayment",
    "recordPayment (late)",
    "requestRefund (graduate)",
    "requestRefund (staff)",
    "recordRefund (succeeded)",
    "recordRefund (abnormal)",
    "recordRefund (closed)",
    "recordRefund (merchant console)",
  ],
  photo: [
    "recordShot",
    "beginStandardizing",
    "completeStandardizing",
    "failStandardizing",
    "failStandardizing (timer)",
    "submit",
    "withdraw",
    "recall",
    "markOverdue (timer)",
    "approve",
    "reject",
    "reopen",
    "deliver",
    "close",
    "purge",
    "purge (timer)",
  ],
};

/** Writes the state machine down as the machine itself shows it. */
export function renderStateMachine(): string {
  const tries = explore();
  const held = tries.filter(
    ({ before }) => before.claim?.accountId === "a" && before.closedAt === null && before.purgedAt === null,
  );
  const entitled = held.filter(({ before }) => ["paid", "waived"].includes(dimensions(before).payment));
  const still = (commands: ReadonlySet<string>) => [...commands].map((name) => `\`${name}\``).join(", ");
  return `# The collection's state machine

Made by \`scripts/state-diagram.ts\`, which tries every command in every kind of state that
\`durable-objects/collection\` can reach (${tries.length} tries). Do not edit; run \`npm run docs:state\`.

A collection has two dimensions. A cell lists every outcome seen: *→ x* moves to x, *done* changes other facts,
*already so* repeats what is, and a code is a refusal (their words are below). Where a cell has several, other
facts decide, such as who paid, whether a review has begun, or whether the order has run out.

## Payment

${diagram(tries, "payment")}

One payment, many shots. A payment that comes for an expired order pays, unless another order pays already, nothing
needs paying any more, or another account holds the graduate: then it goes straight back (a surplus).

${table(held, "payment", labels.money)}

## Photo

${diagram(tries, "photo")}

With a paid or waived order:

${table(entitled, "photo", labels.photo)}

Without one, \`recordShot\`, \`beginStandardizing\` and \`submit\` are refused with \`paymentNeeded\` wherever the photo
itself would allow them.

## Claim

${table(held, "payment", labels.claim)}

## After closing and after purging

Closing refuses everything with \`closed\` but ${still(afterClosing)}. Money that comes then goes
straight back, and \`reopen\` undoes the closing.

Purging refuses everything with \`purged\` but ${still(afterPurge)}. Money that comes then goes
straight back, too.

## Refusals

Dates are those of each case; here they all show the same moment.

${refusalTable()}
`.replaceAll(/[ \t]+$/gm, "");
}

/** @returns The document as it is in the project. */
export function writtenStateMachine(): string {
  return readFileSync(target).toString("utf8");
}

if (import.meta.main) writeFileSync(target, renderStateMachine());
