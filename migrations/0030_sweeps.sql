-- Where a sweep that goes through everything in turns has got to.
CREATE TABLE sweeps (
  name TEXT PRIMARY KEY,
  cursor TEXT NOT NULL
) STRICT, WITHOUT ROWID;
