-- The tables of a dataset, in the SQL that DuckDB and PostgreSQL share. Times are ISO texts in UTC, lists are JSON.
-- Indexes are PostgreSQL's alone: DuckDB scans, and cannot replace a row of a unique index within one transaction.

CREATE TABLE runs (
    run_id TEXT PRIMARY KEY,
    started_at TEXT NOT NULL,
    ended_at TEXT NOT NULL,
    ziping_version TEXT NOT NULL,
    command TEXT NOT NULL,
    stored INTEGER NOT NULL,
    known INTEGER NOT NULL,
    failed INTEGER NOT NULL
);

-- A file by its bytes: the same bytes never come twice, whatever they are called (`places`).
CREATE TABLE documents (
    sha256 TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    folder TEXT NOT NULL,       -- the folder that it came from: weak evidence of whose it is
    format TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    modified_at TEXT NOT NULL,
    reports INTEGER NOT NULL,
    run_id TEXT NOT NULL,
    stored_at TEXT NOT NULL,
    ziping_version TEXT NOT NULL,
    source_url TEXT NOT NULL,   -- where it is from, as a manifest tells
    retrieved_at TEXT NOT NULL
);

CREATE TABLE places (
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL
);
CREATE UNIQUE INDEX places_once ON places (sha256, name);

-- One report in a document, as it was read: `record` is its JSON, compressed by zlib.
CREATE TABLE reports (
    report_id TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    report INTEGER NOT NULL,
    title TEXT NOT NULL,
    org_name TEXT NOT NULL,
    region TEXT NOT NULL,
    level TEXT NOT NULL,
    org_kind TEXT NOT NULL,
    year INTEGER,
    report_date TEXT NOT NULL,
    org_id TEXT NOT NULL,       -- empty where nobody knows whose it is
    submission TEXT NOT NULL,   -- empty where it fits none
    placed_by TEXT NOT NULL,    -- how it came to its submission: name, folder
    record BYTEA NOT NULL
);
CREATE INDEX reports_by_submission ON reports (submission);

-- What a report contributes to its submission. state: current, copy, superseded, doubtful, unplaced.
CREATE TABLE parts (
    report_id TEXT NOT NULL,
    section TEXT NOT NULL,
    instance INTEGER NOT NULL,
    part TEXT NOT NULL,
    submission TEXT NOT NULL,
    state TEXT NOT NULL,
    of_report TEXT NOT NULL,    -- what it is a copy of, or what took its place
    reason TEXT NOT NULL
);
CREATE UNIQUE INDEX parts_once ON parts (report_id, section, instance);
CREATE INDEX parts_by_submission ON parts (submission);

CREATE TABLE submissions (
    submission TEXT NOT NULL,
    org_id TEXT NOT NULL,
    year INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    reports INTEGER NOT NULL,
    parts TEXT NOT NULL,        -- those that it holds, one a line
    report_date TEXT NOT NULL
);
CREATE UNIQUE INDEX submissions_once ON submissions (submission);

-- Each stated value once; what is the same for a whole report stands in `reports` and `documents`.
CREATE TABLE statements (
    report_id TEXT NOT NULL,
    place INTEGER NOT NULL,     -- 0-based order in the report
    key TEXT NOT NULL,
    template TEXT NOT NULL,
    section TEXT NOT NULL,
    instance INTEGER NOT NULL,
    field TEXT NOT NULL,
    row_path TEXT NOT NULL,
    column_path TEXT NOT NULL,
    label TEXT NOT NULL,
    measure TEXT NOT NULL,
    item TEXT NOT NULL,
    period TEXT NOT NULL,
    raw TEXT NOT NULL,
    value TEXT NOT NULL,
    unit TEXT NOT NULL,
    stated_unit TEXT NOT NULL,
    comparator TEXT NOT NULL,
    direction TEXT NOT NULL,
    base TEXT NOT NULL,
    status TEXT NOT NULL,
    page INTEGER,
    table_no INTEGER,
    row_no INTEGER,
    col_no INTEGER,
    bbox TEXT NOT NULL,
    paragraph INTEGER,
    start_at INTEGER,
    end_at INTEGER,
    match TEXT NOT NULL,
    confidence DECIMAL(6,5) NOT NULL,
    note TEXT NOT NULL,
    number DECIMAL(38,16),
    step DOUBLE PRECISION,      -- what the last printed digit of a number is worth, in base units
    concept TEXT NOT NULL       -- under which it may be compared: a concept of the codebook, else its measure
);
CREATE INDEX statements_by_report ON statements (report_id);
CREATE INDEX statements_by_field ON statements (field, concept);

CREATE TABLE findings (
    submission TEXT NOT NULL,
    scope TEXT NOT NULL,        -- report: of the submission itself; across: of several years or bodies
    place INTEGER NOT NULL,
    document TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    report INTEGER NOT NULL,
    code TEXT NOT NULL,
    severity TEXT NOT NULL,
    message TEXT NOT NULL,
    fields TEXT NOT NULL,       -- JSON
    expected TEXT NOT NULL,
    found TEXT NOT NULL,
    difference TEXT NOT NULL,
    tolerance TEXT NOT NULL,
    evidence TEXT NOT NULL,     -- JSON: keys of observations
    evidence_reports TEXT NOT NULL, -- JSON: the report of each of them, where they are of several
    fingerprint TEXT NOT NULL
);
CREATE UNIQUE INDEX findings_once ON findings (submission, scope, place);

