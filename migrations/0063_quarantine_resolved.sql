-- Money in quarantine that someone has looked into, in their own words (sealed).
ALTER TABLE quarantined_money ADD COLUMN resolved_at INTEGER;
ALTER TABLE quarantined_money ADD COLUMN resolved_by TEXT;
ALTER TABLE quarantined_money ADD COLUMN why_sealed TEXT;
CREATE INDEX quarantined_money_open ON quarantined_money (at) WHERE resolved_at IS NULL;
CREATE INDEX graduates_delivered ON graduates (programme_id, delivered_at)
  WHERE delivered_at IS NOT NULL AND purged_at IS NULL;
CREATE INDEX graduates_closed ON graduates (programme_id, closed_at)
  WHERE closed_at IS NOT NULL AND purged_at IS NULL;
CREATE INDEX consents_by_time ON consents (given_at);
