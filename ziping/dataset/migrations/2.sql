-- Messages of findings in both languages; of a part the key of the reason, which is told in the language asked for.

CREATE TABLE findings_2 (
    submission TEXT NOT NULL,
    scope TEXT NOT NULL,        -- report: of the submission itself; across: of several years or bodies
    place INTEGER NOT NULL,
    document TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    report INTEGER NOT NULL,
    code TEXT NOT NULL,
    severity TEXT NOT NULL,
    message TEXT NOT NULL,      -- in Chinese
    message_en TEXT NOT NULL,
    fields TEXT NOT NULL,       -- JSON
    expected TEXT NOT NULL,
    found TEXT NOT NULL,
    difference TEXT NOT NULL,
    tolerance TEXT NOT NULL,
    evidence TEXT NOT NULL,     -- JSON: keys of observations
    evidence_reports TEXT NOT NULL, -- JSON: the report of each of them, where they are of several
    fingerprint TEXT NOT NULL
);
-- What there was in one language stands for both until it is told anew (retelling.py).
INSERT INTO findings_2
SELECT submission, scope, place, document, sha256, report, code, severity, message, message, fields, expected, found,
    difference, tolerance, evidence, evidence_reports, fingerprint
FROM findings;
DROP TABLE findings;
ALTER TABLE findings_2 RENAME TO findings;
CREATE UNIQUE INDEX findings_once ON findings (submission, scope, place);

-- A key of arrange.toml, empty for a part that counts; the report that it speaks of is of_report.
UPDATE parts SET reason = CASE
    WHEN of_report <> '' THEN state
    WHEN reason IN ('没有写明单位', 'names no body') THEN 'no_org'
    WHEN reason IN ('没有写明评价年度', 'names no evaluated year') THEN 'no_year'
    ELSE ''
END;

-- What a manifest said over the reports of a document (body, year, region), as JSON: so that it can be read again.
ALTER TABLE documents ADD COLUMN said TEXT DEFAULT '';
