"""The options of `ziping check` in, the lists or the data out."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from schemas.errors import Lang, UsageError
from schemas.finding import Finding
from ziping.check.ledger import Ledger, read_ledger
from ziping.check.problems import Problem, State, problems_of
from ziping.check.settings import Accepted, Settings, figures_of, read_settings, with_accepted
from ziping.check.since import Before, read_findings
from ziping.cli.choice import Target, given_paths, target
from ziping.outputs import Output
from ziping.outputs.problems.listed import Listed, listed
from ziping.write import make_folder, refuse_existing, whole, write_out

if TYPE_CHECKING:
    from schemas.record import Record
    from ziping.cli.run import Run

T = TypeVar("T")
DATA = ("json", "jsonl", "csv")
FILES = ("docx", "xlsx")


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

    def give(self, run: "Run") -> None:
        """Check the files and give what is asked for."""
        if self.accept:
            self._accept(run)
        elif self.file_format:
            output = Output("findings", self.file_format)  # type: ignore[arg-type]
            output.write(lambda render: self._records(run, render), self.where.path, force=self.force)
        else:
            self._lists(run)

    def _records(self, run: "Run", render: "Callable[[Record], T]") -> Iterator[T]:
        for record in run.each(self._ready):
            self.has_errors = self.has_errors or any(one.severity == "error" for one in record.findings)
            yield render(record)

    def _ready(self, record: "Record") -> "Record":
        """A record with the ledger's findings, at the bureau's severities."""
        if self.ledger is not None:
            factor = self.settings.factors.get("LEDGER")
            more = self.ledger.findings(record, self.lang, *([factor] if factor is not None else []))
            record = record.model_copy(update={"findings": (*record.findings, *more)})
        return self.settings.applied(record)

    def _lists(self, run: "Run") -> None:
        from ziping.outputs.problems.page import show, show_all, show_mended

        def lines(record: "Record") -> Listed:
            return self._listed(self._ready(record), run.paragraphs)

        for report in run.each(lines):
            self.reports.append(report)
            self.has_errors = self.has_errors or bool(report.count("error"))
            if self.where.path is None:
                show(report, self.lang)
        mended = self._mended()
        if self.where.path is not None:
            self._write()
        else:
            show_mended(mended, self.lang)
        show_all(self.reports, self.lang)
        if self.ledger is not None and (left := self.ledger.unmatched()):
            names = "、".join(f"{line.org_name}（{line.year or '?'}）" for line in left)
            write_out([UNMATCHED[self.lang].format(count=len(left), names=names)], None)

    def _listed(self, record: "Record", paragraphs: dict[int, str]) -> Listed:
        values = {reading.key: reading.value or reading.raw for reading in record.observations()}
        told: list[tuple[Finding, State, str]] = []
        for finding in record.findings:
            reason = self.settings.reason_of(finding, values)
            had = self.before is not None and self.before.had(finding)
            state: State = "open" if self.before is None else "unchanged" if had else "new"
            told.append((finding, "accepted" if reason else state, reason))
        return listed(record, problems_of(record, told, paragraphs, self.lang), self.due)

    def _mended(self) -> list[Problem]:
        """What was found before and is no more, listed under its file; what a rule that is off found is not mended."""
        rules = self.settings.rules
        gone = [
            _gone(finding, self.lang)
            for finding in (self.before.gone() if self.before is not None else [])
            if finding.code not in rules or not rules[finding.code].off
        ]
        for one in gone:
            for at, report in enumerate(self.reports):
                if report.document.startswith(one.finding.document):
                    self.reports[at] = report._replace(problems=(*report.problems, one))
                    break
        return gone

    def _write(self) -> None:
        from ziping.outputs.problems.document import write_document
        from ziping.outputs.problems.workbook import write_overview, write_workbook

        out = self.where.path
        if out is None:
            return
        if not self.where.is_folder:
            with whole(out, force=self.force) as part:
                if out.suffix.lower() == ".docx":
                    write_document(*self.reports, path=part)
                else:
                    write_workbook(self.reports, part)
            return
        from ziping.paths import Names

        make_folder(out)
        names = Names()
        names.claim("汇总")
        for report in self.reports:
            stem = out / names.claim(report.org_name.replace("/", "／").replace(".", "．"))
            with whole(Path(f"{stem}.docx"), force=self.force) as part:
                write_document(report, path=part)
            with whole(Path(f"{stem}.xlsx"), force=self.force) as part:
                write_workbook([report], part)
        with whole(out / "汇总.xlsx", force=self.force) as part:
            write_overview(self.reports, part)

    def _accept(self, run: "Run") -> None:
        """Write down that a finding was explained, with its figures as they are today."""
        if self.settings_path is None:
            raise UsageError("E_USAGE", what_zh="--accept 要和 --settings 一起用", what_en="--accept needs --settings")
        found = list(filter(None, run.each(self._figures)))
        if not found:
            raise UsageError("E_FINGERPRINT", fingerprint=self.accept)
        text = self.settings_path.read_text(encoding="utf-8-sig") if self.settings_path.exists() else ""
        entry = Accepted(fingerprint=self.accept, reason=self.reason, figures=found[0])
        with whole(self.settings_path, force=True) as part:
            part.write_text(with_accepted(text, entry), encoding="utf-8", newline="\n")

    def _figures(self, record: "Record") -> str:
        record = self._ready(record)
        values = {reading.key: reading.value or reading.raw for reading in record.observations()}
        return next((figures_of(one, values) for one in record.findings if one.fingerprint == self.accept), "")


UNMATCHED: dict[Lang, str] = {
    "zh": "批复数表中有 {count} 行没有对应的报告：{names}\n",
    "en": "{count} lines of the ledger have no report: {names}\n",
}


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
) -> Checking:
    """What is asked for; `UsageError` for what cannot be."""
    if not paths:
        raise _usage("没有给报告", "no reports given")
    where = target(out)
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
    if accept and not (reason and settings):
        raise _usage("--accept 要写 --reason 和 --settings", "--accept needs --reason and --settings")
    if accept and re.fullmatch(r"[0-9a-f]{16}", accept) is None:
        raise UsageError("E_FINGERPRINT", fingerprint=accept)
    if due and re.fullmatch(r"\d{4}-\d\d-\d\d", due) is None:
        raise _usage(f"--due 写成 2022-03-31，不是 {due}", f"--due is written 2022-03-31, not {due}")
    if where.path is not None and not where.is_folder:
        refuse_existing(where.path, force=force)
    is_new = bool(accept) and settings is not None and not settings.exists()
    return Checking(
        given_paths(paths),
        where,
        chosen,
        lang,
        Settings() if is_new else read_settings(settings),
        settings,
        accept,
        reason,
        Before(read_findings(since)) if since is not None else None,
        read_ledger(against) if against is not None else None,
        due,
        force,
    )


def _usage(what_zh: str, what_en: str) -> UsageError:
    return UsageError("E_USAGE", what_zh=what_zh, what_en=what_en)
