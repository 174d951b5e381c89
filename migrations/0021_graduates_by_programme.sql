-- Lists and exports go through a programme page by page, in the order of the ids.
CREATE INDEX graduates_by_programme ON graduates (programme_id, id);
