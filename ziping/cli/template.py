"""`ziping template`: check templates, list those known, draft one from a report, try one on a report."""

from pathlib import Path
from typing import Annotated

import typer

from schemas.errors import DocumentError, TemplateError, UsageError, ZipingError
from ziping.cli.options import Exit, LangOption, TemplatesOption, complain

FilesArgument = Annotated[list[Path], typer.Argument(metavar="FILE…", help="模板文件 / template files")]
ReportArgument = Annotated[str, typer.Argument(metavar="REPORT", help="报告 / a report")]
commands = typer.Typer(
    no_args_is_help=True,
    help="表式模板：检查、列出、起草、试用。 / Templates of forms: check, list, draft, try.",
)


@commands.command("check", help="检查模板，逐行指出错误。 / Every fault with its line.")
def check_templates(files: FilesArgument, templates: TemplatesOption = None, lang: LangOption = "zh") -> None:
    from ziping.templates import template_files
    from ziping.templates.library import Library, TemplateFile, read_template
    from ziping.write import write_out

    read: list[TemplateFile] = []
    bad = 0
    for path in files:
        try:
            read.append(read_template(path))
        except TemplateError as error:
            complain(error, lang)
            bad += 1
    try:
        library = Library([*template_files(templates), *(file.path for file in read)])
    except ZipingError as error:
        complain(error, lang)
        raise typer.Exit(Exit.USAGE) from error
    for file in read:
        found = library.faults(file)
        for fault in found:
            complain(fault, lang)
        bad += bool(found)
        if not found:
            write_out([GOOD[lang].format(file=file.path, name=file.name)], None)
    raise typer.Exit(Exit.FAILED if bad else Exit.DONE)


GOOD = {"zh": "{file}：{name}，没有错误\n", "en": "{file}: {name}, no fault\n"}


@commands.command("list", help="列出已知的模板及其来源。 / Those known, and where from.")
def list_templates(templates: TemplatesOption = None, lang: LangOption = "zh") -> None:
    from ziping.cli.columns import aligned
    from ziping.templates import template_files
    from ziping.templates.library import Library
    from ziping.write import write_out

    try:
        listed = Library(template_files(templates)).listed()
    except ZipingError as error:
        complain(error, lang)
        raise typer.Exit(Exit.USAGE) from error
    head = ("模板", "部分", "来自", "依据") if lang == "zh" else ("template", "section", "from", "source")
    shown = {"": "随程序" if lang == "zh" else "shipped"}
    rows = [(each.id, each.section, shown.get(where, where), each.source) for each, where in listed]
    write_out([aligned([head, *rows])], None)


def report_of(given: str) -> Path:
    """The one report that is given, by its name or a pattern."""
    from ziping.inputs import find_files

    found = list(find_files([Path(given)]))
    if len(found) != 1:
        what_zh, what_en = f"{given} 不是一份报告，而是 {len(found)} 份", f"{given} is {len(found)} reports, not one"
        raise UsageError("E_USAGE", what_zh=what_zh, what_en=what_en)
    return found[0][0]


@commands.command("draft", help="为没有模板认得的表起草模板。 / Draft one for a table that none knows.")
def draft_templates(
    report: ReportArgument,
    out: Annotated[
        str | None,
        typer.Option("-o", "--out", help="模板文件，或文件夹（以 / 结尾） / file, or folder/", show_default=False),
    ] = None,
    table: Annotated[
        int | None, typer.Option("--table", min=1, help="只为第几张表 / only for this table", show_default=False)
    ] = None,
    templates: TemplatesOption = None,
    force: Annotated[bool, typer.Option("--force", help="覆盖已有文件 / overwrite")] = False,
    lang: LangOption = "zh",
) -> None:
    from extract.draft import drafts_of
    from extract.read import open_source, read
    from ziping.cli.choice import target
    from ziping.templates import known_forms
    from ziping.templates.drafted import files_of
    from ziping.write import make_folder, write_out

    try:
        where, known = target(out), known_forms(templates)
        path = report_of(report)
        drafts = list(drafts_of(read(open_source(path, path.name)), known))
        listed = [draft for draft in drafts if table in (None, draft.table.index + 1)]
        if not listed:
            numbers = " ".join(str(draft.table.index + 1) for draft in drafts)
            raise UsageError("E_NO_TABLE", path.name, which=numbers or "-")
        if where.path is None and len(listed) > 1:
            rest = ", ".join(str(draft.table.index + 1) for draft in listed[1:])
            typer.echo(OTHERS[lang].format(rest=rest), err=True)
            listed = listed[:1]
        files = files_of(listed, where.path, path.name, known, lang, is_folder=where.is_folder)
        if where.path is not None and where.is_folder:
            make_folder(where.path)
        for file, text in files:
            write_out([text], file, force=force)
            if file is not None:
                typer.echo(str(file))
    except ZipingError as error:
        complain(error, lang)
        raise typer.Exit(Exit.NOTHING if isinstance(error, DocumentError) else Exit.USAGE) from error


OTHERS = {"zh": "其余没有模板的表：{rest}（--table）", "en": "other tables without a template: {rest} (--table)"}


@commands.command("try", help="比较没有和有这个模板时各表的读法。 / Each table without and with it.")
def try_template(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="模板文件 / template file")],
    report: ReportArgument,
    templates: TemplatesOption = None,
    every: Annotated[bool, typer.Option("--all", help="全部列出 / list all")] = False,
    lang: LangOption = "zh",
) -> None:
    from ziping.cli.trial import told
    from ziping.templates import forms_of, template_files
    from ziping.templates.trial import tried
    from ziping.write import write_out

    try:
        others = [path for path in template_files(templates) if path.resolve() != file.resolve()]
        path = report_of(report)
        if not file.is_file():
            raise UsageError("E_NOT_FOUND", str(file))
        write_out(told(tried(path, forms_of(others), forms_of([*others, file])), lang, every=every), None)
    except ZipingError as error:
        complain(error, lang)
        raise typer.Exit(Exit.NOTHING if isinstance(error, DocumentError) else Exit.USAGE) from error
