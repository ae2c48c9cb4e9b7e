"""What each code checks, for people: one on the terminal, all of them, and the page of the docs."""

from schemas.errors import Lang, UsageError
from schemas.findings import finding_names


def explained(code: str, lang: Lang = "zh") -> str:
    """A code's name, what is checked under it and what that rests on; `E_CODE` with the nearest if it is none."""
    from extract.labels import nearest

    known = finding_names().codes
    wanted = code.upper()
    if wanted not in known:
        by_name = {name.zh: key for key, name in known.items()} | {name.en: key for key, name in known.items()}
        near = by_name.get(code) or nearest(wanted, tuple(known))[0]
        if code not in by_name:
            raise UsageError("E_CODE", wanted=code, near=near)
        wanted = near
    one = known[wanted]
    basis = "依据：" if lang == "zh" else "Rests on: "
    return f"{wanted}  {one.in_(lang)}\n{one.why(lang)}\n{basis}{one.basis}\n"


def all_explained(lang: Lang = "zh") -> str:
    """All codes, one after the other."""
    return "\n".join(explained(code, lang) for code in finding_names().codes)


def page() -> str:
    """`docs/findings.md`."""
    names = finding_names()
    severities = " · ".join(f"`{key}` {one.zh} / {one.en}" for key, one in names.severities.items())
    lines = [
        "# Findings 问题",
        "",
        "What `ziping check` looks for, by code; written from `schemas/findings.toml` by",
        "`python -m ziping.check.explain > docs/findings.md`. `ziping explain SUM` prints one.",
        "",
        f"Severities: {severities}. A finding that rests on a doubtful reading says so and is never an error.",
        "",
    ]
    for code, one in names.codes.items():
        lines += [
            f"## {code}",
            "",
            f"**{one.zh}** · {one.en}",
            "",
            one.why_zh,
            "",
            one.why_en,
            "",
            f"依据：{one.basis}",
            "",
        ]
    return "\n".join(lines[:-1]) + "\n"


if __name__ == "__main__":
    import sys

    sys.stdout.buffer.write(page().encode("utf-8"))
