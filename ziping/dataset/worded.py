"""What is worded for people as SQL gives it in a language: the message of a finding, the reason of a part."""

from schemas.errors import Lang
from ziping.dataset.arrange import knowledge


def message(lang: Lang) -> str:
    """The column of `findings` that holds the message."""
    return "message" if lang == "zh" else "message_en"


def reason(part: str, lang: Lang) -> str:
    """Why a part does not count, empty where it does; `part` is the alias of a row of `parts`."""
    texts = " ".join(f"WHEN {_quoted(key)} THEN {_quoted(told.in_(lang))}" for key, told in knowledge().reasons.items())
    other = f"""
        SELECT od.name FROM reports o JOIN documents od ON od.sha256 = o.sha256 WHERE o.report_id = {part}.of_report
    """  # noqa: S608 - own names
    return f"REPLACE(CASE {part}.reason {texts} ELSE '' END, '{{other}}', COALESCE(({other}), ''))"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
