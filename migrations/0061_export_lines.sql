-- What a photo is called in its export, fixed when the export is made: the same archive again, whatever changed since.
ALTER TABLE export_items ADD COLUMN line_sealed TEXT;
