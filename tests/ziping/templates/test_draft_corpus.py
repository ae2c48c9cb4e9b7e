"""Every table of the corpus drafted as if no form knew it: each draft passes, and reads nearly what its form reads."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace

import pytest

from extract.cover import read_cover
from extract.draft import Draft, draft_of
from extract.draft.guess import Guesser
from extract.form import Form, forms
from extract.identify import Identified
from extract.locate import TableReading, locate
from extract.parts import parts_of
from extract.read import open_source, read
from extract.stitch import stitched
from extract.years import year_of_forms
from schemas.template import parse_template, shipped_trees
from tests.ziping.command import REPORTS
from ziping.templates.drafted import toml_of
from ziping.templates.faults import faults_of

SAME_MIN, OTHER_MAX = 0.9, 0.04


def drafted() -> Iterator[tuple[Identified, Draft]]:
    guesser = Guesser(forms())
    for path in REPORTS:
        for part in parts_of(stitched(read(open_source(path, path.name)))):
            year = read_cover(part.paragraphs).year or year_of_forms(part.tables)
            for found in part.tables:
                if found.table.n_rows > 1 and found.table.n_cols > 1:
                    yield found, draft_of(found, guesser, set(), year)


def fields(reading: TableReading) -> dict[tuple[int, int], tuple[str, str]]:
    return {(place.cell.row, place.cell.col): (place.field, place.measure) for place in reading.located}


@pytest.mark.slow
def test_every_table_drafted() -> None:
    of_form = same = other = 0
    for found, draft in drafted():
        text = toml_of(draft, "x", "a.docx", "zh")
        tree = tomllib.loads(text)
        assert faults_of("x.toml", text, tree, shipped_trees(), {}) == [], found.title
        if found.form is None:
            continue
        own = Form(parse_template("x", {**shipped_trees(), "x": tree}))
        theirs = fields(locate(found, found.form, 2022))
        ours = fields(locate(replace(found, form=own), own, 2022))
        of_form += len(theirs)
        same += sum(1 for place, field in theirs.items() if ours.get(place) == field)
        other += sum(1 for place, field in theirs.items() if place in ours and ours[place] != field)
    assert of_form > 3000
    assert same >= SAME_MIN * of_form
    assert other <= OTHER_MAX * of_form
