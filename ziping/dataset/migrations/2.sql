-- What a manifest said over the reports of a document (body, year, region), as JSON: so that it can be read again.

ALTER TABLE documents ADD COLUMN said TEXT DEFAULT '';
