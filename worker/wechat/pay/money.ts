/** Fen of an amount in yuan as bills write it (`0.47`, `45.0`, `12`); undefined when finer than a fen or no amount. */
export function fenOfYuan(text: string): number | undefined {
  const found = /^(\d{1,12})(?:\.(\d{1,2})0*)?$/.exec(text);
  if (found === null) return undefined;
  return Number(found[1]) * 100 + Number((found[2] ?? "").padEnd(2, "0"));
}

/** An amount in fen as yuan with two decimals: 4990 is `49.90`. */
export function yuanOfFen(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, "0")}`;
}
