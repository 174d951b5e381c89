-- Keyed hashes say which key made them, as sealed values do, so that one can see when a key is no longer needed. Every
-- index key so far has the version 1.
UPDATE student_records SET document_hash = '1.' || document_hash WHERE document_hash IS NOT NULL;
UPDATE graduates SET document_hash = '1.' || document_hash WHERE document_hash IS NOT NULL;
UPDATE graduates SET last_four_hash = '1.' || last_four_hash WHERE last_four_hash IS NOT NULL;
UPDATE accounts SET openid_hash = '1.' || openid_hash;
UPDATE accounts SET phone_hash = '1.' || phone_hash WHERE phone_hash IS NOT NULL;
UPDATE record_requests SET document_hash = '1.' || document_hash;
UPDATE vain_searches SET document_hash = '1.' || document_hash WHERE document_hash IS NOT NULL;

-- How many values each key has made: the round that is being counted, and the last whole one. One row.
CREATE TABLE key_census (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  place TEXT NOT NULL,
  began_at INTEGER NOT NULL,
  counting TEXT NOT NULL,
  counted TEXT,
  counted_from INTEGER,
  counted_at INTEGER
) STRICT;
