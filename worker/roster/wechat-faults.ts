/** What WeChat refused lately; times in ms. */
export interface WechatFault {
  readonly code: string;
  /** WeChat's own code. */
  readonly upstream: string | null;
  /** When this spell of it began; a day without it ends a spell. */
  readonly sinceAt: number;
  readonly lastAt: number;
}

const spell = 86_400_000;
const NOTE = `INSERT INTO wechat_faults (code, upstream, since_at, last_at) VALUES (?1, ?2, ?3, ?3)
  ON CONFLICT (code) DO UPDATE SET upstream = excluded.upstream, last_at = excluded.last_at,
    since_at = CASE WHEN last_at < excluded.last_at - ?4 THEN excluded.last_at ELSE since_at END`;

/** Notes that WeChat refused with this code just now. */
export async function noteWechatFault(
  db: D1Database,
  code: string,
  upstream: string | undefined,
  now: number,
): Promise<void> {
  await db
    .prepare(NOTE)
    .bind(code, upstream ?? null, now, spell)
    .run();
}

const LATELY = `SELECT code, upstream, since_at AS sinceAt, last_at AS lastAt
  FROM wechat_faults WHERE last_at >= ?1 ORDER BY last_at DESC`;

/** The codes with which WeChat refused during the last day, the latest first. */
export async function wechatFaultsLately(db: D1Database, now: number): Promise<readonly WechatFault[]> {
  const { results } = await db
    .prepare(LATELY)
    .bind(now - spell)
    .all<WechatFault>();
  return results;
}
