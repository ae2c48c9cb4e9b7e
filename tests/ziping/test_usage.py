"""What a wrong use of the command line looks like, and what becomes of a pipe that nobody reads."""

import subprocess

import pytest

from tests.ziping.command import COMMAND, HUNAN_2022, call

WRONG = [
    (("convert", "--nix"), "E_OPTION --nix：", "E_OPTION --nix: "),
    (("compar",), "E_COMMAND_LINE compar：", "E_COMMAND_LINE compar: "),
    (("codebook", "x"), "E_COMMAND_LINE x：", "E_COMMAND_LINE x: "),
    (("compare",), "E_LACKING --field：", "E_LACKING --field: "),
    (("orgs", "merge", "A"), "E_LACKING OTHER：", "E_LACKING OTHER: "),
    (("ingest", "x", "--workers", "abc"), "E_VALUE --workers：不能取这个值（应为整数）", "E_VALUE --workers: "),
    (("check", "x", "--strict=3"), "E_OPTION_VALUE --strict：", "E_OPTION_VALUE --strict: "),
]


@pytest.mark.parametrize(("args", "chinese", "english"), WRONG)
def test_a_wrong_use_is_one_line_and_2(
    args: tuple[str, ...], chinese: str, english: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZIPING_LANG", "zh")
    done = call(*args)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(chinese)
    assert "--help" in done.stderr
    monkeypatch.setenv("ZIPING_LANG", "en")
    done = call(*args)
    assert (done.exit_code, done.stderr.count("\n"), done.stderr.isascii()) == (2, 1, True)
    assert done.stderr.startswith(english)


def test_the_language_is_that_of_the_line_even_if_it_is_wrong() -> None:
    assert call("convert", "--nix", "--lang", "en").stderr.startswith("E_OPTION --nix: no such option")
    assert call("compare", "--lang=en").stderr.startswith("E_LACKING --field: not given")
    assert call("compare", "--field", "x", "--lang", "fr").stderr.startswith(
        "E_VALUE --lang：不能取这个值（应为 'zh', 'en'）"
    )


@pytest.mark.parametrize(
    "args",
    [("codebook",), ("convert", str(HUNAN_2022), "--to", "observations"), ("check", str(HUNAN_2022)), ("--help",)],
)
def test_a_closed_pipe_ends_quietly(args: tuple[str, ...]) -> None:
    """As `ziping … | head`: the exit code is that of a program which wrote into a closed pipe."""
    done = subprocess.Popen([COMMAND, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert done.stdout is not None
    assert done.stderr is not None
    done.stdout.close()
    assert done.stderr.read() == b""
    done.stderr.close()
    assert done.wait(60) == 141
