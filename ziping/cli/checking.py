"""The options of `ziping check` in, the lists or the data out."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import typer

from schemas.errors import Lang, UsageError
from schemas.finding import Finding
from schemas.observation import Observation
from ziping.check.cited import Cited
from ziping.check.ledger import Ledger, read_ledger
from ziping.check.problems import Problem, State, problems_of
from ziping.check.settings import (
    Accepted,
    Settings,
    figures_of,
    read_settings,
    settings_in,
    text_of,
    with_accepted,
)
from ziping.check.since import Before, read_findings
from ziping.cli.choice import Target, given_paths, target
from ziping.outputs import Output
from ziping.outputs.problems.files import OVERVIEW, write_file, write_folder
from ziping.outputs.problems.listed import Listed, listed, together
from ziping.write import refuse_existing, whole, write_out

if TYPE_CHECKING:
    from schemas.record import Record

T = TypeVar("T")
DATA = ("json", "jsonl", "csv")
FILES = ("docx", "xlsx")


class Reports(Protocol):
    """Where the records come from: files, or a dataset."""

    @property
    def paragraphs(self) -> Mapping[int, str]:
        """Those of the report that was given last."""

    @property
    def submission(self) -> str:
        """Which body's year it is of, in a dataset."""

    def each(self, render: "Callable[[Record], T]") -> Iterator[T]: ...

    def cited(self, record: "Record") -> Cited:
        """What the findings of the report that was given last rest on."""

    failed: int

    def refuse(self, outs: list[Path], *, force: bool) -> None: ...


@dataclass
class Checking:
    """One run of `ziping check`: what is asked for, and what has been seen so far."""

    paths: list[Path]
    where: Target
    file_format: str  # of data; empty for a list
    lang: Lang
    settings: Settings
    settings_path: Path | None
    accept: str
    reason: str
    before: Before | None
    ledger: Ledger | None
    due: str
    force: bool
    has_errors: bool = False
    reports: list[Listed] = field(default_factory=list)

    def give(self, run: Reports) -> None:
        """Check the files and give what is asked for."""
        if self.accept:
            self._accept(run)
            return
        if self.file_format:
            output = Output("findings", self.file_format)  # type: ignore[arg-type]
            output.write(lambda render: self._records(run, render), self.where.path, force=self.force)
        else:
            self._lists(run)
        if self.ledger is not None:
            for line in self.ledger.told(self.lang):
                typer.echo(line, err=bool(self.file_format))

    def _records(self, run: Reports, render: "Callable[[Record], T]") -> Iterator[T]:
        def counted(record: "Record") -> T:
            record, cited = self._ready(record, run)
            self.has_errors = self.has_errors or any(
                one.severity == "error" and not self.settings.reason_of(one, _values(cited(one)))
                for one in record.findings
            )
            return render(record)

        yield from run.each(counted)

    def _ready(self, record: "Record", run: Reports) -> "tuple[Record, Cited]":
        """A record with the ledger's findings, at the bureau's severities."""
        if self.ledger is not None:
            factor = self.settings.factors.get("LEDGER")
            more = self.ledger.findings(record, self.lang, *([factor] if factor is not None else []))
            record = record.model_copy(update={"findings": (*record.findings, *more)})
        cited = run.cited(record)
        return self.settings.applied(record, cited), cited

    def _lists(self, run: Reports) -> None:
        from ziping.outputs.problems.page import show, show_all

        def lines(record: "Record") -> Listed:
            report = self._listed(*self._ready(record, run), run.paragraphs)
            return report._replace(submission=run.submission)

        for report in together(run.each(lines)):
            self.reports.append(report)
            self.has_errors = self.has_errors or bool(report.count("error"))
            if self.where.path is None:
                show(report, self.lang)
        if self.where.path is not None and self.where.is_folder:
            refuse = partial(run.refuse, force=self.force)
            write_folder(self.reports, self.where.path, refuse, force=self.force)
        elif self.where.path is not None:
            write_file(self.reports, self.where.path, force=self.force)
        show_all(self.reports, self.lang)
        if self.before is not None and (left := self.before.left()):
            words = {"count": sum(left.values()), "names": "、".join(left)}
            write_out([LEFT[self.lang].format(**words)], None)

    def _listed(self, record: "Record", cited: Cited, paragraphs: Mapping[int, str]) -> Listed:
        told: list[tuple[Finding, State, str]] = []
        for finding in record.findings:
            reason = self.settings.reason_of(finding, _values(cited(finding)))
            had = self.before is not None and self.before.had(finding)
            state: State = "open" if self.before is None else "unchanged" if had else "new"
            told.append((finding, "accepted" if reason else state, reason))
        gone = self.before.gone(record) if self.before is not None else []
        problems = problems_of(record, told, paragraphs, self.lang, cited)
        return listed(record, [*problems, *(_gone(finding, self.lang) for finding in gone)], self.due)

    def _accept(self, run: Reports) -> None:
        """Write down that a finding was explained, with its figures as they are today."""
        if self.settings_path is None:
            raise _usage("--accept 要和 --settings 一起用", "--accept needs --settings")
        found = [each for each in run.each(lambda record: self._wanted(record, run)) if each is not None]
        if not found:
            raise UsageError("E_FINGERPRINT", fingerprint=self.accept)
        finding, figures = found[0]
        text = text_of(self.settings_path) if self.settings_path.exists() else ""
        text = with_accepted(text, Accepted(fingerprint=self.accept, reason=self.reason, figures=figures))
        settings_in(text, self.settings_path)  # a file that begins with `accepted = []` cannot be added to
        with whole(self.settings_path, force=True) as part:
            part.write_bytes(text.encode("utf-8"))
        write_out([ACCEPTED[self.lang].format(path=self.settings_path, message=finding.message)], None)

    def _wanted(self, record: "Record", run: Reports) -> tuple[Finding, str] | None:
        """The finding that is to be accepted, with its figures."""
        record, cited = self._ready(record, run)
        found = (one for one in record.findings if one.fingerprint == self.accept)
        return next(((one, figures_of(one, _values(cited(one)))) for one in found), None)


