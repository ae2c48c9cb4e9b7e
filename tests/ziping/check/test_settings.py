"""A bureau's settings file: what is added leaves the rest as it is, and what is wrong in it costs one line."""

import tomllib
from pathlib import Path

import pytest

from tests.ziping.check.reports import SICHUAN, findings
from tests.ziping.command import call
from ziping.check.settings import Accepted, with_accepted

ENTRY = Accepted(fingerprint="0" * 16, reason='口径 "A" \\ B\n换行', figures="f")


@pytest.mark.parametrize(
    "text", ["", "# 说明", "[rules.SUM]\noff = true\n\n\n", "\ufeff[rules.SUM]\r\noff = true\r\n", "a = 1\n"]
)
def test_what_is_added_leaves_the_rest_as_it_is(text: str) -> None:
    added = with_accepted(text, ENTRY)
    assert added.startswith(text)
    assert ("\r\n" in text) == (added.count("\r\n") == added.count("\n"))
    (one,) = tomllib.loads(added.removeprefix("\ufeff"))["accepted"]
    assert one == {"fingerprint": "0" * 16, "reason": '口径 "A" \\ B 换行', "figures": "f"}


def test_accepted_errors_are_none_for_strict_whatever_is_given(tmp_path: Path) -> None:
    rules = tmp_path / "规则.toml"
    for one in findings(SICHUAN):
        done = call("check", SICHUAN, "--accept", one["fingerprint"], "--reason", "已核", "--settings", rules)
        assert done.exit_code == 0
        assert done.stdout == f"已说明：{one['message']} → {rules}\n"
    assert call("check", SICHUAN, "--settings", rules, "--strict").exit_code == 0
    assert call("check", SICHUAN, "--settings", rules, "--strict", "-f", "jsonl").exit_code == 0
    assert call("check", SICHUAN, "--strict", "-f", "jsonl").exit_code == 1


def test_a_file_that_cannot_be_added_to_stays_as_it_is(tmp_path: Path) -> None:
    rules = tmp_path / "规则.toml"
    rules.write_text("accepted = []\n", encoding="utf-8")
    mark = findings(SICHUAN)[0]["fingerprint"]
    done = call("check", SICHUAN, "--accept", mark, "--reason", "x", "--settings", rules)
    assert (done.exit_code, done.stderr[:10]) == (2, "E_SETTINGS")
    assert rules.read_text(encoding="utf-8") == "accepted = []\n"
    assert list(tmp_path.iterdir()) == [rules]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[rule.SUM]\nseverity = "note"', "rule: 没有这个键，可写 / unknown key, not one of rules、accepted"),
        (
            "[rules.SUM]\nlevel = 1",
            "rules.SUM.level: 没有这个键，可写 / unknown key, not one of severity、off、tolerance",
        ),
        ('[rules.SUM]\nseverity = "high"', "rules.SUM.severity: 应为 / must be error、warning、note"),
        ("[rules.SUMM]\noff = true", "no such code: SUMM（SUM？）"),
        ('[[accepted]]\nfingerprint = "0000000000000000"', "accepted.0.reason: 没有写 / missing"),
        ('[rules.SUM]\ntolerance = "two"', "rules.SUM.tolerance: not a number"),
    ],
)
def test_what_is_wrong_costs_one_line(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "r.toml").write_text(text, encoding="utf-8")
    done = call("check", SICHUAN, "--settings", tmp_path / "r.toml")
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert words in done.stderr


def test_nothing_else_is_written_while_accepting(tmp_path: Path) -> None:
    args = ["--accept", "0" * 16, "--reason", "x", "--settings", f"{tmp_path}/r.toml"]
    done = call("check", SICHUAN, *args, "-o", tmp_path / "x.docx")
    assert (done.exit_code, done.stderr[:7]) == (2, "E_USAGE")
    assert list(tmp_path.iterdir()) == []
