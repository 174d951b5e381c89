/** The columns of rows that a statement takes from JSON objects: `value` is one of them, named as the columns are. */
export function columnsOfJson(columns: readonly string[]): string {
  return columns.map((name) => `value ->> '${name}'`).join(", ");
}

/** What an upsert writes over the row that is there already: these columns, as they were to be inserted. */
export function takeOver(columns: readonly string[]): string {
  return columns.map((name) => `${name} = excluded.${name}`).join(", ");
}
