-- Lines of a list that nobody claimed are deleted when the programme's retention is over.
CREATE INDEX graduates_unclaimed ON graduates (programme_id) WHERE version = 0;
