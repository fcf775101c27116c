"""``caich templates eject``: a report's templates copied into the workspace, to be edited."""

from typing import Annotated

import typer

from caichcli.cli import options, session, streams
from caichcli.cli.complete import names_in
from caichcli.cli.options.papers import TemplateFormat
from caichcli.formats.documents import FORMATS
from caichcli.language.messages import say
from caichcli.services.errors import one_of
from caichcli.services.reporting import template_sets
from caichcli.services.reporting.reports import REPORTS


def command(
    report: Annotated[str, typer.Argument(metavar="report", autocompletion=names_in("reports"))],
    format_: TemplateFormat = None,
    lang: options.Lang = "vi",
) -> None:
    """Copy the templates; tell of each whether it was copied or was there."""
    here = session.start(lang)
    name = report if "." in report else one_of(report, REPORTS, "eject")
    format_name = None if format_ is None else one_of(format_, FORMATS, "format")
    copies = list(template_sets.eject(here, name, format_name))
    streams.work_done()
    for copy in copies:
        print(say(here.lang, "render.ejected" if copy.new else "render.left", path=copy.path))
