"""The options of a comparison's output in, what is to be written where out."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from schemas.errors import Lang, UsageError
from ziping.cli.choice import file_only, one_of
from ziping.dataset.comparison import Comparison, View
from ziping.outputs import MONEY, Money

ComparisonFormat = Literal["csv", "jsonl", "xlsx", "png", "svg"]
FORMATS: tuple[ComparisonFormat, ...] = ("csv", "jsonl", "xlsx", "png", "svg")
FILES_ONLY: tuple[ComparisonFormat, ...] = ("xlsx", "png", "svg")
BY: tuple[View, ...] = ("quantiles", "coverage")


@dataclass(frozen=True)
class Wanted:
    """A format (none: a page of text), the view where it is data, the unit of money where it is for people."""

    format: ComparisonFormat | None
    path: Path | None
    view: View
    money: Money
    force: bool

    def save(self, comparison: Comparison, lang: Lang) -> None:
        """Write it, whole or not at all."""
        from ziping.write import whole, write_out

        if self.format in FILES_ONLY:
            assert self.path is not None  # noqa: S101 - `wanted` sees to it
            with whole(self.path, force=self.force) as part:
                self._save(comparison, lang, part)
        else:
            write_out(self._texts(comparison), self.path, force=self.force)

    def _save(self, comparison: Comparison, lang: Lang, part: Path) -> None:
        if self.format == "xlsx":
            from ziping.outputs.workbook.comparison import save

            save(comparison, part, lang, self.money, is_wide=self.view == "wide")
        else:
            from ziping.chart import draw

            draw(comparison, part, "svg" if self.format == "svg" else "png", lang, self.money)

    def _texts(self, comparison: Comparison) -> Iterator[str]:
        from ziping.comparison.views import csv, json_lines

        return csv(comparison, self.view) if self.format == "csv" else json_lines(comparison, self.view)


def wanted(file_format: str, out: str | None, by: str, money: str, *, wide: bool, force: bool) -> Wanted:
    """What the options ask for; `E_USAGE` where they do not go together."""
    path = file_only(out, force=force)
    chosen = _format(file_format, path)
    view: View = one_of(BY, by, "--by") if by else "wide" if wide else "long"
    if by and wide:
        raise _usage("--by 和 --wide 只能用一个", "--by and --wide exclude each other")
    if (by or wide) and chosen is None:
        chosen = "csv"  # a view is data
    if chosen in FILES_ONLY and path is None:
        raise _usage(f"{chosen} 不能写到屏幕，请加 -o 文件名", f"{chosen} cannot go to the screen: add -o FILE")
    if by and chosen in FILES_ONLY:
        raise _usage("--by 只用于 csv 和 jsonl：xlsx 里都有", "--by is for csv and jsonl: a workbook has them all")
    if money and chosen in ("csv", "jsonl"):
        raise _usage("--money 不用于数据格式：那里总是元", "--money is not for data, which is in 元 always")
    return Wanted(chosen, path, view, one_of(MONEY, money, "--money") if money else "万元", force)


def _format(file_format: str, path: Path | None) -> ComparisonFormat | None:
    if file_format:
        return one_of(FORMATS, file_format, "-f")
    if path is None or path.suffix.lower() == ".txt":
        return None
    return one_of(FORMATS, path.suffix.lstrip(".").lower(), "-o")


def _usage(what_zh: str, what_en: str) -> UsageError:
    return UsageError("E_USAGE", what_zh=what_zh, what_en=what_en)
