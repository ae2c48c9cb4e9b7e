"""`ziping convert`: what it writes, where, and with which exit code."""

import json
from pathlib import Path

import pytest

import ziping
from schemas.observation import Observation
from schemas.record import Record
from tests.ziping.command import CORPUS, HUNAN_2022, REPORTS, call, run

HUNAN_2019 = next(path for path in REPORTS if path.parent.name == "hunan-2019-huarong")
EVERY_REPORT = pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.parent.name)


@EVERY_REPORT
def test_the_output_is_the_record(report: Path) -> None:
    done = call("convert", report)
    assert (done.exit_code, done.stderr) == (0, "")
    records = ziping.convert_all(report)
    written = json.loads(done.stdout)
    several = written if len(records) > 1 else [written]
    assert [Record.model_validate(one) for one in several] == records
    assert {one["source"] for one in several} == {report.name}


@EVERY_REPORT
def test_bytes_give_the_record_of_the_file(report: Path) -> None:
    assert ziping.convert_all(report.read_bytes(), name=report.name) == ziping.convert_all(report)


def test_a_bundle_is_no_single_record() -> None:
    with pytest.raises(ziping.DocumentError, match="E_SEVERAL"):
        ziping.convert(next(CORPUS.glob("guangxi-2022-tiandeng/*.docx")))


def test_a_verb_can_be_called_again() -> None:
    """A submodule of the verb's name would take its place once it is imported."""
    assert ziping.convert(HUNAN_2022) == ziping.convert(str(HUNAN_2022)) == ziping.convert_all(HUNAN_2022)[0]


def test_values_of_a_record() -> None:
    record = ziping.convert(HUNAN_2022)
    total = record.basic_data["expenditure.total"].final  # type: ignore[index]
    assert (total.value, total.unit, total.stated_unit, total.raw) == (29752400, "元", "万元", "2,975.24")
    assert (total.period, total.provenance.table) == ("2022", 0)
    assert (record.org_name, record.year, record.report_date) == ("桃江县竹产业和林区发展局", 2022, "2023-03-28")


def test_to_a_pipe_indented_chinese_in_the_order_of_the_record() -> None:
    first, second = run("convert", HUNAN_2022), run("convert", HUNAN_2022)
    assert first.returncode == 0
    assert first.stdout == second.stdout
    text = first.stdout.decode("utf-8")
    assert text.startswith('{\n  "schema_version": "1",\n  "source": "桃江县')
    assert text.endswith("\n}\n")
    assert "\\u" not in text
    assert "\r" not in text
    assert list(json.loads(text)) == [name for name in Record.model_fields if name != "local_fields"]


def test_observations_a_line_each() -> None:
    done = call("convert", HUNAN_2022, "--to", "observations", "-f", "jsonl")
    lines = done.stdout.splitlines()
    assert [Observation.model_validate_json(line) for line in lines] == ziping.convert(HUNAN_2022).observations()
    assert list(json.loads(lines[0])) == list(Observation.model_fields)
    assert len({json.loads(line)["key"] for line in lines}) == len(lines)


def test_observations_as_an_array() -> None:
    rows = json.loads(call("convert", HUNAN_2022, "--to", "observations").stdout)
    assert len(rows) == len(ziping.convert(HUNAN_2022).observations())


def test_several_files_are_an_array_in_their_order() -> None:
    records = json.loads(call("convert", HUNAN_2022, HUNAN_2019).stdout)
    assert [record["source"] for record in records] == [HUNAN_2022.name, HUNAN_2019.name]


def test_several_files_a_line_each() -> None:
    done = call("convert", HUNAN_2022, HUNAN_2019, "-f", "jsonl")
    assert [json.loads(line)["source"] for line in done.stdout.splitlines()] == [HUNAN_2022.name, HUNAN_2019.name]


def test_a_folder_names_its_files_from_there(tmp_path: Path) -> None:
    """One object for one report, wherever it was found."""
    copied(HUNAN_2022, tmp_path / "乙 区" / "某 局.docx")
    (tmp_path / "乙 区" / "~$某 局.docx").write_bytes(b"lock")
    record = json.loads(call("convert", tmp_path).stdout)
    assert record["source"] == "乙 区/某 局.docx"


def test_a_path_with_chinese_and_spaces(tmp_path: Path) -> None:
    report = copied(HUNAN_2022, tmp_path / "2022年 自评" / "某局（定稿） 1.docx")
    done = run("convert", Path("2022年 自评") / report.name, "-o", "数 据.json", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert json.loads((tmp_path / "数 据.json").read_bytes())["source"] == report.name


@pytest.mark.parametrize("env", [{"PYTHONIOENCODING": "gbk"}, {"PYTHONUTF8": "0", "LC_ALL": "C"}], ids=["gbk", "C"])
def test_data_are_utf8_whatever_the_console(tmp_path: Path, env: dict[str, str]) -> None:
    report = copied(HUNAN_2022, tmp_path / "某局㎡𠮷.docx")
    bad = tmp_path / "坏㎡𠮷.docx"
    bad.write_bytes(b"")
    done = run("convert", report, bad, "-f", "jsonl", env=env)
    assert done.returncode == 1
    assert Record.model_validate_json(done.stdout) == ziping.convert(report)
    assert done.stderr.startswith(b"E_EMPTY ")
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(("name", "kind"), [("数据.json", "json"), ("数据.JSONL", "jsonl")])
def test_the_extension_chooses_the_format(tmp_path: Path, name: str, kind: str) -> None:
    done = call("convert", HUNAN_2022, "-o", tmp_path / name)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / name).read_bytes() == call("convert", HUNAN_2022, "-f", kind).stdout_bytes
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_an_output_is_overwritten_with_force_only(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("mine", encoding="utf-8")
    refused = call("convert", HUNAN_2022, "-o", out)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.startswith("E_EXISTS ")
    assert refused.stderr.count("\n") == 1
    assert out.read_text(encoding="utf-8") == "mine"
    assert call("convert", HUNAN_2022, "-o", out, "--force").exit_code == 0
    assert Record.model_validate_json(out.read_bytes()) == ziping.convert(HUNAN_2022)


def test_no_prose_gives_the_same_tables() -> None:
    with_prose, without = (json.loads(call("convert", HUNAN_2022, *args).stdout) for args in ([], ["--no-prose"]))
    assert without == {**with_prose, "prose": []}


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["-o", "out.foo"], "E_USAGE"),
        (["-o", "out"], "E_USAGE"),
        (["-f", "xml"], "E_USAGE"),
        (["--to", "poems"], "E_USAGE"),
        (["-o", "no/such/folder/out.json"], "E_OUTPUT"),
        (["-o", ""], "E_USAGE"),
        (["-f", "xlsx"], "E_USAGE"),
        (["-o", "out.csv", "--money", "元"], "E_USAGE"),
        (["-o", "out.xlsx", "--money", "亿元"], "E_USAGE"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_wrong_usage_is_one_line_and_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: list[str], code: str, lang: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = call("convert", HUNAN_2022, *args, "--lang", lang)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(code)
    assert done.stderr.count("\n") == 1
    assert ("See ziping" in done.stderr or "Check that" in done.stderr) == (lang == "en")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("args", [[], ["--nope", "x.docx"]], ids=["no path", "no such option"])
def test_what_typer_refuses_is_2(args: list[str]) -> None:
    assert call("convert", *args).exit_code == 2


def copied(report: Path, to: Path) -> Path:
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_bytes(report.read_bytes())
    return to
