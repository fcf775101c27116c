"""``caich render``: a report through its template, printed or written to files."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from caichcli.cli import making, options, owning, session, statement, verifying
from caichcli.cli.complete import report_names
from caichcli.cli.owning import refusal
from caichcli.cli.periods import Typed
from caichcli.cli.progress import counted
from caichcli.cli.reports import REPORTS, Documents, Request
from caichcli.cli.usage import Refusal, one_of, unwritten
from caichcli.files.disk import templates, writes
from caichcli.formats.documents import FORMATS, writer
from caichcli.formats.documents.faults import TemplateFault
from caichcli.language.messages import say

Content = str | bytes
_BETWEEN_LETTERS = "\n---\n\n"
_SLASHES = ("/", "\\")


def command(  # noqa: D103
    report: Annotated[
        str | None, typer.Argument(metavar="report", autocompletion=report_names)
    ] = None,
    week: Annotated[str | None, typer.Option("--week", metavar="week")] = None,
    month: Annotated[str | None, typer.Option("--month", metavar="month")] = None,
    quarter: Annotated[str | None, typer.Option("--quarter", metavar="quarter")] = None,
    half: Annotated[str | None, typer.Option("--half", metavar="half")] = None,
    year: Annotated[str | None, typer.Option("--year", metavar="year")] = None,
    from_: Annotated[
        str | None, typer.Option("--from", metavar="day", help="option.period_from")
    ] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="day", help="option.period_to")] = None,
    cutoff: Annotated[str | None, typer.Option("--cutoff", metavar="cutoff")] = None,
    agency: options.Agencies = None,
    format_: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="format", help="option.document_format"),
    ] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="file")] = None,
    force: Annotated[bool, typer.Option("--force")] = False,
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    today: Annotated[str | None, typer.Option("--today", metavar="day")] = None,
    verify: Annotated[str | None, typer.Option("--verify", metavar="file")] = None,
    eject: Annotated[bool, typer.Option("--eject")] = False,
    check_template: Annotated[
        str | None, typer.Option("--check-template", metavar="template")
    ] = None,
    lang: options.Lang = "vi",
) -> None:
    language = session.speak(lang)
    if verify is not None:
        raise typer.Exit(verifying.verify(verify, language))
    if check_template is not None:
        raise typer.Exit(owning.check(check_template, language))
    if report is None:
        raise Refusal("render.which-report", reports=", ".join(REPORTS))
    name = one_of(report, REPORTS, "render")
    if eject:
        owning.eject(name, format_, language)
        return
    format_name = _format(format_, output)
    request = Request(
        name,
        language,
        session.today() if today is None else session.read_date(today, "--today"),
        Typed(week, month, quarter, half, year, from_, to, cutoff),
        agency,
        plan,
        as_of,
    )
    found = REPORTS[name](request)
    try:
        texts = dict(write(request, found, format_name))
    except ModuleNotFoundError as error:
        raise owning.needs_office(error) from error
    for key, values in found.notes:
        print(say(language, key, **values), file=sys.stderr)
    if output is not None:
        _hand_out(texts, output, FORMATS[format_name].endings[0], force=force, whole=found)
        print(say(language, "render.written", path=output), file=sys.stderr)
    elif len(texts) > 1 and format_name != "markdown":
        raise Refusal("render.several-files", count=len(texts))
    else:
        _print(list(texts.values()))


def _print(contents: list[Content]) -> None:
    """Documents to standard output; what is no text only where no terminal shows it."""
    for number, content in enumerate(contents):
        if isinstance(content, str):
            sys.stdout.write(content if number == 0 else _BETWEEN_LETTERS + content)
        elif sys.stdout.isatty():
            raise Refusal("render.not-on-a-terminal")
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(content)


def write(request: Request, found: Documents, format_: str) -> Iterator[tuple[str, Content]]:
    """Each document's name and content, sealed; a Refusal for a template with a fault."""
    from caichcli.formats.documents.environment import Job

    asked, to_format = found.asked, writer(format_)
    made = making.maker(asked, request.lang)
    load = templates.loader(asked.workspace.templates, request.lang)
    for document in counted(found.documents, "render.making", request.lang):
        how = made(document.facts)
        values = {"report": document.value, "made": how}
        content = to_format.write(Job(request.report, values, asked.book, request.lang, load))
        if isinstance(content, TemplateFault):
            raise refusal(content, request.lang)
        words = statement.state(request, asked.book, document, how)
        yield document.stem, to_format.seal(content, words)


def _hand_out(
    texts: dict[str, Content], output: str, ending: str, *, force: bool, whole: Documents
) -> None:
    """Write the document, or the folder of them: all or none."""
    if whole.several and (len(texts) > 1 or _is_folder(output)):
        if Path(output).suffix == ending and not _is_folder(output):
            raise Refusal("render.not-a-folder-s-name", path=output)
        named = {f"{stem}{ending}": text for stem, text in texts.items()}
        fault = writes.write_all(Path(output), named, overwrite=force)
    elif output.endswith(_SLASHES):
        raise Refusal("render.folder", path=output.rstrip("".join(_SLASHES)))
    else:
        (text,) = texts.values()
        fault = writes.write(Path(output), text, overwrite=force)
    if fault is not None:
        raise unwritten(fault.reason, fault.path)


def _is_folder(output: str) -> bool:
    return output.endswith(_SLASHES) or Path(output).is_dir() or not Path(output).suffix


def _format(asked: str | None, output: str | None) -> str:
    """The format asked for, else the one of the output file's ending."""
    if asked is not None:
        return one_of(asked, FORMATS, "--format")
    ending = Path(output).suffix.lower() if output else ""
    if not ending or not output:
        return next(iter(FORMATS))
    for name, format_ in FORMATS.items():
        if ending in format_.endings:
            return name
    raise Refusal("render.unknown-ending", path=output, formats="|".join(FORMATS))
