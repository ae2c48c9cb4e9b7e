"""The template that docs/template.md makes: the list of projects in a Guangdong report, with fields of its own."""

from tests.ziping.command import CORPUS, ROOT

(GUANGDONG,) = CORPUS.glob("guangdong-2022-fengshun/*.docx")
SPENDING = (ROOT / "docs" / "forms" / "guangdong-spending.toml").read_text(encoding="utf-8")
