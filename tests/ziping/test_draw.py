"""`convert --draw`: the pages as pictures, with a box around each value that was read."""

from pathlib import Path

import pytest
from PIL import Image

import ziping
from tests.ziping.command import CORPUS, HUNAN_2022, call
from ziping.draw import COLOURS, SCALE

PDF = next((CORPUS / "pdf-hunan-2022-shuangpai").glob("*.pdf"))


def has_box(picture: Image.Image, bbox: tuple[float, float, float, float], colour: tuple[int, int, int]) -> bool:
    """Whether the four sides of a box have the colour, but for where labels lie on them."""
    x0, top, x1, bottom = (round(edge * SCALE) for edge in bbox)
    left = [picture.getpixel((x0, y)) == colour for y in range(top, bottom)]
    foot = [picture.getpixel((x, bottom)) == colour for x in range(x0, x1)]
    return sum(left) + sum(foot) > 0.6 * (len(left) + len(foot))


def test_each_value_has_its_box(tmp_path: Path) -> None:
    done = call("convert", PDF, "--draw", f"{tmp_path}/图/")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    rows = [row for row in ziping.convert(PDF).observations() if row.bbox and row.confidence == 1]
    pages = {row.page for row in rows}
    pictures = {page: Image.open(tmp_path / "图" / f"{PDF.stem}-{page}.png") for page in pages}
    assert len(list((tmp_path / "图").iterdir())) == len(pages) > 1
    drawn = [has_box(pictures[row.page], row.bbox, COLOURS[row.section]) for row in rows if row.page and row.bbox]
    assert sum(drawn) > 0.9 * len(drawn)  # the label of one may cover a side of another
    for page, picture in pictures.items():
        assert picture.size == (round(595.28 * SCALE), round(841.89 * SCALE)), page


def test_a_file_is_numbered_by_page(tmp_path: Path) -> None:
    assert call("convert", PDF, "--draw", tmp_path / "页.png", "-o", tmp_path / "r.json").exit_code == 0
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names[0] == "r.json"
    assert names[1:] == [f"页-{page}.png" for page in range(1, len(names))]
    again = call("convert", PDF, "--draw", tmp_path / "页.png")
    assert (again.exit_code, again.stderr.split()[0]) == (1, "E_EXISTS")
    assert call("convert", PDF, "--draw", tmp_path / "页.png", "--force").exit_code == 0


def test_what_has_no_pages_is_told_and_its_data_are_written_all_the_same(tmp_path: Path) -> None:
    done = call("convert", HUNAN_2022, "--draw", f"{tmp_path}/图/", "-o", tmp_path / "r.json")
    assert (done.exit_code, done.stderr.split()[0]) == (1, "E_NO_PAGES")
    assert (tmp_path / "r.json").exists()


@pytest.mark.parametrize("out", ["页.jpg", ""])
def test_a_picture_of_another_kind_is_wrong_usage(tmp_path: Path, out: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = call("convert", PDF, "--draw", out)
    assert done.exit_code == 2
    assert done.stderr.startswith("E_USAGE：--draw ")
