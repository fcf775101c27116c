"""``caich render``: a report through its template, printed or written to files."""

import sys
from typing import Annotated

import typer

from caichcli.cli import former, options, paper_files, session
from caichcli.cli.complete import names_in
from caichcli.cli.options.papers import PaperOptions, PeriodOptions
from caichcli.cli.output import with_bar
from caichcli.cli.usage import Misuse
from caichcli.services.errors import one_of
from caichcli.services.reporting import papers, reports
from caichcli.services.reporting.reports import REPORTS, ReportRequest


def command(
    report: Annotated[
        str | None, typer.Argument(metavar="report", autocompletion=names_in("reports"))
    ] = None,
    *,
    period: PeriodOptions,
    agency: options.Agencies = None,
    wish: PaperOptions,
    with_names: options.NamesOut = False,
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    today: options.Today = None,
    verify: Annotated[str | None, typer.Option("--verify", hidden=True)] = None,
    eject: Annotated[bool, typer.Option("--eject", hidden=True)] = False,
    check_template: Annotated[str | None, typer.Option("--check-template", hidden=True)] = None,
    lang: options.Lang = "vi",
) -> int | None:
    """Make a report; print it, or write it to a file or a folder."""
    if verify is not None:
        return former.verify(verify, lang)
    if check_template is not None:
        return former.check(check_template, lang)
    if report is None:
        raise Misuse("render.which-report", reports=", ".join(REPORTS))
    here = session.start(lang, today, with_names=with_names)
    name = one_of(report, REPORTS, "render")
    if eject:
        return former.eject(name, wish.format_, lang)
    format_name = paper_files.format_name(wish)
    annex, final = not wish.no_annex, wish.final
    request = ReportRequest(
        name, period, agency, plan, as_of, wish.number, wish.date, annex=annex, final=final
    )
    batch = reports.prepare(here, request)
    if final:
        reports.check_final(here, batch)
    for note in paper_files.notes(batch, here.lang, names_period=wish.place is None):
        print(note, file=sys.stderr)
    prose = papers.prose_of(here, wish.place) if wish.place and wish.force else papers.NO_PROSE
    making = papers.make(here, request, batch, format_name, prose)
    every = list(with_bar(making, len(batch.subjects), "render.making", here.lang))
    paper_files.hand_on(here, batch, request, every, wish)
    return None