-- What a person put right; the last one of a key counts.
CREATE TABLE corrections (
    report_id TEXT NOT NULL,
    key TEXT NOT NULL,
    version INTEGER NOT NULL,
    value TEXT NOT NULL,
    number DECIMAL(38,16),
    status TEXT NOT NULL,
    corrected_by TEXT NOT NULL,
    corrected_at TEXT NOT NULL,
    reason TEXT NOT NULL
);
CREATE UNIQUE INDEX corrections_once ON corrections (report_id, key, version);

CREATE TABLE orgs (
    org_id TEXT NOT NULL,
    name TEXT NOT NULL,
    region TEXT NOT NULL,
    level TEXT NOT NULL,
    org_kind TEXT NOT NULL
);
CREATE UNIQUE INDEX orgs_once ON orgs (org_id);

-- The bodies as reports name them, each with the org that it is.
CREATE TABLE bodies (
    name TEXT NOT NULL,
    region TEXT NOT NULL,
    level TEXT NOT NULL,
    org_kind TEXT NOT NULL,
    key TEXT NOT NULL,          -- equal keys are one body
    org_id TEXT NOT NULL
);
CREATE UNIQUE INDEX bodies_once ON bodies (name, region, level, org_kind);

-- The longer paragraphs of a report, with a hash of each sentence: what is copied between bodies is found by them.
CREATE TABLE passages (
    report_id TEXT NOT NULL,
    paragraph INTEGER NOT NULL,
    text TEXT NOT NULL,
    hashes BIGINT[] NOT NULL
);
CREATE UNIQUE INDEX passages_once ON passages (report_id, paragraph);

CREATE VIEW latest_corrections AS
SELECT * FROM corrections c
WHERE NOT EXISTS (
    SELECT 1 FROM corrections o WHERE o.report_id = c.report_id AND o.key = c.key AND o.version > c.version
);

-- The observations of the contract, with their state: all that was ever stated.
CREATE VIEW history AS
SELECT
    r.submission, r.org_id, '1' AS schema_version, d.name AS document, r.sha256, r.report, s.key,
    CASE WHEN r.org_name = '' THEN COALESCE(o.name, '') ELSE r.org_name END AS org_name,
    CASE WHEN r.org_name = '' THEN COALESCE(o.region, '') ELSE r.region END AS region,
    CASE WHEN r.org_name = '' THEN COALESCE(o.level, '') ELSE r.level END AS level,
    CASE WHEN r.org_name = '' THEN COALESCE(o.org_kind, '') ELSE r.org_kind END AS org_kind,
    COALESCE(r.year, u.year) AS year, s.template, s.section, s.instance, s.field, s.row_path,
    s.column_path, s.label, s.measure, s.item, s.period, s.raw,
    COALESCE(c.value, s.value) AS value, s.unit, s.stated_unit, s.comparator, s.direction, s.base,
    COALESCE(c.status, s.status) AS status, s.page, s.table_no AS "table", s.row_no AS "row", s.col_no AS col, s.bbox,
    s.paragraph, s.start_at AS start, s.end_at AS "end", s.match, s.confidence, s.note,
    CASE WHEN c.key IS NULL THEN 'read' ELSE 'corrected' END AS origin,
    CASE WHEN c.key IS NULL THEN s.number ELSE c.number END AS number,
    s.step, s.concept, p.part, p.state, p.of_report, s.report_id, s.place, d.format, d.stored_at, d.ziping_version
FROM statements s
JOIN reports r ON r.report_id = s.report_id
JOIN documents d ON d.sha256 = r.sha256
LEFT JOIN orgs o ON o.org_id = r.org_id
LEFT JOIN submissions u ON u.submission = r.submission
JOIN parts p ON p.report_id = s.report_id AND p.section = s.section AND p.instance = s.instance
LEFT JOIN latest_corrections c ON c.report_id = s.report_id AND c.key = s.key;

-- What counts: each submission's own values, copies and earlier versions left out.
CREATE VIEW observations AS SELECT * FROM history WHERE state = 'current';

-- What may be compared over years: of the body as a whole, of the year itself (own) or told a year later (next_year).
CREATE VIEW facts AS
SELECT
    r.org_id,
    CASE WHEN s.period = CAST(r.year AS TEXT) THEN r.year ELSE r.year - 1 END AS year,
    s.field,
    s.concept,
    CASE WHEN s.period = CAST(r.year AS TEXT) THEN 'own' ELSE 'next_year' END AS vintage,
    s.section,
    r.submission,
    s.report_id,
    s.place,
    s.key,
    s.template,
    COALESCE(c.status, s.status) AS status,
    COALESCE(c.value, s.raw) AS raw,
    CASE WHEN s.comparator IN ('', '=') THEN CASE WHEN c.key IS NULL THEN s.number ELSE c.number END END AS number,
    CASE WHEN c.key IS NULL THEN s.step END AS step
FROM statements s
JOIN reports r ON r.report_id = s.report_id
JOIN parts p ON p.report_id = s.report_id AND p.section = s.section AND p.instance = s.instance
LEFT JOIN latest_corrections c ON c.report_id = s.report_id AND c.key = s.key
WHERE s.item = '' AND p.state = 'current' AND r.submission <> '' AND s.concept NOT IN ('', 'change')
    AND s.section IN ('basic_data', 'self_evaluation', 'prose') AND s.field NOT IN ('', 'fact')
    AND s.period IN (CAST(r.year AS TEXT), CAST(r.year - 1 AS TEXT));
