"""Blocks in, a web page printed by Chromium out."""

import subprocess
import tempfile
from collections.abc import Sequence
from html import escape
from pathlib import Path

from corpus.pdfwriter import Block, Grid

STYLE = """
@page {{ size: A4; margin: 22mm 18mm 20mm; @top-right {{ content: "{header}"; font-size: 8pt; color: #555 }}
  @bottom-center {{ content: "第 " counter(page) " 页 共 " counter(pages) " 页"; font-size: 8pt }} }}
body {{ font: 12pt/1.7 {font}; margin: 0 }}
p {{ margin: 0; text-align: justify }} p.para, p.heading {{ text-indent: 2em }} p.heading {{ font-weight: bold }}
p.title {{ font-size: 18pt; text-align: center }} p.sign {{ text-align: right; margin-right: 2em }}
table {{ border-collapse: collapse; width: 100%; table-layout: fixed; line-height: 1.3; margin: 4pt 0 }}
td {{ border: 0.75pt solid #000; padding: 2pt; text-align: center; overflow-wrap: anywhere; white-space: pre-line }}
td.left {{ text-align: left }} td.right {{ text-align: right }} tr {{ break-inside: avoid }}
div.mark {{ position: fixed; top: 45%; left: 10%; font-size: 52pt; color: #0001; transform: rotate(-35deg); white-space: nowrap }}
"""


def print_page(
    path: Path,
    blocks: Sequence[Block | Grid],
    header: str = "",
    watermark: str = "",
    font: str = '"Liberation Serif", "Droid Sans Fallback"',
) -> None:
    """Prints the blocks as a web page, with borders that cells share."""
    body = "".join(_table(block) if isinstance(block, Grid) else _block(block) for block in blocks)
    mark = f'<div class="mark">{escape(watermark)}</div>' if watermark else ""
    style = STYLE.format(header=header, font=font)
    with tempfile.TemporaryDirectory() as name:
        page = Path(name) / "page.html"
        page.write_text(
            f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>{escape(path.stem)}</title>'
            f"<style>{style}</style><body>{mark}{body}</body></html>",
            encoding="utf-8",
        )
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={name}/profile"]
        command += ["--no-pdf-header-footer", f"--print-to-pdf={path}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 – no shell


def _block(block: Block) -> str:
    if block.kind == "page":
        return '<div style="break-before: page"></div>'
    style = f' style="text-align: {block.align}; font-size: {block.size}pt"' if block.kind == "line" else ""
    return f'<p class="{block.kind}"{style}>{escape(block.text) or "&nbsp;"}</p>'


def _table(grid: Grid) -> str:
    total = sum(grid.widths)
    columns = "".join(f'<col style="width: {100 * width / total:.2f}%">' for width in grid.widths)
    rows = [
        "<tr>"
        + "".join(
            f'<td colspan="{cell.across}" rowspan="{cell.down}" class="{cell.align}">{escape(cell.text)}</td>'
            for _, cell in line
        )
        + "</tr>"
        for line in grid.rows
    ]
    head, rest = "".join(rows[: grid.heads]), "".join(rows[grid.heads :])
    return f'<table style="font-size: {grid.size}pt">{columns}<thead>{head}</thead><tbody>{rest}</tbody></table>'
