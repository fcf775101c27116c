"""``caich verify``: what stands in a paper, beside the plan then and now."""

from typing import Annotated

import typer

from caichcli.cli import options, session, verifying
from caichcli.cli.complete import names_in
from caichcli.cli.usage import FINDINGS, Misuse
from caichcli.services.errors import one_of
from caichcli.services.reporting import periods, verification
from caichcli.services.reporting.reports import REPORTS, ReportRequest


def command(
    file: Annotated[str, typer.Argument(metavar="file", help="option.paper")],
    report: Annotated[
        str | None,
        typer.Option(
            "--report",
            metavar="report",
            help="option.paper_report",
            autocompletion=names_in("reports"),
        ),
    ] = None,
    period: Annotated[
        str | None, typer.Option("--period", metavar="period", help="option.paper_period")
    ] = None,
    agency: options.Agencies = None,
    final: options.Final = False,
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    lang: options.Lang = "vi",
) -> int:
    """Say whether the paper differs, and where; return FINDINGS where it does."""
    here = session.start(lang)
    request = None
    if report is not None:
        name, words = one_of(report, REPORTS, "render"), periods.words_of(period)
        request = ReportRequest(name, words, agency, plan, as_of, final=final)
    elif period or agency or plan or as_of:
        raise Misuse("verify.which-report", reports=", ".join(REPORTS))
    claim = verification.read(here, file, request)
    answer = verification.verify(here, claim)
    for line in verifying.lines(file, claim, answer, here.lang):
        print(line)
    return FINDINGS if answer.comparison.differences else 0
