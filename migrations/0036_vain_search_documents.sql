-- By which customer service finds the account that searched someone in vain until it was locked.
ALTER TABLE vain_searches ADD COLUMN document_hash TEXT;
CREATE INDEX vain_searches_by_document ON vain_searches (document_hash, programme_id) WHERE document_hash IS NOT NULL;