ACCEPTED: dict[Lang, str] = {"zh": "已说明：{message} → {path}\n", "en": "accepted: {message} → {path}\n"}
LEFT: dict[Lang, str] = {
    "zh": "上次的 {count} 项问题属于这次没有读到的报告，未作比较：{names}\n",
    "en": "{count} earlier findings are of reports that were not read this time: {names}\n",
}


def _values(evidence: Sequence[Observation]) -> dict[str, str]:
    return {reading.key: reading.value or reading.raw for reading in evidence}


def _gone(finding: Finding, lang: Lang) -> Problem:
    from schemas.findings import finding_names

    names = finding_names()
    known = names.codes.get(finding.code)
    severity = names.severities[finding.severity].in_(lang)
    return Problem(finding, severity, known.in_(lang) if known else finding.code, "", "", "", "", "gone")


def checking(  # noqa: PLR0913 – an argument an option
    paths: list[str],
    to: str,
    file_format: str,
    out: str | None,
    lang: Lang,
    *,
    settings: Path | None,
    accept: str,
    reason: str,
    since: Path | None,
    against: Path | None,
    due: str,
    force: bool,
    dataset: str = "",
) -> Checking:
    """What is asked for; `UsageError` for what cannot be."""
    if not paths and not dataset:
        raise _usage("没有给报告", "no reports given")
    if paths and dataset:
        raise _usage("给了 --dataset 就不能再给报告", "reports and --dataset do not go together")
    where = target(out)
    chosen = _data_format(to, file_format, where)
    if accept and not (reason and settings):
        raise _usage("--accept 要写 --reason 和 --settings", "--accept needs --reason and --settings")
    if accept and re.fullmatch(r"[0-9a-f]{16}", accept) is None:
        raise UsageError("E_FINGERPRINT", fingerprint=accept)
    if accept and (out is not None or to or file_format or since):
        raise _usage("--accept 只记下说明，不能同时输出", "--accept writes nothing but the settings")
    if chosen and (since or due):
        raise _usage("--since 和 --due 只用于清单，不用于数据", "--since and --due are for lists, not for data")
    if due and not _is_date(due):
        raise _usage(f"--due 写成 2022-03-31，不是 {due}", f"--due is written 2022-03-31, not {due}")
    where.refuse_existing(force=force)
    if where.path is not None and where.is_folder:
        refuse_existing(where.path / OVERVIEW, force=force)
    is_new = bool(accept) and settings is not None and not settings.exists()
    rules = Settings() if is_new else read_settings(settings)
    unsought = {code for code, rule in rules.rules.items() if rule.off} | (set() if against else {"LEDGER"})
    return Checking(
        given_paths(paths),
        where,
        chosen,
        lang,
        rules,
        settings,
        accept,
        reason,
        Before(read_findings(since), unsought) if since is not None else None,
        read_ledger(against) if against is not None else None,
        due,
        force,
    )


def _data_format(to: str, file_format: str, where: Target) -> str:
    """The format of data that is asked for; none for a list."""
    suffix = where.path.suffix.lower().lstrip(".") if where.path is not None and not where.is_folder else ""
    if to not in ("", "findings"):
        raise _usage(f"--to 不能是 {to}（可选 findings）", f"--to cannot be {to} (findings)")
    if file_format and file_format not in DATA:
        raise _usage(f"-f 不能是 {file_format}（可选 {'、'.join(DATA)}）", f"-f cannot be {file_format}")
    if suffix and suffix not in DATA + FILES:
        raise _usage(f"-o 的扩展名不能是 {suffix}", f"-o cannot end in {suffix}")
    if where.path is not None and not where.is_folder and not suffix:
        raise _usage(
            f"{where.path} 没有扩展名（文件夹请以 / 结尾）", f"{where.path} has no extension (a folder ends in /)"
        )
    chosen = file_format or (suffix if suffix in DATA else "") or ("json" if to else "")
    if chosen and (suffix in FILES or where.is_folder):
        raise _usage("数据只能写到一个 .json .jsonl .csv 文件", "data go to one .json, .jsonl or .csv file")
    return chosen


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _usage(what_zh: str, what_en: str) -> UsageError:
    return UsageError("E_USAGE", what_zh=what_zh, what_en=what_en)
