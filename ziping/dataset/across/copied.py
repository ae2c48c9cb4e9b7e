"""`COPY`: sentences that a body's report shares with another body's, told by their hashes."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import groupby
from typing import NamedTuple

from normalize.fold import compact
from ziping.dataset.across.case import Across, Found, knowledge, worded
from ziping.dataset.columns import bare, hash_of, sentences
from ziping.dataset.engine import Connection

BATCH = 500  # submissions of which the texts are held at a time

# Reports whose text counts: it is that of no copy or earlier version, and neither is all the rest.
COUNTING = """(
    SELECT report_id FROM parts GROUP BY report_id
    HAVING MAX(CASE WHEN state = 'current' THEN 1 ELSE 0 END) = 1
        AND MAX(CASE WHEN section = 'prose' AND state <> 'current' THEN 1 ELSE 0 END) = 0
)"""

MAKE_SAID = (
    "CREATE TEMPORARY TABLE across_said (hash BIGINT, org_id TEXT, year INTEGER, submission TEXT)",
    """
    INSERT INTO across_said
    SELECT UNNEST(p.hashes), r.org_id, r.year, r.submission
    FROM passages p
    JOIN reports r ON r.report_id = p.report_id
    JOIN {counting} n ON n.report_id = r.report_id
    WHERE r.submission <> ''
    """,
    "ANALYZE across_said",
)

# Of what few bodies write, each report's candidates: the other bodies' years, none later, with the most in common.
CANDIDATES = """
WITH few AS (
    SELECT hash FROM (SELECT DISTINCT hash, org_id FROM across_said) d GROUP BY hash HAVING COUNT(*) BETWEEN 2 AND ?
), shared AS (
    SELECT DISTINCT s.hash, s.org_id, s.year, s.submission FROM across_said s JOIN few f ON f.hash = s.hash
), pairs AS (
    SELECT a.submission, b.submission AS other, COUNT(*) AS sentences, ARRAY_AGG(a.hash) AS hashes
    FROM shared a JOIN shared b ON b.hash = a.hash AND b.org_id <> a.org_id AND b.year <= a.year
    GROUP BY a.submission, b.submission
), ranked AS (
    SELECT p.*, ROW_NUMBER() OVER (PARTITION BY submission ORDER BY sentences DESC, other DESC) AS choice FROM pairs p
)
SELECT r.submission, r.other, o.name, s.year, r.hashes
FROM ranked r JOIN submissions s ON s.submission = r.other JOIN orgs o ON o.org_id = s.org_id
WHERE r.choice <= ? ORDER BY r.submission, r.choice
"""

TEXTS = """
SELECT r.submission, p.report_id, p.paragraph, p.text
FROM passages p JOIN reports r ON r.report_id = p.report_id
JOIN {counting} n ON n.report_id = r.report_id
WHERE r.submission = ANY(?) ORDER BY r.submission, p.report_id, p.paragraph
"""


class _Pair(NamedTuple):
    submission: str
    other: str
    other_name: str
    other_year: int
    hashes: frozenset[int]


class _Text(NamedTuple):
    report_id: str
    paragraph: int
    text: str


class _Common(NamedTuple):
    """What a submission has in common with another: characters, and the longest passage with its place."""

    characters: int
    at: _Text | None
    passage: str


def copied(across: Across) -> Iterator[Found]:
    """A warning for each submission of which enough is another body's: the one that it has most in common with."""
    connection, known = across.connection, knowledge().copied
    for statement in MAKE_SAID:
        connection.run(statement.format(counting=COUNTING))
    found = connection.rows(CANDIDATES, [known.bodies, known.candidates])
    connection.run("DROP TABLE across_said")
    pairs: dict[str, list[_Pair]] = defaultdict(list)
    for submission, other, name, year, hashes in found:
        told = _Pair(str(submission), str(other), str(name), int(str(year)), frozenset(hashes))  # type: ignore[call-overload]
        pairs[told.submission].append(told)
    wanted = list(pairs)
    for start in range(0, len(wanted), BATCH):
        names = wanted[start : start + BATCH]
        texts = _texts(connection, names)
        for name in names:
            yield from _judged(across, pairs[name], texts[name])


def _texts(connection: Connection, submissions: Sequence[str]) -> dict[str, list[_Text]]:
    texts: dict[str, list[_Text]] = defaultdict(list)
    for submission, report, paragraph, text in connection.rows(TEXTS.format(counting=COUNTING), [list(submissions)]):
        texts[str(submission)].append(_Text(str(report), int(str(paragraph)), str(text)))
    return texts


def _judged(across: Across, pairs: Sequence[_Pair], texts: Sequence[_Text]) -> Iterator[Found]:
    said = [(at, one, hash_of(one)) for at in texts for one in sentences(at.text)]
    common = [(pair, _common(said, pair.hashes)) for pair in pairs]
    pair, most = max(common, key=lambda each: each[1].characters)
    least = Decimal(knowledge().copied.characters) * across.factor("COPY")
    if most.at is None or most.characters < least:
        return
    message = worded(
        "copy",
        other=pair.other_name,
        other_year=pair.other_year,
        characters=most.characters,
        paragraph=most.at.paragraph + 1,
        passage=shortened(most.passage, knowledge().copied.quoted),
    )
    characters, other = Decimal(most.characters), (pair.other_name, str(pair.other_year))
    yield Found(most.at.report_id, "COPY", "warning", message, found=characters, tolerance=least, items=other)


def _common(said: Sequence[tuple[_Text, str, int]], hashes: frozenset[int]) -> _Common:
    """Each sentence counts once; sentences that follow one another are one passage."""
    counted: set[int] = set()
    characters, most, at, passage = 0, 0, None, ""
    for place, following in groupby(said, key=lambda each: each[0] if _is_own(each, hashes) else None):
        run = list(following)
        if place is None:
            continue
        new = sum(len(bare(one)) for _, one, mark in run if mark not in counted)
        counted |= {mark for *_, mark in run}
        characters += new
        if new > most:
            most, at = new, place
            begin, end = place.text.find(run[0][1]), place.text.find(run[-1][1]) + len(run[-1][1])
            passage = place.text[begin:end].strip()
    return _Common(characters, at, passage)


def _is_own(said: tuple[_Text, str, int], hashes: frozenset[int]) -> bool:
    """Whether a sentence is shared, and not what anybody writes."""
    return said[2] in hashes and not any(one.search(compact(said[1])) for one in _standard())


@cache
def _standard() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one) for one in knowledge().copied.standard)


def shortened(text: str, most: int) -> str:
    line = re.sub(r"\s+", " ", text)
    return line if len(line) <= most else line[: most - 1] + "…"
