"""Charts of comparisons: Chinese is drawn, never as boxes; the text of an SVG is text; what is lacking is said."""

import sys
import warnings
import xml.etree.ElementTree as ET
from decimal import Decimal
from pathlib import Path

import cvttf_NotoSansCJK_Regular as noto
import pytest
from matplotlib import font_manager
from matplotlib.ft2font import FT2Font
from PIL import Image, ImageDraw, ImageFont

import ziping
from schemas.errors import UsageError
from tests.ziping.command import HUNAN_2022, call
from tests.ziping.dataset.made import bureaus, moved, stored
from ziping.chart import draw
from ziping.chart.fonts import font_for, fonts
from ziping.dataset.dataset import Dataset, open_dataset

FONT = Path(noto.get_TTF_path())
TOTAL = "expenditure.total"
FEW, MANY = 5, 36
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    report = ziping.convert(HUNAN_2022)
    records = [
        moved(report, name, year, Decimal(at % 7 + 1) / (year - 2018), region)
        for at, (name, region) in enumerate(bureaus(MANY))
        for year in (2020, 2021, 2022)
    ]
    return stored(open_dataset(tmp_path_factory.mktemp("dataset"), create=True), records)


@pytest.fixture
def with_font(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZIPING_FONT", str(FONT))


@pytest.fixture
def without_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has only fonts of Latin letters."""
    monkeypatch.delenv("ZIPING_FONT", raising=False)
    latin = font_manager.findfont("DejaVu Sans")
    monkeypatch.setattr(font_manager, "findSystemFonts", lambda: [latin])


def some(count: int) -> list[str]:
    return [name for name, _ in bureaus(count)]


@pytest.mark.usefixtures("with_font")
@pytest.mark.parametrize("years", [None, [2022]])
@pytest.mark.parametrize("count", [FEW, MANY])
def test_a_png_has_ink_and_every_character(
    dataset: Dataset, tmp_path: Path, count: int, years: list[int] | None
) -> None:
    out = tmp_path / "支出.png"
    comparison = dataset.compare(TOTAL, orgs=some(count), years=years)
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a glyph that is missing is a warning of matplotlib
        draw(comparison, out, "png")
    with Image.open(out) as picture:
        assert picture.width > 1000
        dark = sum(picture.convert("L").histogram()[:128])
    assert dark > 2000


def test_the_font_of_the_tests_has_what_it_draws() -> None:
    """Each character of a name is drawn as itself, not as the box for one that is missing."""
    has = FT2Font(str(FONT)).get_charmap()
    text = "支出总额决算（执行）数万元" + "".join(some(MANY))
    assert all(ord(char) in has for char in text)
    font = ImageFont.truetype(str(FONT), 40)
    drawn = {char: picture(char, font) for char in dict.fromkeys(text)}
    assert len(set(drawn.values())) == len(drawn)
    assert picture("\U0010fffd", font) not in drawn.values()


def picture(char: str, font: ImageFont.FreeTypeFont) -> bytes:
    image = Image.new("L", (60, 60))
    ImageDraw.Draw(image).text((5, 0), char, font=font, fill=255)
    return image.tobytes()


@pytest.mark.usefixtures("without_fonts")
def test_without_a_font_a_png_is_refused_with_what_to_install(dataset: Dataset, tmp_path: Path) -> None:
    out = tmp_path / "a.png"
    with pytest.raises(UsageError) as error:
        draw(dataset.compare(TOTAL, orgs=some(FEW)), out, "png")
    assert error.value.code == "E_FONT"
    assert "支出总额" in error.value.line()
    assert any(one.partition(" / ")[0] in error.value.line() for one in fonts().install.values())
    assert any(one.partition(" / ")[2] in error.value.line("en") for one in fonts().install.values())
    assert not out.exists()
    done = call("compare", "--dataset", dataset.work, "--field", TOTAL, "-o", out)
    assert (done.exit_code, done.stderr.count("\n"), out.exists()) == (2, 1, False)


@pytest.mark.usefixtures("without_fonts")
@pytest.mark.parametrize("count", [FEW, MANY])
def test_the_text_of_an_svg_is_text_whatever_fonts_there_are(
    dataset: Dataset, tmp_path: Path, capfd: pytest.CaptureFixture[str], count: int
) -> None:
    out, again = tmp_path / "a.svg", tmp_path / "b.svg"
    comparison = dataset.compare(TOTAL, orgs=some(count))
    draw(comparison, out, "svg")
    draw(comparison, again, "svg")
    assert out.read_bytes() == again.read_bytes()
    assert capfd.readouterr().err == ""
    texts = [text.text or "" for text in ET.fromstring(out.read_bytes()).iter(f"{SVG}text")]
    assert "支出总额 决算（执行）数（万元）" in texts
    assert all(name in texts for name in some(count)) == (count == FEW)
    assert "Noto Sans CJK SC" in out.read_text("utf-8")


def test_a_font_is_the_first_known_one_that_has_the_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    latin = font_manager.findfont("DejaVu Sans")
    monkeypatch.delenv("ZIPING_FONT", raising=False)
    monkeypatch.setattr(font_manager, "findSystemFonts", lambda: [latin, str(FONT)])
    assert font_for("数") == FONT
    monkeypatch.setenv("ZIPING_FONT", latin)
    assert font_for("abc") == Path(latin)
    with pytest.raises(UsageError, match="E_FONT"):
        font_for("数")
    monkeypatch.setenv("ZIPING_FONT", "nowhere.ttf")
    with pytest.raises(UsageError, match="E_NOT_FOUND"):
        font_for("数")


@pytest.mark.usefixtures("with_font")
def test_english_and_a_field_without_a_sum(dataset: Dataset, tmp_path: Path) -> None:
    for field in (TOTAL, "staff.control_rate", "staff.actual"):
        for lang in ("zh", "en"):
            out = tmp_path / f"{field}.{lang}.png"
            draw(dataset.compare(field, orgs=some(FEW)), out, "png", lang)
            assert out.stat().st_size > 10_000


def test_without_the_library_it_is_said(dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    done = call("compare", "--dataset", dataset.work, "--field", TOTAL, "-o", tmp_path / "a.png")
    assert (done.exit_code, done.stderr.split("：")[0]) == (2, "E_LIBRARY")
    assert "ziping-reports[chart]" in done.stderr
