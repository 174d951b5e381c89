-- How far reviewers agree: a seeded share of verdicts is judged once more by someone who does not know the first one.

CREATE TABLE second_looks (
  -- The verdict that is looked at again.
  id TEXT PRIMARY KEY REFERENCES review_decisions(id),
  graduate_id TEXT NOT NULL,
  school_id TEXT NOT NULL,
  submission INTEGER NOT NULL,
  stage TEXT NOT NULL,
  first_reviewer TEXT NOT NULL,
  first_approved INTEGER NOT NULL,
  -- What was on screen, since the collection has moved on.
  standard_sha256 TEXT NOT NULL,
  report_sha256 TEXT NOT NULL,
  shot_sha256 TEXT,
  due_at INTEGER NOT NULL,
  opened_at INTEGER NOT NULL,
  reviewer TEXT,
  since INTEGER,
  until INTEGER,
  ahead INTEGER NOT NULL DEFAULT 0,
  approved INTEGER,
  reasons TEXT,
  seconds INTEGER,
  judged_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX second_looks_open ON second_looks (stage, opened_at) WHERE judged_at IS NULL;
CREATE INDEX second_looks_judged ON second_looks (judged_at) WHERE judged_at IS NOT NULL;
CREATE INDEX second_looks_by_reviewer ON second_looks (reviewer, until);
CREATE INDEX second_looks_by_graduate ON second_looks (graduate_id);

-- Taken while the photo before it is still on screen, so that its pictures can load.
ALTER TABLE review_leases ADD COLUMN ahead INTEGER NOT NULL DEFAULT 0;
CREATE INDEX review_leases_by_reviewer ON review_leases (reviewer, until);

-- The checks alone would have let this photo through: the verdict shows whether they were right.
ALTER TABLE review_decisions ADD COLUMN sampled INTEGER NOT NULL DEFAULT 0;
CREATE INDEX review_decisions_by_time ON review_decisions (decided_at);
CREATE INDEX review_decisions_sampled ON review_decisions (decided_at) WHERE sampled = 1;
