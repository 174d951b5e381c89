/**
 * The database, or a session of it (`env.DB.withSession(...)`), in which a request reads what it wrote itself whichever
 * replica answers.
 */
export type Db = Pick<D1Database, "prepare" | "batch">;
