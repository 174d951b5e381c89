/** What SQLite does for one statement: the text of the statement, and the lines of its plan. */
export interface Plan {
  readonly sql: string;
  readonly steps: readonly string[];
}

interface Recorded {
  readonly sql: string;
  params: readonly unknown[];
}

/** A database that remembers what is run on it, so that a test can ask how each statement was carried out. */
export function watched(db: D1Database): { readonly db: D1Database; plans(): Promise<readonly Plan[]> } {
  const recorded: Recorded[] = [];
  const prepare = (sql: string): D1PreparedStatement => {
    const statement = db.prepare(sql);
    const record: Recorded = { sql, params: [] };
    recorded.push(record);
    const bind = statement.bind.bind(statement);
    statement.bind = (...params: unknown[]) => {
      record.params = params;
      return bind(...params);
    };
    return statement;
  };
  return {
    db: new Proxy(db, {
      get(target, name) {
        if (name === "prepare") return prepare;
        const value: unknown = Reflect.get(target, name);
        return typeof value === "function" ? value.bind(target) : value;
      },
    }),
    plans: () =>
      Promise.all(
        recorded.map(async ({ sql, params }) => {
          const { results } = await db
            .prepare(`EXPLAIN QUERY PLAN ${sql}`)
            .bind(...params)
            .all<{ detail: string }>();
          return { sql, steps: results.map(({ detail }) => detail) };
        }),
      ),
  };
}
