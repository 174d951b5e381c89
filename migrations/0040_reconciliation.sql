-- What the nightly reconciliation compares the bills of WeChat Pay with, and what it finds. docs/storage.md.

-- Follows the projections as graduate_orders does; `billed_on` is the Beijing day of the bill that lists the refund.
CREATE TABLE graduate_refunds (
  number TEXT PRIMARY KEY,
  order_number TEXT NOT NULL,
  graduate_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  status TEXT NOT NULL,
  amount_fen INTEGER NOT NULL,
  ended_at INTEGER,
  billed_on TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX graduate_refunds_unbilled ON graduate_refunds (ended_at)
  WHERE status = 'succeeded' AND billed_on IS NULL;
CREATE INDEX graduate_orders_paid ON graduate_orders (paid_at) WHERE paid_at IS NOT NULL;

-- One Beijing day, from the first try on.
CREATE TABLE reconciliations (
  day TEXT PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'done')),
  outcome TEXT NOT NULL,
  tries INTEGER NOT NULL,
  tried_at INTEGER NOT NULL,
  payments INTEGER NOT NULL DEFAULT 0,
  paid_fen INTEGER NOT NULL DEFAULT 0,
  refunds INTEGER NOT NULL DEFAULT 0,
  refunded_fen INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- One disagreement between bill and journal; the id is made of what it is about, so that it is found once.
CREATE TABLE reconciliation_differences (
  id TEXT PRIMARY KEY,
  day TEXT NOT NULL,
  found_at INTEGER NOT NULL,
  problem TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('payment', 'refund')),
  out_trade_no TEXT NOT NULL,
  out_refund_no TEXT,
  graduate_id TEXT,
  bill_fen INTEGER,
  journal_fen INTEGER,
  resolved_at INTEGER,
  resolved_by TEXT,
  why_sealed TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX reconciliation_differences_by_day ON reconciliation_differences (day);
CREATE INDEX reconciliation_differences_open ON reconciliation_differences (found_at) WHERE resolved_at IS NULL;
