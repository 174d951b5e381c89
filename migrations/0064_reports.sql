-- What the ledger's sums are counted from, without reading the ledger itself.
CREATE INDEX consents_by_version ON consents (document, version, withdrawn_at);
-- A programme's refunds of a period.
CREATE INDEX graduate_refunds_by_graduate ON graduate_refunds (graduate_id);
